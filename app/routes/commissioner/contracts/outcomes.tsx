import { z } from "zod";
import { recordOutcome } from "#app/commands/call-off/record-outcome.server.ts";
import { OutcomeResults } from "#app/components/call-off/OutcomeResults.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { contractTermOf } from "#app/data/call-off/contract-terms.server.ts";
import { measuresOf, resultsFound } from "#app/data/call-off/outcomes.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, shortDay } from "#app/domain/calendar-words.ts";
import { addDays, dayOf } from "#app/domain/calendar.ts";
import { periodsOf } from "#app/domain/call-off/outcomes.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { decimalField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Outcomes and what they earn") }];
export const handle = { wide: true };

const params = byId("contractId");

export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params },
  async ({ actor, params: { contractId }, url }) =>
    reading(actor, async (tx, now) => {
      const contract = found(await contractTermOf(tx, contractId));
      const measures = await measuresOf(tx, contract.callOffId);
      const over = measures.flatMap((measure) =>
        periodsOf(measure, contract)
          .filter(({ to }) => to <= dayOf(now))
          .map(({ number, from, to }) => ({
            value: `${measure.id}:${number}`,
            text: `${measure.title} in ${measure.unit}, period ${number}: ${shortDay(from)} to ${shortDay(addDays(to, -1))}`,
          })),
      );
      return {
        ...{ contract, contractId, measures, over, today: dayOf(now) },
        results: await resultsFound(tx, contractId),
        mayRecord: contract.commissionerId === actor.commissionerId && mayDo(actor, "contract:manage"),
        done: url.searchParams.get("done") ? "The result is recorded." : null,
      };
    }),
);

const form = z.object({
  which: z.string().regex(/^[0-9a-f-]{36}:[0-9]{1,3}$/, "Select the measure and the period"),
  value: decimalField("the result", { most: "1000000" }),
  evidence: textField("the evidence", 2000),
});

export const action = guardAction(
  { area: "commissioner", permission: "contract:manage", params },
  async ({ actor, params: { contractId }, fields }) => {
    const { text } = fields;
    const parsed = form.safeParse({ which: text("which"), value: text("value"), evidence: text("evidence") });
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const { which, value, evidence } = parsed.data;
    const [measureId = "", period] = which.split(":");
    const result = { measureId, period: Number(period), value, evidence };
    const verdict = found(await recordOutcome(actor, contractId, result));
    if (verdict.ok) throw redirect(`${paths.contractStep(contractId, "outcomes")}?done=recorded`);
    if (verdict.why.kind === "period-not-over")
      return refused(
        fields,
        `A result is recorded once its period is over, from ${dayInWords(verdict.why.to)}`,
        "which",
      );
    return refused(fields, "There is no such period in this contract", "which");
  },
);

export default function OutcomesOfContract() {
  const { contract, contractId, measures, results, over, mayRecord, done, today } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.contract(contractId)}>The contract</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${contract.reference}: ${contract.title}, ${contract.provider}`}>
        Outcomes and what they earn
      </PageHeading>
      <OutcomeResults today={today} term={contract} measures={measures} found={results} />
      {mayRecord && over.length > 0 ? <ResultForm over={over} reply={reply} /> : null}
      {mayRecord && measures.length > 0 && over.length === 0 ? (
        <p className="govuk-body">The first result can be recorded when the first period is over.</p>
      ) : null}
    </>
  );
}

type ResultFormProps = {
  readonly over: readonly { readonly value: string; readonly text: string }[];
  readonly reply: Reply | undefined;
};

function ResultForm({ over, reply }: ResultFormProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Record a result</h2>
      <p className="govuk-body">
        A result of the same period that was recorded before gives way; the audit trail keeps it.
      </p>
      <Select
        name="which"
        label="Which measure, and which period?"
        items={[{ value: "", text: "Choose a period that is over" }, ...over]}
        value={shown(reply, "which")}
        error={reply?.errors["which"]}
      />
      <Input
        name="value"
        label="What was found?"
        width={10}
        inputMode="decimal"
        value={shown(reply, "value")}
        error={reply?.errors["value"]}
      />
      <Textarea
        name="evidence"
        label="How is it known?"
        hint="The source and how many people it is about. The provider reads this. Do not name a person."
        value={shown(reply, "evidence")}
        error={reply?.errors["evidence"]}
      />
      <Button preventDoubleClick>Record the result</Button>
    </form>
  );
}
