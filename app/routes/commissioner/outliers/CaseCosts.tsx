import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { ExpectedCostTable } from "#app/components/expected-cost/ExpectedCostTable.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { formatPounds } from "#app/domain/money.ts";
import { paths } from "#app/web/paths.ts";
import type { CasePage } from "./case-page.server.ts";
import { OpenBooks } from "./OpenBooks.tsx";

/** What the care is expected to cost, beside the price. */
export function ExpectedOfCase({ page }: { readonly page: CasePage }) {
  const { expected, flag, weeklyPence, reads } = page;
  if (!expected)
    return (
      <>
        <h2 className="govuk-heading-m">Expected cost</h2>
        <InsetText>
          The care that is needed is not recorded in hours, so the portal expects nothing of its cost.
          <CareLink page={page} text="Record what the care takes" />
        </InsetText>
      </>
    );
  const { low, expected: middle, high, ratio } = expected;
  if (page.estimate)
    return (
      <>
        <ExpectedCostTable cost={page.estimate} caption="Expected cost of a week, the portal’s estimate" />
        <p className="govuk-body">
          {page.estimate.beside} The estimate is the portal’s own, never a CareCubed result.
          {flag.placementId ? (
            <CareLink page={page} text="See the recorded care and the open book beside it" />
          ) : null}
        </p>
      </>
    );
  return (
    <>
      <ResponsiveTable
        dense
        classes="app-case-table"
        caption="Expected cost of a week, the portal’s estimate"
        columns={[
          { key: "what", label: "What" },
          { key: "sum", label: "A week", numeric: true },
        ]}
        rows={[
          { key: "low", cells: { what: "Low: from lower quartiles", sum: formatPounds(low) } },
          { key: "middle", cells: { what: "Expected: from medians", sum: formatPounds(middle) } },
          { key: "high", cells: { what: "High: from upper quartiles", sum: formatPounds(high) } },
          ...(weeklyPence === null
            ? []
            : [
                {
                  key: "price",
                  cells: { what: "The price", sum: <strong>{formatPounds(weeklyPence)}</strong> },
                },
              ]),
        ]}
      />
      <p className="govuk-body">
        The price is {percent(ratio)} of what is expected. The estimate follows from the hours recorded for
        the person and from what an hour of work costs here; it is the portal’s own, never a CareCubed result.
        {reads.care && flag.placementId ? <CareLink page={page} text="See it line by line" /> : null}
      </p>
    </>
  );
}

function CareLink({ page: { flag, reads }, text }: { readonly page: CasePage; readonly text: string }) {
  if (!reads.care) return null;
  const href = flag.placementId
    ? paths.careOfPlacement(flag.placementId)
    : flag.requestId
      ? paths.careOfRequest(flag.requestId)
      : null;
  return href ? (
    <>
      {" "}
      <a className="govuk-link" href={href}>
        {text}
      </a>
      .
    </>
  ) : null;
}

function percent(ratio: number): string {
  return `${Math.round(ratio * 100)}%`;
}

/** The provider's own open books of the lot, and how the price came to be what it is. */
export function BooksAndHistory({ page: { openBooks, history } }: { readonly page: CasePage }) {
  return (
    <>
      <OpenBooks
        books={openBooks}
        none="The provider has no open book of this lot on file that you may read."
      />
      {history.length > 0 ? (
        <ResponsiveTable
          dense
          classes="app-case-table"
          caption="How the price came to be, the newest first"
          columns={[
            { key: "title", label: "Part" },
            { key: "days", label: "Days" },
            { key: "price", label: "Price", numeric: true },
            { key: "weekly", label: "A week", numeric: true },
          ]}
          rows={history.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      ) : null}
    </>
  );
}
