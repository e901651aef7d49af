import { goThroughPricesNow } from "#app/commands/benchmark/go-through-prices.server.ts";
import { outlierRules } from "#app/data/benchmark/outlier-rules.server.ts";
import { countRuns, runsOnFile, type RunKind } from "#app/data/benchmark/outlier-runs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { outlierRuleOn } from "#app/domain/benchmark/outlier-rule.ts";
import { methodInWords } from "#app/domain/benchmark/outlier-rule-words.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("When prices were gone through") }];
export const handle = { wide: true };

const size = 30;

const why: Readonly<Record<RunKind, string>> = {
  NIGHTLY: "Every night: all placements",
  ASKED: "Somebody asked: all placements",
  CHANGE: "Placements made or changed",
  OPENING: "A round or bids were opened",
  ARRIVAL: "Offers arrived",
};

export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const count = await countRuns(tx, actor.commissionerId);
      const page = pageOf(url.searchParams, count, size);
      const runs = await runsOnFile(tx, actor.commissionerId, { skip: (page - 1) * size, take: size });
      const rule = outlierRuleOn(await outlierRules(tx, actor.commissionerId), dayOf(now));
      return {
        ...{ count, page, done: url.searchParams.has("done") },
        mayAsk: mayDo(actor, "outlier:manage"),
        method: methodInWords(rule),
        runs: runs.map(({ id, kind, priceOn, judged, flagged, ruleVersion, digest, finishedAt }) => ({
          id,
          when: inWords(finishedAt),
          why: why[kind],
          judged: judged.toLocaleString("en-GB"),
          flagged: flagged.toLocaleString("en-GB"),
          prices: shortDay(priceOn),
          rule: ruleVersion === 0 ? "The portal’s own" : `Version ${ruleVersion}`,
          digest: `${digest.slice(0, 12)}…`,
        })),
      };
    }),
);

export const action = guardAction(
  { area: "commissioner", permission: "outlier:manage" },
  async ({ actor }) => {
    await goThroughPricesNow(actor);
    throw redirect(`${paths.outlierRuns}?done`);
  },
);

export default function OutlierRuns() {
  const { count, page, done, mayAsk, method, runs } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.outliers}>Prices to ask about</BackLink>
      {done ? <NotificationBanner type="success" text="All prices were gone through." /> : null}
      <PageHeading>When prices were gone through</PageHeading>
      <p className="govuk-body">
        Every night all running placements are compared; offers, changed placements and prices that are opened
        within minutes. The same prices under the same rule have the same digest.{" "}
        <a className="govuk-link" href={paths.outlierRules}>
          By which rule prices are compared
        </a>
      </p>
      <Details summary="How it is done">
        <ul className="govuk-list govuk-list--bullet">
          {method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Details>
      {mayAsk ? (
        <form method="post">
          <Button variant="secondary" preventDoubleClick>
            Go through prices now
          </Button>
        </form>
      ) : null}
      {runs.length === 0 ? (
        <EmptyState title="Prices were not gone through yet">
          They are tonight, or when you ask for it.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="The latest first"
          columns={[
            { key: "when", label: "When" },
            { key: "why", label: "Why" },
            { key: "judged", label: "Compared", numeric: true },
            { key: "flagged", label: "To ask about", numeric: true },
            { key: "prices", label: "At the prices of" },
            { key: "rule", label: "Rule" },
            { key: "digest", label: "Digest" },
          ]}
          rows={runs.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      )}
      <Pagination {...pagination(page, count, size, (number) => `${paths.outlierRuns}?page=${number}`)} />
    </>
  );
}
