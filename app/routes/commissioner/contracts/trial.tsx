import { z } from "zod";
import { recordTrialFinding, recordTrialSpend } from "#app/commands/call-off/run-trial.server.ts";
import { TrialSummary } from "#app/components/call-off/TrialSummary.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { findingsOf, spendsOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { SpendRefusal } from "#app/domain/call-off/trial.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { contractSumField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";
import { trialOfContract } from "./trial-page.server.ts";

export const meta = () => [{ title: titleOf("What is tried out") }];

const params = byId("contractId");

const doneWords: Readonly<Record<string, string>> = {
  spent: "The payment is recorded.",
  learnt: "What was learnt is recorded.",
  decided: "The decision is recorded.",
};

export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params },
  async ({ actor, params: { contractId }, url }) =>
    reading(actor, async (tx, now) => {
      const page = await trialOfContract(tx, actor, contractId, now);
      const { contract } = page;
      return {
        ...page,
        spends: await spendsOf(tx, contract.callOffId),
        findings: await findingsOf(tx, contract.callOffId),
        mayRecord: contract.commissionerId === actor.commissionerId && mayDo(actor, "contract:manage"),
        mayDraft: contract.commissionerId === actor.commissionerId && mayDo(actor, "call-off:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const spend = z.object({
  amount: contractSumField("the amount"),
  spendWords: textField("what it was spent on", 500),
});
const finding = z.object({ findingWords: textField("what was learnt", 4000) });

export const action = guardAction(
  { area: "commissioner", permission: "contract:manage", params },
  async ({ actor, params: { contractId }, fields }) => {
    const page = paths.contractStep(contractId, "trial");
    if (fields.text("intent") === "learn") {
      const parsed = finding.safeParse({ findingWords: fields.text("findingWords") });
      const read = withDays(parsed, fields.text, { learnt: "the day on which it was learnt" });
      if ("errors" in read) return badForm(fields, read.errors);
      const said = { on: read.days.learnt, words: read.said.findingWords };
      const verdict = found(await recordTrialFinding(actor, contractId, said));
      if (verdict.ok) throw redirect(`${page}?done=learnt`);
      return refused(fields, "The day on which it was learnt must be today or in the past", "learnt");
    }
    const parsed = spend.safeParse({ amount: fields.text("amount"), spendWords: fields.text("spendWords") });
    const read = withDays(parsed, fields.text, { spent: "the day of the payment" });
    if ("errors" in read) return badForm(fields, read.errors);
    const said = { on: read.days.spent, pence: read.said.amount, words: read.said.spendWords };
    const verdict = found(await recordTrialSpend(actor, contractId, said));
    if (verdict.ok) throw redirect(`${page}?done=spent`);
    return refusedSpend(fields, verdict.why);
  },
);

function refusedSpend(fields: Fields, why: SpendRefusal) {
  switch (why.kind) {
    case "over-ceiling":
      return refused(
        fields,
        `Amount must be no more than ${formatPounds(why.left)}, which is left`,
        "amount",
      );
    case "not-yet":
      return refused(fields, "The day of the payment must be today or in the past", "spent");
    default:
      return unreachable(why);
  }
}

const targets = { spent: "spent-day", learnt: "learnt-day" };

export default function TrialOfContract() {
  const page = useLoaderData<typeof loader>();
  const { contract, trial, contractId, spends, findings, mayRecord, mayDecide, done } = page;
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.contract(contractId)}>The contract</BackLink>
      <FormErrors errors={reply?.errors} targets={targets} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${contract.reference}: ${contract.title}`}>What is tried out</PageHeading>
      <TrialSummary trial={trial} decided={page.decided} committed={contract.valueWithVat} />
      <AfterDecision {...page} />
      {page.notToDecide ? <p className="govuk-body">{page.notToDecide}.</p> : null}
      {mayDecide ? (
        <Button href={paths.contractStep(contractId, "trial/decision")}>
          Decide whether to stop or adopt
        </Button>
      ) : null}
      <h2 className="govuk-heading-m">What was learnt</h2>
      {findings.length === 0 ? <p className="govuk-body">Nothing is recorded yet.</p> : null}
      {findings.map(({ id, on, words }) => (
        <p key={id} className="govuk-body">
          <strong>{dayInWords(on)}:</strong> {words}
        </p>
      ))}
      {mayRecord ? <LearnForm reply={reply} /> : null}
      <h2 className="govuk-heading-m">What was spent</h2>
      {spends.length === 0 ? (
        <p className="govuk-body">Nothing is recorded yet.</p>
      ) : (
        <ResponsiveTable
          caption="Payments"
          captionHidden
          columns={[
            { key: "on", label: "Day" },
            { key: "words", label: "For what" },
            { key: "amount", label: "Amount", numeric: true },
          ]}
          rows={spends.map(({ id, on, words, pence }) => ({
            key: id,
            cells: { on: dayInWords(on), words, amount: formatPounds(pence) },
          }))}
        />
      )}
      {mayRecord ? <SpendForm reply={reply} /> : null}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** What a decision leads to. */
function AfterDecision({ trial, contract, contractId, mayDraft }: Page) {
  if (!trial.decision) return null;
  const toContract = (
    <a className="govuk-link" href={paths.contract(contractId)}>
      The contract and its notices
    </a>
  );
  if (trial.decision.outcome === "STOP")
    return (
      <InsetText>
        It is stopped, and its contract ends on {dayInWords(contract.endedOn ?? contract.endsOn)}. It cannot
        be made longer. {toContract}
      </InsetText>
    );
  return (
    <InsetText>
      <p className="govuk-body">
        It is adopted. From now on it is bought in the ordinary way, by a call-off of its own. This contract
        runs to {dayInWords(contract.endedOn ?? contract.endsOn)} within its ceiling. {toContract}
      </p>
      {mayDraft ? (
        <Button href={`${paths.newCallOff}?framework=${contract.frameworkId}&adopts=${contract.callOffId}`}>
          Draft a call-off to buy it
        </Button>
      ) : (
        <p className="govuk-body">Somebody who manages call-offs drafts it from this page.</p>
      )}
    </InsetText>
  );
}

function LearnForm({ reply }: { readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <Textarea
        name="findingWords"
        label="What was learnt?"
        hint="The figure and what you make of it. Do not name a person."
        value={shown(reply, "findingWords")}
        error={reply?.errors["findingWords"]}
      />
      <DayField {...dayBoxes(reply, "learnt")} legend="When was it learnt?" />
      <Button variant="secondary" name="intent" value="learn" preventDoubleClick>
        Record what was learnt
      </Button>
    </form>
  );
}

function SpendForm({ reply }: { readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <Input
        name="amount"
        label="How much, with VAT?"
        prefix="£"
        width={10}
        inputMode="decimal"
        value={shown(reply, "amount")}
        error={reply?.errors["amount"]}
      />
      <Input
        name="spendWords"
        label="What for?"
        value={shown(reply, "spendWords")}
        error={reply?.errors["spendWords"]}
      />
      <DayField {...dayBoxes(reply, "spent")} legend="When was it paid?" />
      <Button variant="secondary" name="intent" value="spend" preventDoubleClick>
        Record the payment
      </Button>
    </form>
  );
}
