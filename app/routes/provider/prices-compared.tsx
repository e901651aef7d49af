import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { reading } from "#app/data/db.server.ts";
import { ownRatesBesideOthers, type OwnRateBesideOthers } from "#app/data/outliers/own-rates.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("How your prices compare") }];
export const handle = { wide: true };

/** A provider's own rates beside rounded figures of at least ten other providers. */
export const loader = guardLoader(
  { area: "provider", permission: "organisation:manage" },
  async ({ actor }) =>
    reading(actor, async (tx, now) => ({
      rates: (await ownRatesBesideOthers(tx, actor.providerId, dayOf(now))).map(inWords),
    })),
);

function inWords({ id, lot, line, area, location, unit, pence, others }: OwnRateBesideOthers) {
  return {
    ...{ id, what: `${lot}: ${line}`, where: [area, location].filter(Boolean).join(", ") },
    price: formatPrice(pence, unit),
    median: others ? `about ${formatPounds(others.median)}` : "Fewer than ten others",
    middle: others ? `${formatPounds(others.lower)} to ${formatPounds(others.upper)}` : "–",
    place: others ? placeOf(pence, others) : "–",
  };
}

function placeOf(price: number, { lower, upper }: NonNullable<OwnRateBesideOthers["others"]>): string {
  if (price < lower) return "Below the middle half";
  return price > upper ? "Above the middle half" : "Within the middle half";
}

export default function PricesCompared() {
  const { rates } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.rates}>Lots and rates</BackLink>
      <PageHeading>How your prices compare</PageHeading>
      <p className="govuk-body">
        Your rates today beside those of other providers for the same line and area. Figures are rounded and
        come from ten or more others, one figure for each; your own never count. No other provider sees which
        price is yours.
      </p>
      {rates.length === 0 ? (
        <EmptyState title="You hold no rate today">
          Rates appear here once you are a member of a lot.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Your rates beside others’"
          captionHidden
          columns={[
            { key: "what", label: "Line" },
            { key: "where", label: "Where" },
            { key: "price", label: "Your rate", numeric: true },
            { key: "median", label: "Middle of the others", numeric: true },
            { key: "middle", label: "Their middle half", numeric: true },
            { key: "place", label: "Yours is" },
          ]}
          rows={rates.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      )}
    </>
  );
}
