import { addDays } from "#app/domain/calendar.ts";
import { entryKey } from "#app/domain/pricing/rate-card.ts";
import { usualVat, vatWords } from "#app/domain/pricing/vat.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { resultOf } from "#app/domain/evaluation/screening.ts";
import type { LotOffer } from "#app/domain/application/content.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Floor } from "#app/domain/pricing/floor.ts";
import { reading } from "#app/data/db.server.ts";
import { evaluatedApplication, type EvaluatedApplication } from "#app/data/evaluation-application.server.ts";
import {
  lotsApplied,
  pricesBesideCaps,
  type OfferedBesideCap,
} from "#app/data/evaluation-submissions.server.ts";
import { modelsOfSubmission } from "#app/data/cost-models.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { lastRates, type LastRate } from "#app/data/application/prices.server.ts";
import { DocumentsSent } from "#app/components/evaluation/DocumentsSent.tsx";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { PricesOfLot } from "#app/components/evaluation/PricesOfLot.tsx";
import { QuestionList } from "#app/components/evaluation/QuestionList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { useLoaderData } from "#app/framework.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { shownPrice } from "#app/web/shown-prices.server.ts";

export const meta = () => [{ title: titleOf("One application") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId", "submissionId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const { round } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const application = found(await evaluatedApplication(tx, round, params.submissionId));
      const prices = await pricesBesideCaps(tx, round.id, round.effectiveOn, params.submissionId);
      const lots = (await lotsApplied(tx, round.id)).filter(
        (lot) => lot.submissionId === params.submissionId,
      );
      const { applicant, content } = application;
      const models = await modelsOfSubmission(tx, params.submissionId);
      const before = addDays(round.effectiveOn, -1);
      const rates = await lastRates(tx, applicant.providerId, round.frameworkId, before);
      const last = new Map(rates.map((rate) => [entryKey(rate), rate]));
      const lineIds = [...new Set(prices.map((price) => price.serviceLineId))];
      const floors = await floorsOn(tx, lineIds, round.effectiveOn);
      return {
        roundId: round.id,
        title: round.title,
        effectiveOn: dayInWords(round.effectiveOn),
        applicant: { ...applicant, submittedAt: inWords(applicant.submittedAt) },
        organisation: content.organisation,
        partners: content.partners.map(({ providerId, name, delivers }) => ({
          providerId,
          name,
          delivers: Object.values(delivers).join("; "),
        })),
        documents: content.documents.map(({ id, purpose, fileName }) => ({ id, purpose, fileName })),
        screened: application.screened.map(
          ({ questionCode, title, answer, machine, decided, reason, decidedBy }) => ({
            ...{ code: questionCode, title, answer, result: resultOf({ machine, decided }), reason },
            by: decided ? (decidedBy ?? "a colleague") : "machine",
          }),
        ),
        scored: application.scored.map((one) => scoredRow(one, actor.accountId)),
        lots: lots.map(({ lotId, lot, number }) => {
          const offer = content.lots.find((each) => each.lotId === lotId);
          const offered = prices.filter((price) => price.lotId === lotId);
          return {
            ...{ lotId, lot, number, capacity: offer?.capacity ?? 0 },
            vat: vatOfLot(offered, last),
            models: models
              .filter((model) => model.lotId === lotId)
              .map((model) => ({
                id: model.id,
                place: model.location.name === model.provider.name ? "" : `, ${model.location.name}`,
              })),
            prices: offered.map((price) =>
              shownPrice(price, {
                ...{ rePricing: round.rePricing, lotVat: usualVat(offered) },
                last: last.get(entryKey(price))?.pence ?? null,
                floor: floorOf(price, offer, floors),
              }),
            ),
            keptUp: offer?.sustainability?.answer ?? "",
          };
        }),
      };
    }),
);

/** The floor that a price was asked about by, or else the one of the round's effective day; null where there is none. */
function floorOf(
  price: OfferedBesideCap,
  offer: LotOffer | undefined,
  floors: ReadonlyMap<string, Pick<Floor, "unit">>,
): Pence | null {
  const asked = offer?.sustainability?.below.find((one) => entryKey(one) === entryKey(price));
  return asked ? pence(asked.floorPence) : (floors.get(price.serviceLineId)?.unit ?? null);
}

/** How VAT falls on most prices of a lot, and whether it falls otherwise on any than on the last rate. */
function vatOfLot(offered: readonly OfferedBesideCap[], last: ReadonlyMap<string, LastRate>) {
  const usual = usualVat(offered);
  const changed = offered.flatMap((price) => {
    const before = last.get(entryKey(price))?.vat;
    return before && before !== price.vat ? [`${vatWords[before]} before, ${vatWords[price.vat]} now`] : [];
  });
  return { words: usual ? vatWords[usual] : "", changed: [...new Set(changed)].join("; ") };
}

function scoredRow({ question, scores, agreed }: EvaluatedApplication["scored"][number], accountId: string) {
  const own = scores.find((score) => score.accountId === accountId);
  return {
    code: question.code,
    title: question.text,
    weight: question.weight,
    own: own?.score ?? null,
    all: scores.map(({ name, score }) => `${name} ${score}`),
    agreed: agreed?.score ?? null,
  };
}

export default function OneApplication() {
  const page = useLoaderData<typeof loader>();
  const { applicant, organisation } = page;
  return (
    <>
      <EvaluationHead
        back={{ href: paths.roundStep(page.roundId, "applications"), text: "Applications" }}
        caption={page.title}
      >
        {applicant.provider}
      </EvaluationHead>
      <SummaryList
        classes="app-summary--narrow"
        rows={[
          { key: "Reference", value: applicant.reference },
          { key: "Received", value: applicant.submittedAt },
          {
            key: "Contact",
            value: `${organisation.contactName}, ${organisation.contactMail}, ${organisation.contactPhone}`,
          },
          { key: "Size and kind", value: sizeAndKind(organisation) },
          { key: "Specialisms", value: organisation.specialisms.join(", ") || "None stated" },
          ...page.partners.map((partner) => ({
            key: `Partner: ${partner.name}`,
            value: partner.delivers || "–",
          })),
        ]}
      />
      <QuestionList
        href={(code) => paths.evaluatedQuestion(page.roundId, applicant.submissionId, code)}
        screened={page.screened}
        scored={page.scored}
      />
      <h2 className="govuk-heading-m">Prices beside their caps</h2>
      <p className="govuk-body">Caps are those of {page.effectiveOn}, the day from which prices hold.</p>
      {page.lots.map((lot) => (
        <section key={lot.lotId} aria-label={lot.lot}>
          {lot.vat.changed ? (
            <WarningText>
              VAT falls otherwise than on the last rate: {lot.vat.changed}. Ask why before you admit; prices
              are compared without VAT.
            </WarningText>
          ) : null}
          <PricesOfLot
            lot={`Lot ${lot.number}: ${lot.lot}, room for ${lot.capacity}${lot.vat.words ? `, VAT: ${lot.vat.words.toLowerCase()}` : ""}`}
            prices={lot.prices}
            keptUp={lot.keptUp}
          />
          {lot.models.map((model) => (
            <p key={model.id} className="govuk-body">
              <a className="govuk-link" href={paths.submittedModel(page.roundId, lot.lotId, model.id)}>
                The cost model of {lot.lot}
                {model.place}
              </a>
            </p>
          ))}
        </section>
      ))}
      <DocumentsSent
        documents={page.documents}
        href={(id) => paths.evaluatedDocument(page.roundId, applicant.submissionId, id)}
      />
    </>
  );
}

function sizeAndKind({
  isSmall,
  isVoluntary,
}: {
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
}): string {
  return `${isSmall ? "Small or medium-sized" : "Large"}, ${isVoluntary ? "voluntary or social enterprise" : "private or public"}`;
}
