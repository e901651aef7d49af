import { reading } from "#app/data/db.server.ts";
import { rateCard } from "#app/data/rate-cards.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
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
      return { line, lot: `Lot ${lotNumber}: ${lotTitle}`, places: byPlace(rates), today: dayOf(now) };
    }),
);

export default function OwnRateHistory() {
  const { line, lot, places, today } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.rates}>Our lots and rates</BackLink>
      <PageHeading caption={lot}>{line}</PageHeading>
      <RateHistory places={places} today={today} />
    </>
  );
}
