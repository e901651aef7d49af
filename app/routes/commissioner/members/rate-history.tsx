import { reading } from "#app/data/db.server.ts";
import { providerNamed, rateCard } from "#app/data/rate-cards.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { byPlace, RateHistory } from "#app/components/portal/RateHistory.tsx";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `${data.line}: rates of ${data.provider.name}` : "Rates") },
];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("providerId", "lineId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const provider = found(await providerNamed(tx, params.providerId));
      const rates = await rateCard(tx, provider.id, params.lineId);
      const { line, lotNumber, lotTitle } = found(rates[0]);
      return {
        provider,
        line,
        lot: `Lot ${lotNumber}, ${lotTitle}`,
        places: byPlace(rates),
        today: dayOf(now),
      };
    }),
);

export default function MemberRateHistory() {
  const { provider, line, lot, places, today } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.memberRates(provider.id)}>{`Rates of ${provider.name}`}</BackLink>
      <PageHeading caption={`${provider.name}. ${lot}`}>{line}</PageHeading>
      <RateHistory places={places} today={today} />
    </>
  );
}
