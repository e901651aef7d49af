import { Details } from "#app/components/govuk/Details.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { BlockTerms } from "#app/components/call-off/BlockTerms.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { blockLine } from "./block-page.ts";

const entryWords = {
  COMMITTED: "Committed",
  REDUCED: "No longer committed",
  DRAWDOWN: "Used",
  VOID: "Stood empty",
  RETURNED: "Came back",
} as const;

/** A line of a block with what is left of it and everything that was entered. */
export function LedgerOfLine({ line }: { readonly line: ReturnType<typeof blockLine> }) {
  return (
    <section aria-labelledby={`line-${line.id}`}>
      <h2 className="govuk-heading-m" id={`line-${line.id}`}>
        {line.title}
      </h2>
      {line.low ? <WarningText>{line.low}</WarningText> : null}
      <SummaryList
        rows={[
          { key: "Left", value: line.left },
          { key: "Used or empty", value: line.taken },
          { key: "How long it lasts", value: line.pace },
        ]}
      />
      {line.sums ? (
        <Details summary="The terms, and what a used unit costs">
          <BlockTerms title={line.title} sums={line.sums} />
        </Details>
      ) : null}
      <ResponsiveTable
        caption="Ledger, the newest first"
        captionSize="s"
        columns={[
          { key: "on", label: "Day" },
          { key: "kind", label: "What" },
          { key: "units", label: "Units", numeric: true },
          { key: "note", label: "Note" },
          { key: "by", label: "Entered by" },
        ]}
        rows={line.entries.map((entry) => ({
          key: entry.id,
          cells: { ...entry, kind: entryWords[entry.kind], note: entry.note || "–" },
        }))}
      />
    </section>
  );
}
