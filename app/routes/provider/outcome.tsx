import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { fromColumn } from "#app/data/days.server.ts";
import { reading } from "#app/data/db.server.ts";
import { acceptancesOf, ownApplication, termsOf } from "#app/data/evaluation-admission.server.ts";
import { decisionsOf, type LotDecision } from "#app/data/evaluation-outcomes.server.ts";
import { Criteria } from "#app/components/evaluation/Criteria.tsx";
import { WhatNext, type NextSteps } from "#app/components/evaluation/WhatNext.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Outcome of your application") }];

export const loader = guardLoader(
  { area: "provider", permission: "application:write", params: byId("applicationId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const application = found(await ownApplication(tx, params.applicationId));
      const decisions = await decisionsOf(tx, { applicationId: application.id });
      const terms = await termsOf(tx, application.frameworkId, now);
      const accepted = (await acceptancesOf(tx, { applicationId: application.id })).find(
        (each) => each.termsId === terms?.id,
      );
      const [first] = decisions;
      const admitted = decisions.filter((decision) => decision.admitted);
      const next: NextSteps = {
        admitted: admitted.length > 0,
        members: admitted.length > 0 && admitted.every((decision) => decision.admittedAt !== null),
        standstill:
          first?.standstillEndsAt && now < first.standstillEndsAt
            ? deadlineInWords(first.standstillEndsAt)
            : null,
        accepted: accepted ? `${accepted.signatoryName}, ${accepted.signatoryRole}` : null,
        effectiveOn: dayInWords(fromColumn(application.effectiveOn)),
        commissioner: application.commissioner,
        contactMail: application.contactMail,
      };
      return {
        id: application.id,
        ...{ reference: application.reference, round: application.round, framework: application.framework },
        sentAt: first?.letterAt ? inWords(first.letterAt) : null,
        ...outcomesInWords(decisions),
        next,
      };
    }),
);

/** What is the same for every lot is told once, the rest lot by lot. */
function outcomesInWords(decisions: readonly LotDecision[]) {
  const common = (decision: LotDecision) =>
    decision.criteria.filter((criterion) => criterion.kind !== "prices");
  const [first = []] = decisions.map(common);
  const isShared = decisions.every((decision) => JSON.stringify(common(decision)) === JSON.stringify(first));
  return {
    shared: isShared ? first : [],
    lots: decisions.map(({ lotId, lot, number, admitted, criteria }) => ({
      ...{ lotId, name: `Lot ${number}: ${lot}`, state: admitted ? ("yes" as const) : ("no" as const) },
      criteria: isShared ? criteria.filter((criterion) => criterion.kind === "prices") : criteria,
    })),
  };
}

const looks = {
  yes: { word: "Admitted", colour: "green" },
  no: { word: "Not admitted", colour: "red" },
} as const;

export default function Outcome() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.application(page.id)}>Your application</BackLink>
      <PageHeading caption={`${page.reference}, ${page.round}`}>Outcome of your application</PageHeading>
      {page.sentAt === null ? (
        <EmptyState title="Not decided yet">
          We will write to you when the outcome for each lot, with its reasons, is here.
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">
            Sent at {page.sentAt}. The outcome of your application to {page.framework}, for each lot and
            criterion by criterion.
          </p>
          {page.lots.map((lot) => (
            <section key={lot.lotId} aria-labelledby={`lot-${lot.lotId}`}>
              <h2 className="govuk-heading-m" id={`lot-${lot.lotId}`}>
                {lot.name} <StatusTag status={lot.state} looks={looks} />
              </h2>
              <Criteria caption={page.shared.length > 0 ? "Prices" : "Why"} criteria={lot.criteria} />
            </section>
          ))}
          {page.shared.length > 0 ? (
            <>
              <h2 className="govuk-heading-m">
                The same for {page.lots.length === 1 ? "this lot" : "every lot"}
              </h2>
              <Criteria caption="Answers and scores" criteria={page.shared} />
            </>
          ) : null}
          <p className="govuk-body">
            <a className="govuk-link" href={paths.costsBesideOthers(page.id)}>
              Your costs beside others’
            </a>
          </p>
          <WhatNext next={page.next} termsHref={paths.terms(page.id)} />
        </>
      )}
    </>
  );
}
