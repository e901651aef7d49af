import type { Day } from "#app/domain/calendar.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { RateSteps } from "./RateSteps.tsx";
import { RateTable } from "./RateTable.tsx";
import { tellRate, type RateToTell } from "./told-rate.ts";

/** A line's rates at one place, the latest first. */
export type PlaceHistory = { readonly key: string; readonly rates: readonly RateToTell[] };

/** Sets the rates of a line apart by place. */
export function byPlace(
  rates: readonly (RateToTell & { readonly areaId: string; readonly locationId: string })[],
): readonly PlaceHistory[] {
  const places = new Map<string, RateToTell[]>();
  for (const rate of rates) {
    const key = `${rate.areaId}.${rate.locationId}`;
    places.set(key, [...(places.get(key) ?? []), rate]);
  }
  return [...places].map(([key, ofPlace]) => ({ key, rates: ofPlace }));
}

/** How a line's rate came to be what it is, place by place: a picture, and the table behind it. */
export function RateHistory({
  places,
  today,
}: {
  readonly places: readonly PlaceHistory[];
  readonly today: Day;
}) {
  if (places.length === 0)
    return <EmptyState title="There is no rate for this line">Rates begin with an admission.</EmptyState>;
  return (
    <>
      {places.map(({ key, rates }) => {
        const [latest] = rates;
        if (!latest) return null;
        const where = `${latest.location}, ${latest.area.toLowerCase()}`;
        return (
          <section key={key} aria-label={where}>
            <h2 className="govuk-heading-m">{where}</h2>
            <RateSteps
              what={latest.line}
              unit={latest.unit}
              steps={[...rates]
                .reverse()
                .map(({ validFrom: from, validTo: to, pence, capPence }) => ({ from, to, pence, capPence }))}
              today={today}
            />
            <Details summary={`The same as a table (${rates.length})`}>
              <RateTable caption={`${latest.line}, ${where}`} rates={rates.map(tellRate)} />
            </Details>
          </section>
        );
      })}
    </>
  );
}
