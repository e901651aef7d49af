import { contractState } from "#app/domain/call-off/contract.ts";
import type { Trial } from "#app/domain/call-off/trial.ts";
import { dayInWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { partnersOfContract } from "#app/data/call-off/contract-partners.server.ts";
import { contractOf, linesOfContract } from "#app/data/call-off/contracts.server.ts";
import { lotStepsOf, milestonesOf } from "#app/data/call-off/move-through.server.ts";
import { measuresOf } from "#app/data/call-off/outcomes.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { MoveTimeline } from "#app/components/call-off/MoveTimeline.tsx";
import { trialOutcomeWords } from "#app/components/call-off/TrialSummary.tsx";
import { ContractChanges } from "#app/components/contract/ContractChanges.tsx";
import { contractLooks, kindOfContract, monthsInWords } from "#app/components/contract/contract-words.ts";
import { ContractLines } from "#app/components/contract/ContractLines.tsx";
import { ContractPartners } from "#app/components/contract/ContractPartners.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { changesInWords } from "#app/web/changes-in-words.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Your contract") }];
export const handle = { wide: true };

/** What the acting provider agreed in one of its contracts. */
export const loader = guardLoader(
  { area: "provider", permission: "contract:own", params: byId("contractId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const contract = found(await contractOf(tx, params.contractId));
      const lines = await linesOfContract(tx, contract.id);
      const isLead = contract.providerId === actor.providerId;
      const steps = (await lotStepsOf(tx, contract.callOffId)).filter((step) => step.afterMonths !== null);
      const reached = await milestonesOf(tx, contract.id);
      return {
        ...{ contract, state: contractState(contract, dayOf(now)), lines },
        ...{ partners: await partnersOfContract(tx, contract.id), isLead },
        ownValue: formatPounds(pence(lines.reduce((sum, { value }) => sum + value, 0))),
        steps: steps.map((step) => ({ ...step, record: reached.get(step.lotId) ?? null })),
        changes: await changesInWords(tx, contract, dayOf(now)),
        trial: toldTrial(await trialOf(tx, contract.callOffId)),
        paidByOutcomes: isLead && (await measuresOf(tx, contract.callOffId)).length > 0,
      };
    }),
);

/** What a provider is told of the trial in its contract. */
function toldTrial(trial: Trial | undefined) {
  if (!trial) return null;
  const { hypothesis, measure, endsOn, decision } = trial;
  return { hypothesis, measure, endsOn, decision };
}

export default function OwnContract() {
  const { contract, state, lines, changes, trial, paidByOutcomes, isLead, ownValue, steps, partners } =
    useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.ownContracts}>Your contracts</BackLink>
      <PageHeading caption={contract.reference}>{contract.title}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={state} looks={contractLooks} />
      </p>
      <SummaryList
        rows={[
          { key: "With", value: contract.commissioner },
          ...(isLead
            ? []
            : [
                { key: "Led by", value: contract.provider },
                { key: "Your part", value: `${ownValue} without VAT, over the whole term` },
              ]),
          {
            key: isLead ? "Value" : "Value of the whole",
            value: `${formatPounds(contract.value)} without VAT, ${formatPounds(contract.valueWithVat)} with it, over the whole term`,
          },
          {
            key: "Runs",
            value: `${shortDay(contract.startsOn)} to ${shortDay(contract.endsOn)}, both included`,
          },
          ...(contract.endedOn
            ? [
                {
                  key: "Ends early",
                  value: `On ${shortDay(contract.endedOn)}: ${contract.endedReason}`,
                },
              ]
            : []),
          ...(contract.endedOn
            ? []
            : [{ key: "May be extended by", value: monthsInWords(contract.extensionMonths) }]),
          { key: "Kind", value: kindOfContract[contract.kind] },
          {
            key: isLead ? "Lots" : "Your lots",
            value: contract.lots.map(({ number, title }) => `${number}. ${title}`).join("; "),
          },
          { key: "Signed", value: shortDay(contract.signedOn) },
        ]}
      />
      <ContractPartners partners={partners} leadId={contract.providerId} />
      <ContractLines lines={lines} />
      {steps.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">How people move on from lot to lot</h2>
          <MoveTimeline startsOn={contract.startsOn} steps={steps} />
        </>
      ) : null}
      <ContractChanges changes={changes} />
      {trial ? <TriedOut trial={trial} /> : null}
      {paidByOutcomes ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${paths.ownContract(contract.id)}/outcomes`}>
            Outcomes and what they earn
          </a>
        </p>
      ) : null}
    </>
  );
}

/** What its provider reads of a trial: what is tried out, how it will be known, until when, and what was decided. */
function TriedOut({ trial }: { readonly trial: NonNullable<ReturnType<typeof toldTrial>> }) {
  const { decision } = trial;
  return (
    <>
      <h2 className="govuk-heading-m">What is tried out</h2>
      <SummaryList
        rows={[
          { key: "What is believed", value: trial.hypothesis },
          { key: "How it will be known", value: trial.measure },
          { key: "Ends on", value: dayInWords(trial.endsOn) },
          {
            key: "Decision",
            value: decision
              ? `${trialOutcomeWords[decision.outcome]}: ${decision.reason}`
              : `Not yet. It is due on ${dayInWords(trial.endsOn)}`,
          },
          ...(decision?.lesson ? [{ key: "What was learnt", value: decision.lesson }] : []),
        ]}
      />
    </>
  );
}
