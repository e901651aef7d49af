import { z } from "zod";
import { recordSaving } from "#app/commands/brokerage/move-saving.server.ts";
import { savingKindWords } from "#app/components/brokerage/enquiry-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { choiceField, moneyField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Record a saving") }];

const access = { area: "brokerage", permission: "saving:manage", params: byId("placementId") } as const;
const kinds = ["one-off", "income", "step-down"] as const;

export const loader = guardLoader(access, async ({ actor, params: { placementId } }) =>
  reading(actor, async (tx) => {
    const { reference } = found(await placementOf(tx, placementId));
    return { id: placementId, reference };
  }),
);

const form = z.object({
  kind: choiceField(kinds, "Select what kind of saving it is"),
  pence: moneyField,
  words: textField("why it is a saving", 500),
});

export const action = guardAction(access, async ({ actor, params: { placementId }, fields }) => {
  const said = { kind: fields.text("kind"), pence: fields.text("pence"), words: fields.text("reason") };
  const parsed = form.safeParse(said);
  const read = withDays(parsed, fields.text, { from: "the day from which it is saved" });
  if ("errors" in read) {
    const { words, ...errors } = read.errors;
    return badForm(fields, words === undefined ? errors : { ...errors, reason: words });
  }
  const verdict = await recordSaving(actor, {
    placementId,
    ...read.said,
    fromOn: read.days.from,
    toOn: null,
  });
  if (verdict.ok) throw redirect(`${paths.savings}?done=recorded`);
  const { field, sentence } = noInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function NewSaving() {
  const { id, reference } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.placement(id)}>The placement</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      <PageHeading caption={reference}>Record a saving</PageHeading>
      <p className="govuk-body">
        A price that falls or is avoided is recorded by itself when it is agreed. Record here what comes
        otherwise.
      </p>
      <form method="post" noValidate>
        <Radios
          name="kind"
          legend="What kind"
          value={shown(reply, "kind")}
          error={reply?.errors["kind"]}
          items={[
            { value: "one-off", text: savingKindWords["one-off"], hint: "Money that comes back once." },
            { value: "income", text: savingKindWords.income, hint: "A share that somebody else pays." },
            { value: "step-down", text: savingKindWords["step-down"], hint: "The person needs less." },
          ]}
        />
        <Input
          name="pence"
          label="How much: once, or a week"
          prefix="£"
          width={5}
          inputMode="decimal"
          value={shown(reply, "pence")}
          error={reply?.errors["pence"]}
        />
        <DayField {...dayBoxes(reply, "from")} legend="From which day" hint="For example 1 12 2026" />
        <Input
          name="reason"
          label="Why"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button preventDoubleClick>Propose it</Button>
      </form>
    </>
  );
}
