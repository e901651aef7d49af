import { mayDo } from "#app/domain/access/permissions.ts";
import type { CostComparison } from "#app/domain/benchmark/cost-comparison.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { basisPoints, formatDecimal4, formatPercent, formatPounds } from "#app/domain/money.ts";
import type { Quartiles } from "#app/domain/benchmark/statistics.ts";
import { reading } from "#app/data/db.server.ts";
import { lotFunding } from "#app/data/lot-funding.server.ts";
import { CostSections } from "#app/components/costs/CostSections.tsx";
import { inPence, sectionsForStaff } from "#app/components/costs/cost-rows.ts";
import { dashForStaff } from "#app/components/costs/model-states.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { NotOpen } from "#app/components/evaluation/NotOpen.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { useLoaderData } from "#app/framework.ts";
import {
  comparisonOf,
  costFilterOf,
  filtered,
  lotOfPage,
  stateOfModel,
  type LotOfPage,
} from "#app/web/cost-comparison.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { ModelTable } from "./model-table.tsx";

export const meta = () => [{ title: titleOf("What a unit costs") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId", "lotId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round, lot, open } = await lotOfPage(tx, actor, params, now);
      const base = {
        ...{ roundId: round.id, title: round.title, lotId: lot.id, lot: `Lot ${lot.number}: ${lot.title}` },
        done: url.searchParams.get("done") === "shared" ? "The funding is shared with providers." : null,
      };
      if (!open) return { ...base, open: null };
      const funding = await lotFunding(tx, params);
      const filter = costFilterOf(url);
      const models = filtered(open.models, filter);
      const comparison = comparisonOf(open.terms, models);
      return {
        ...base,
        open: {
          ...{ filter, query: url.search, unit: open.terms.template.unit, models: models.map(shownModel) },
          facts: factsOf(open, comparison),
          sections: sectionsForStaff(open.terms.template, comparison, null),
          compared: comparison.models,
          funding: funding && {
            ...{ amount: formatDecimal4(funding.poundsAYear), source: funding.source, note: funding.note },
          },
          shares: mayDo(actor, "funding:share"),
        },
      };
    }),
);

function shownModel(model: LotOfPage["models"][number]) {
  return {
    ...{ id: model.id, submissionId: model.submissionId, state: stateOfModel(model), form: model.form },
    ...{ provider: model.provider.name, location: model.location.name },
    ...{ total: formatDecimal4(model.total), price: model.price && formatDecimal4(model.price) },
  };
}

/** What stands above the lines, each under its own name. */
function factsOf({ terms, models, blank }: LotOfPage, comparison: CostComparison) {
  const count = (state: string) => models.filter((model) => stateOfModel(model) === state).length;
  const days = [...new Set(models.map(({ basePriceDay }) => basePriceDay))].sort();
  const capital = terms.template.lines.find(({ kind }) => kind === "return-on-capital");
  const onCapital = capital && comparison.lines.get(capital.code)?.quartiles;
  const { ofTotals, sumOfMedians } = comparison.total;
  return [
    ["For one", terms.template.unit],
    [
      "Models",
      `${comparison.models} complete of ${comparison.providers} providers are compared here. In the lot: ${count("partial")} in part, ${count("excluded")} set aside, ${blank.length} applications without a model`,
    ],
    ["Median of totals", ofTotals ? pounds(ofTotals) : "–"],
    ["Sum of the lines’ medians", sumOfMedians === null ? "–" : formatPounds(inPence(sumOfMedians))],
    ["Staffing share of the total", percent(comparison.staffingShare)],
    ["Surplus (return on operations) of the total", percent(comparison.surplus)],
    ...(capital ? [["Return on capital, apart", onCapital ? pounds(onCapital) : "–"]] : []),
    ["Base price days", days.map((day) => dayInWords(day)).join(", ") || "–"],
    [
      "Template",
      `${terms.template.name}, version ${terms.template.version}, from ${dayInWords(terms.template.from)}`,
    ],
  ] as [string, string][];
}

function pounds({ lower, median, upper }: Quartiles): string {
  return `${formatPounds(inPence(median))} (quartiles ${formatPounds(inPence(lower))} to ${formatPounds(inPence(upper))})`;
}

function percent(shares: Quartiles | null): string {
  if (shares === null) return "–";
  const [lower, median, upper] = [shares.lower, shares.median, shares.upper].map((share) =>
    formatPercent(basisPoints(Math.round(share))),
  );
  return `${median} (quartiles ${lower} to ${upper})`;
}

export default function LotCosts() {
  const { roundId, title, lotId, lot, open, done } = useLoaderData<typeof loader>();
  return (
    <>
      <EvaluationHead
        back={{ href: paths.roundCosts(roundId), text: "Open books" }}
        caption={title}
        done={done}
      >
        {lot}: what a unit costs
      </EvaluationHead>
      {open ? (
        <Opened roundId={roundId} lotId={lotId} {...open} />
      ) : (
        <NotOpen openingHref={paths.roundStep(roundId, "opening")} />
      )}
    </>
  );
}

type Open = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["open"]>;

function Opened(page: Open & { readonly roundId: string; readonly lotId: string }) {
  const { roundId, lotId, funding, filter } = page;
  const here = paths.lotCosts(roundId, lotId);
  const fundingLink = { href: paths.lotFunding(roundId, lotId), text: funding ? "Change" : "Share it" };
  return (
    <>
      <SummaryList
        rows={[
          ...page.facts.map(([key, value]) => ({ key, value })),
          {
            key: "Funding shared with providers",
            value: funding
              ? [`${funding.amount} a year. ${funding.source}.`, funding.note].filter(Boolean).join(" ")
              : "None yet",
            actions: page.shares ? [{ ...fundingLink, visuallyHiddenText: "the funding of this lot" }] : [],
          },
        ]}
      />
      <FilterPanel
        title="Which models"
        submitText="Compare these"
        clearHref={here}
        filters={
          <>
            <Select
              label="Form"
              name="form"
              value={filter.form}
              items={[
                { value: "", text: "Both forms" },
                { value: "full", text: "Full form" },
                { value: "short", text: "Short form" },
              ]}
            />
            <Select
              label="Size of provider"
              name="size"
              value={filter.size}
              items={[
                { value: "", text: "Every size" },
                { value: "small", text: "Small" },
                { value: "larger", text: "Larger" },
              ]}
            />
          </>
        }
      >
        {page.compared === 0 ? (
          <EmptyState title="No complete model to compare">
            Clear the filters, or wait until models are complete.
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what="this comparison"
              links={bothFormats((format) => `${paths.lotCostsFile(roundId, lotId, format)}${page.query}`)}
            />
            <h2 className="govuk-heading-m">Line by line, pounds a {page.unit}</h2>
            <CostSections sections={page.sections} dash={dashForStaff} />
          </>
        )}
        <ModelTable models={page.models} hrefOf={(id) => paths.submittedModel(roundId, lotId, id)} />
      </FilterPanel>
    </>
  );
}
