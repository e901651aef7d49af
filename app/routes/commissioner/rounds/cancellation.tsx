import { z } from "zod";
import { cancelRound } from "#app/commands/round/cancel-round.server.ts";
import { reading } from "#app/data/db.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { cancelRound as mayCancel } from "#app/domain/round/decisions.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { roundLooks } from "#app/components/portal/round-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Cancel the round") }];

const access = { area: "commissioner", permission: "round:manage", params: byId("roundId") } as const;
const longest = 1_000;
const schema = z.object({ reason: textField("the reason", longest) });

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const round = found(await roundById(tx, params.roundId));
    if (!mayCancel(round, now).ok) throw redirect(paths.round(round.id));
    return { id: round.id, title: round.title, published: round.publishedAt !== null };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const form = schema.safeParse({ reason: fields.text("reason") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await cancelRound(actor, params.roundId, form.data.reason, arrival);
  if (verdict.ok) throw redirect(`${paths.round(params.roundId)}?done=cancelled`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(
    fields,
    `This round is “${roundLooks[verdict.why.status].word}” and cannot be cancelled any more`,
  );
});

export default function Cancellation() {
  const { id, title, published } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <BackLink href={paths.round(id)}>{title}</BackLink>
      <PageHeading caption={title}>Cancel the round</PageHeading>
      <WarningText>A cancelled round cannot be taken up again.</WarningText>
      <p className="govuk-body">
        {published
          ? "Everyone with a draft or a submission is told by mail, with your reason. Nothing that was submitted is ever opened; what they prepared stays theirs to carry forward."
          : "Nobody has seen this draft, so nobody is told."}
      </p>
      <form method="post" noValidate>
        <CharacterCount
          name="reason"
          label="Why is it cancelled?"
          labelSize="s"
          maxLength={longest}
          rows={4}
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          Cancel the round
        </Button>
      </form>
    </>
  );
}
