import { tooFew } from "#app/domain/benchmark/outlier-rule-words.ts";
import { OutlierNavigation } from "./OutlierNavigation.tsx";
import { ProcessPicture } from "#app/components/pictures/ProcessPicture.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { averageCosts } from "#app/data/outliers/average-costs.server.ts";
import { ruleToday } from "#app/data/outliers/rule-of-finding.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { LotPanel } from "./LotPanel.tsx";
import { lotAsked } from "./lot-asked.server.ts";

export const meta = () => [{ title: titleOf("Average cost by lot") }];
export const handle = { wide: true };

const months = 24;

/** The average weekly cost of a lot month by month, with the limits within which it moves by chance. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const { lots, lot, unknown } = await lotAsked(tx, actor, url.searchParams);
      const rule = await ruleToday(tx, actor.commissionerId, today);
      const least = rule.leastProviders;
      return {
        ...{ lots, lot, unknown, fewer: tooFew(rule) },
        months: lot ? await averageCosts(tx, { lotId: lot.value, months, today, least }) : [],
      };
    }),
);

export default function AverageCosts() {
  const { lots, lot, unknown, fewer, months: shown } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Average cost by lot</PageHeading>
      <p className="govuk-body">
        What placements of a lot cost a week on average, on the last night of each month. Months with {fewer}{" "}
        are left out, and averages of few placements are rounded until no single price can be told from them.
      </p>
      <OutlierNavigation here={paths.averageCosts} />
      <LotPanel {...{ lots, lot, unknown }}>
        {!lot || shown.length === 0 ? (
          <EmptyState title="Too few providers to show">Nothing is shown of a lot with {fewer}.</EmptyState>
        ) : (
          <>
            <DownloadLinks
              what="these months"
              links={bothFormats((format) => `${paths.averageCostsFile(format)}?lot=${lot.value}`)}
            />
            <ProcessPicture lot={lot.text} months={shown} />
          </>
        )}
      </LotPanel>
    </>
  );
}
