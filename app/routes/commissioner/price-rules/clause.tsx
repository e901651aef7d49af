import { z } from "zod";
import { addClauseOfPrices } from "#app/commands/pricing/set-price-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { ownFrameworks } from "#app/data/price-rules.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { clauseRefusal, reasonNames } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("Add a clause") }];

const access = { area: "commissioner", permission: "price-rule:set", params: byId("frameworkId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const framework = found((await ownFrameworks(tx)).find(({ id }) => id === params.frameworkId));
    return { title: framework.title };
  }),
);

const form = z.object({
  reason: choiceField(
    ["ROUND", "CAP", "UPLIFT", "NEGOTIATION", "EXCEPTION"],
    "Select what changes the price",
  ),
  clause: textField("the clause, with its number", 300),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ reason: fields.text("reason"), clause: fields.text("clause") });
  const read = withDays(parsed, fields.text, { from: "the day from which it holds" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { frameworkId } = params;
  const verdict = await addClauseOfPrices(
    actor,
    { frameworkId, ...read.said, fromOn: read.days.from },
    arrival,
  );
  if (verdict.ok) throw redirect(`${paths.priceRules}?done=saved`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, clauseRefusal(verdict.why), "from");
});

export default function AddClause() {
  const { title } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.priceRules}>Limits, clauses and floors</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={title}>Add a clause</PageHeading>
      <form method="post" noValidate>
        <Radios
          name="reason"
          legend="What changes the price?"
          hint="The clause that holds for it now ends on the day of the new one."
          value={shown(reply, "reason")}
          error={errors["reason"]}
          items={Object.entries(reasonNames).map(([value, text]) => ({ value, text }))}
        />
        <Input
          name="clause"
          label="Clause"
          hint="As the terms number it, like Schedule 4, clause 5: annual uplift. Every new rate names it."
          value={shown(reply, "clause")}
          error={errors["clause"]}
        />
        <DayField legend="From which day?" hint="Today or later." {...dayBoxes(reply, "from")} />
        <Button preventDoubleClick>Add the clause</Button>
      </form>
    </>
  );
}
