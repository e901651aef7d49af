import { reading } from "#app/data/db.server.ts";
import { bandOf, type RateBand as Band } from "#app/data/lot-rates.server.ts";
import { rateCard, type CardRate } from "#app/data/rate-cards.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RateBand } from "#app/components/portal/RateBand.tsx";
import { byPlace, RateHistory } from "#app/components/portal/RateHistory.tsx";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `${data.line}: our rates` : "Our rates") },
];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "provider", permission: "organisation:manage", params: byId("lineId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const rates = await rateCard(tx, actor.providerId, params.lineId);
      const { line, lotNumber, lotTitle } = found(rates[0]);
      const today = dayOf(now);
      const held = rates.filter((rate) => isOn(rate.validFrom, rate.validTo, today));
      const bands: { readonly rate: CardRate; readonly others: Band | null }[] = [];
      for (const rate of held)
        bands.push({ rate, others: await bandOf(tx, rate.serviceLineId, rate.areaId) });
      return {
        ...{ line, today, lot: `Lot ${lotNumber}: ${lotTitle}`, places: byPlace(rates) },
        bands: bands.flatMap(({ rate, others }) => (others ? [{ rate, others }] : [])),
        tooFew: bands.some(({ others }) => others === null),
      };
    }),
);

export default function OwnRateHistory() {
  const { line, lot, places, today, bands, tooFew } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.rates}>Our lots and rates</BackLink>
      <PageHeading caption={lot}>{line}</PageHeading>
      {bands.length > 0 ? <h2 className="govuk-heading-m">Beside other members, today</h2> : null}
      {bands.map(({ rate, others }) => (
        <RateBand
          key={rate.id}
          what={`${rate.location}, ${rate.area.toLowerCase()}`}
          unit={rate.unit}
          own={rate.pence}
          others={others}
        />
      ))}
      {tooFew ? (
        <EmptyState title="Too few others to compare with">
          Where fewer than ten other members have a rate in an area, nothing of theirs is shown.
        </EmptyState>
      ) : null}
      <RateHistory places={places} today={today} />
    </>
  );
}
