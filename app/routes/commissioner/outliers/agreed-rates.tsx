import { AgreedRates } from "#app/components/outliers/AgreedRates.tsx";
import { OutlierNavigation } from "./OutlierNavigation.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { useLoaderData } from "#app/framework.ts";
import { agreedCells, agreedRows } from "#app/web/agreed-rates.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Agreed market rates") }];
export const handle = { wide: true };

/** On what questions about prices ended. */
export const loader = guardLoader({ area: "commissioner", permission: "outlier:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => ({
    rows: (await agreedRows(tx, actor, null, dayOf(now))).map(agreedCells),
  })),
);

export default function AgreedMarketRates() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Agreed market rates</PageHeading>
      <p className="govuk-body">
        What questions about prices ended on: agreed in a negotiation, or left as it is because something
        explains it. They stand as evidence beside every proposed cap. Of too few providers nothing is shown,
        not even how many.
      </p>
      <OutlierNavigation here={paths.agreedRates} />
      {rows.length === 0 ? (
        <EmptyState title="No question about a price has ended yet">
          A price appears here when it is agreed or resolved.
        </EmptyState>
      ) : (
        <>
          <DownloadLinks
            what="these agreed rates"
            links={bothFormats((format) => paths.agreedRatesFile(format))}
          />
          <AgreedRates caption="Agreed and accepted prices" rows={rows} />
        </>
      )}
    </>
  );
}
