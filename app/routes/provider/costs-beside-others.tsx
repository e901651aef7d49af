import { roundingOf } from "#app/domain/benchmark/cost-comparison.ts";
import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { formatDecimal4, formatPounds, pence, roundHalfUpToPence } from "#app/domain/money.ts";
import { findApplication } from "#app/data/application/applications.server.ts";
import { lotCostTerms } from "#app/data/application/costs.server.ts";
import { roundById, type ApplicantsRound } from "#app/data/application/rounds.server.ts";
import { figuresOfOthers } from "#app/data/cost-figures.server.ts";
import { modelsOfSubmission, type SubmittedModel } from "#app/data/cost-models.server.ts";
import { costTemplateOf } from "#app/data/cost-templates.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { lotsOf } from "#app/data/frameworks.server.ts";
import { lotFunding } from "#app/data/lot-funding.server.ts";
import { CostSections } from "#app/components/costs/CostSections.tsx";
import { inPence, sectionsForProvider } from "#app/components/costs/cost-rows.ts";
import { dashForProvider } from "#app/components/costs/model-states.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { CostBar } from "#app/components/portal/CostBar.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { groupsInPence, reconciliationInWords } from "#app/web/model-beside-lot.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Your costs beside others’") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "provider", permission: "application:write", params: byId("applicationId") },
  async ({ actor, params }) =>
    reading(actor, async (tx) => {
      const application = found(await findApplication(tx, actor.providerId, params.applicationId));
      const round = found(await roundById(tx, application.roundId));
      const { currentSubmissionId } = application;
      const sent = currentSubmissionId ? await modelsOfSubmission(tx, currentSubmissionId) : [];
      const lots = [];
      for (const lot of await lotsOf(tx, [round.frameworkId])) {
        const models = sent.filter(({ lotId }) => lotId === lot.id);
        if (round.opened && models.length > 0)
          lots.push({
            id: lot.id,
            name: `Lot ${lot.number}: ${lot.title}`,
            ...(await besideOthers(tx, round, lot.id, models)),
          });
      }
      return {
        ...{ id: application.id, reference: application.reference, round: round.title },
        ...{ opened: round.opened, closesAt: deadlineInWords(round.closesAt), models: sent.length, lots },
      };
    }),
);

async function besideOthers(
  tx: Tx,
  round: Pick<ApplicantsRound, "id" | "effectiveOn">,
  lotId: string,
  models: readonly SubmittedModel[],
) {
  const of = { roundId: round.id, lotId };
  const others = await figuresOfOthers(tx, of);
  const funding = await lotFunding(tx, of);
  const tolerance = (await lotCostTerms(tx, [lotId], round.effectiveOn)).get(lotId)?.tolerance;
  const homes = [];
  for (const model of models) {
    const template = found(await costTemplateOf(tx, model.template.code, model.template.version));
    homes.push({
      ...{ id: model.id, name: model.location.name, unit: template.unit },
      rounding: formatPounds(pence(roundingOf(template))),
      ...{ basePriceDay: dayInWords(model.basePriceDay), complete: model.complete },
      excluded: model.excluded && { reason: model.excluded.reason, at: inWords(model.excluded.at) },
      reconciliation: tolerance ? reconciliationInWords(model, tolerance) : null,
      sections: sectionsForProvider(template, others, model.lines),
      picture: {
        groups: groupsInPence(template, model),
        price: model.price && roundHalfUpToPence(model.price),
        beside: others.total && {
          of: "ten or more others (rounded)",
          ...{ lower: inPence(others.total.lower), median: inPence(others.total.median) },
          upper: inPence(others.total.upper),
        },
      },
    });
  }
  return {
    homes,
    funding: funding && {
      ...{ amount: formatDecimal4(funding.poundsAYear), source: funding.source, note: funding.note },
    },
  };
}

export default function CostsBesideOthers() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.application(page.id)}>Your application</BackLink>
      <PageHeading caption={`${page.reference}, ${page.round}`}>Your costs beside others’</PageHeading>
      {page.opened ? null : (
        <EmptyState title="Nobody sees anybody’s costs yet">
          After the round has closed at {page.closesAt}, two people open it together. From then on you see
          your costs here beside rounded figures of at least ten other providers, and the funding that the
          council shares.
        </EmptyState>
      )}
      {page.opened && page.models === 0 ? (
        <EmptyState title="You sent no cost model in this round">
          Figures of others are there for those who open their own books. You can do so in the next round.
        </EmptyState>
      ) : null}
      {page.lots.map((lot) => (
        <section key={lot.id} aria-labelledby={`lot-${lot.id}`}>
          <h2 className="govuk-heading-m" id={`lot-${lot.id}`}>
            {lot.name}
          </h2>
          <InsetText>
            {lot.funding
              ? `The council spends ${lot.funding.amount} a year on what this lot is for. ${lot.funding.source}. ${lot.funding.note}`
              : "The council has not shared what it spends on what this lot is for."}
          </InsetText>
          {lot.homes.map((home) => (
            <Home key={home.id} home={home} />
          ))}
        </section>
      ))}
    </>
  );
}

type HomeOfPage = ReturnType<typeof useLoaderData<typeof loader>>["lots"][number]["homes"][number];

function Home({ home }: { readonly home: HomeOfPage }) {
  return (
    <>
      <h3 className="govuk-heading-s">{home.name}</h3>
      {home.excluded ? (
        <WarningText>
          The council set this model aside at {home.excluded.at}: {home.excluded.reason}
        </WarningText>
      ) : null}
      {home.complete ? null : <p className="govuk-body">You left part of this model blank.</p>}
      <CostBar whose="Your model" unit={home.unit} {...home.picture} />
      <p className="govuk-body">
        {home.reconciliation} Your figures are in prices of {home.basePriceDay}. Figures of others are those
        of the opening, to the nearest {home.rounding}; they never change afterwards.
      </p>
      <CostSections sections={home.sections} ownLabel="Your model" dash={dashForProvider} />
    </>
  );
}
