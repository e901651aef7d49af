import { ExpectedCostTable, ExpectedSummary } from "#app/components/expected-cost/ExpectedCostTable.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import type { estimateOfPage } from "#app/web/expected-page.server.ts";
import { paths } from "#app/web/paths.ts";

/** An estimate with all that went in, or why there is none. */
export function Estimate({ estimate }: { readonly estimate: Awaited<ReturnType<typeof estimateOfPage>> }) {
  if (!("view" in estimate))
    return (
      <EmptyState title={estimate.none}>
        <a className="govuk-link" href={paths.expectedCosts}>
          The figures that care is expected to cost by
        </a>
      </EmptyState>
    );
  const { view, versions, parameters } = estimate;
  return (
    <>
      <ExpectedSummary
        cost={view}
        versions={[
          {
            key: "By the figures",
            value: (
              <a className="govuk-link" href={parameters.href}>
                {parameters.text}
              </a>
            ),
          },
          ...versions,
        ]}
      />
      <ExpectedCostTable cost={view} caption="Line by line, pounds a week" />
    </>
  );
}
