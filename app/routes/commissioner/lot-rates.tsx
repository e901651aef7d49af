import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { frameworks, linesOf, lotsOf } from "#app/data/frameworks.server.ts";
import { ratesOfLot } from "#app/data/lot-rates.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Rates of a service line") }];
export const handle = { wide: true };

const pageSize = 50;

/** Every rate of a service line in an area today, the lowest first. */
export const loader = guardLoader(
  {
    area: "commissioner",
    permission: "commissioning:read",
    params: z.object({ lotId: z.uuid(), lineId: z.uuid(), areaId: z.uuid() }),
  },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const mine = await frameworks(tx, actor.commissionerId);
      const lots = await lotsOf(
        tx,
        mine.map(({ id }) => id),
      );
      const lot = found(lots.find(({ id }) => id === params.lotId));
      const line = found((await linesOf(tx, [lot.id])).find(({ id }) => id === params.lineId));
      const all = await ratesOfLot(tx, lot.id, dayOf(now));
      const rates = all.filter((rate) => rate.serviceLineId === line.id && rate.areaId === params.areaId);
      const [first] = rates;
      const page = pageOf(url.searchParams, rates.length, pageSize);
      return {
        ...{ lotId: lot.id, lineId: line.id, areaId: params.areaId, page, count: rates.length },
        lot: `Lot ${lot.number}: ${lot.title}`,
        what: first ? `${line.title}, ${first.area.toLowerCase()}` : line.title,
        rates: rates.slice((page - 1) * pageSize, page * pageSize).map((rate) => ({
          ...{ id: rate.id, providerId: rate.providerId, provider: rate.provider },
          place: rate.organisation ? "Whole organisation" : rate.location,
          rate: formatPrice(rate.pence, line.unit),
          cap: rate.capPence === null ? "No cap" : formatPrice(rate.capPence, line.unit),
        })),
      };
    }),
);

export default function LotRates() {
  const { lotId, lineId, areaId, lot, what, count, page, rates } = useLoaderData<typeof loader>();
  const href = (number: number) => `${paths.lotRates(lotId, lineId, areaId)}?page=${number}`;
  return (
    <>
      <BackLink href={paths.lot(lotId)}>The lot</BackLink>
      <PageHeading caption={lot}>{`Rates of ${what}`}</PageHeading>
      {rates.length === 0 ? (
        <p className="govuk-body">No member has a rate for this line here today.</p>
      ) : (
        <ResponsiveTable
          caption={`${count === 1 ? "1 rate" : `${count} rates`} today, the lowest first`}
          captionSize="s"
          dense
          columns={[
            { key: "provider", label: "Provider" },
            { key: "place", label: "Place" },
            { key: "rate", label: "Rate", numeric: true },
            { key: "cap", label: "Cap", numeric: true },
          ]}
          rows={rates.map(({ id, providerId, provider, ...cells }) => ({
            key: id,
            cells: {
              ...cells,
              provider: (
                <a className="govuk-link" href={paths.memberRates(providerId)}>
                  {provider}
                </a>
              ),
            },
          }))}
        />
      )}
      <Pagination {...pagination(page, count, pageSize, href)} />
    </>
  );
}
