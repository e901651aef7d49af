import { changeRound } from "#app/commands/round/draft-round.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworkById, lotsOf } from "#app/data/frameworks.server.ts";
import { questionSetsOf } from "#app/data/question-sets.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { mayChange } from "#app/domain/round/decisions.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { draftSentence, readRoundForm } from "./round-form.server.ts";
import { boxesOf, RoundErrors, RoundForm } from "./round-form.tsx";

export const meta = () => [{ title: titleOf("Change a draft round") }];

const access = { area: "commissioner", permission: "round:manage", params: byId("roundId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const round = found(await roundById(tx, params.roundId));
    if (!mayChange(round, now).ok) throw redirect(paths.round(round.id));
    const framework = found(await frameworkById(tx, round.frameworkId));
    return {
      id: round.id,
      title: round.title,
      regime: framework.regime,
      lots: await lotsOf(tx, [framework.id]),
      sets: await questionSetsOf(tx, framework.id),
      stored: boxesOf(round),
      storedLots: round.wholeFramework ? [] : round.lotIds,
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = readRoundForm(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const verdict = await changeRound(actor, params.roundId, form.draft);
  if (verdict.ok) throw redirect(`${paths.round(params.roundId)}?done=changed`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, text } = draftSentence(verdict.why);
  return refused(fields, text, field);
});

export default function EditRound() {
  const { id, title, ...form } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <RoundErrors reply={reply} />
      <BackLink href={paths.round(id)}>{title}</BackLink>
      <PageHeading caption={title}>Change the draft</PageHeading>
      <RoundForm {...form} reply={reply} />
    </>
  );
}
