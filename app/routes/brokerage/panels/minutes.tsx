import { z } from "zod";
import { closeSitting } from "#app/commands/brokerage/hold-sitting.server.ts";
import { agendaOf } from "#app/data/brokerage/panel-cases.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { sittingSentences } from "#app/components/brokerage/panel-refusals.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Close a sitting") }];

const access = { area: "brokerage", permission: "panel:run", params: byId("sittingId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const sitting = found(await sittingOf(tx, params.sittingId));
    const agenda = await agendaOf(tx, sitting);
    const left = agenda.filter((one) => !one.decided && one.withdrawnAt === null);
    return {
      ...{ id: sitting.id, when: inWords(sitting.sitsAt) },
      left: left.map(({ reference }) => reference),
    };
  }),
);

const form = z.object({ minutes: textField("the minutes", 20_000) });

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const parsed = form.safeParse({ minutes: fields.text("minutes") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = await closeSitting(actor, params.sittingId, parsed.data.minutes);
  if (verdict.ok) throw redirect(`${paths.sitting(params.sittingId)}?done=closed`);
  if (verdict.why.kind === "not-found") throw notFound();
  if (verdict.why.kind === "names-a-person")
    return refused(fields, personSentence(verdict.why.detail), "minutes");
  return refused(fields, sittingSentences[verdict.why.kind], "minutes");
});

export default function Minutes() {
  const { id, when, left } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.sitting(id)}>Sitting</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`Sitting at ${when}`}>Close with minutes</PageHeading>
      {left.length > 0 ? (
        <WarningText>
          {left.join(", ")} {left.length === 1 ? "is not decided and waits" : "are not decided and wait"} for
          the next sitting.
        </WarningText>
      ) : null}
      <form method="post" noValidate>
        <Textarea
          name="minutes"
          label="Minutes"
          hint="What was discussed, interests that were declared, chair’s actions noted. Name nobody who is cared for. Nothing of the sitting changes afterwards."
          rows={12}
          value={shown(reply, "minutes")}
          error={reply?.errors["minutes"]}
        />
        <Button preventDoubleClick>Close the sitting</Button>
      </form>
    </>
  );
}
