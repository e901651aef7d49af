import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { OutlierNavigation } from "./OutlierNavigation.tsx";
import { FunnelPicture } from "#app/components/pictures/FunnelPicture.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds, type Pence } from "#app/domain/money.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { LotPanel } from "./LotPanel.tsx";
import { providersPage } from "./providers-page.server.ts";

export const meta = () => [{ title: titleOf("Prices by provider") }];
export const handle = { wide: true };

/** The providers of a lot: what is asked about each, and how its placements stand to what they were expected to cost. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read" },
  async ({ actor, url }) =>
    reading(actor, (tx, now) => providersPage(tx, actor, url.searchParams, dayOf(now))),
);

export default function Providers() {
  const { lots, lot, unknown, without, funnel, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Prices by provider</PageHeading>
      <OutlierNavigation here={paths.pricesByProvider} />
      <LotPanel {...{ lots, lot, unknown }}>
        {!lot || rows.length === 0 ? (
          <EmptyState title="Nobody is placed in this lot">Choose another lot.</EmptyState>
        ) : (
          <>
            {funnel ? (
              <FunnelPicture what={lot.text} providers={funnel.providers} spread={funnel.spread} own={null} />
            ) : (
              <InsetText>
                {without} have five placements with an expected cost, so no provider’s mean is shown.
              </InsetText>
            )}
            <DownloadLinks
              what={`these ${rows.length} providers`}
              links={bothFormats((format) => `${paths.pricesByProviderFile(format)}?lot=${lot.value}`)}
            />
            <p className="govuk-body">
              A mean is of the placements with an expected cost, where a provider has five or more of them;
              with fewer there is a dash.
            </p>
            <ResponsiveTable
              dense
              caption="Providers of the lot, the most money asked about first"
              columns={[
                { key: "name", label: "Provider" },
                { key: "placements", label: "Placements", numeric: true },
                { key: "ratio", label: "Mean price to expected cost", numeric: true },
                { key: "flags", label: "To ask about", numeric: true },
                { key: "high", label: "At stake above", numeric: true },
                { key: "low", label: "At stake below", numeric: true },
              ]}
              rows={rows.map((row) => ({
                key: row.id,
                cells: {
                  name: (
                    <a className="govuk-link" href={paths.pricesOfProvider(row.id)}>
                      {row.name}
                    </a>
                  ),
                  ...{ placements: row.placements, flags: row.flags },
                  ratio: row.ratio === null ? "–" : `${Math.round(row.ratio * 1000) / 10}%`,
                  ...{ high: orDash(row.highPence), low: orDash(row.lowPence) },
                },
              }))}
            />
          </>
        )}
      </LotPanel>
    </>
  );
}

function orDash(amount: Pence): string {
  return amount === 0 ? "–" : formatPounds(amount);
}
