import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import { proposalLooks } from "./new-price-words.ts";
import type { headOf, lotRows, placementRows } from "./proposal-view.ts";

/** What it costs, who proposed it, and what came of it. */
export function ProposalHead({ head }: { readonly head: ReturnType<typeof headOf> }) {
  return (
    <SummaryList
      rows={[
        { key: "State", value: <StatusTag status={head.state} looks={proposalLooks} /> },
        { key: "New prices come from", value: head.by },
        { key: "From", value: head.from },
        { key: "Placements", value: head.placements },
        { key: "A week, all payers", value: head.week },
        { key: "A week, public money", value: head.publicWeek },
        { key: "Public money", value: <strong>{head.year}</strong> },
        { key: "Proposed by", value: `${head.proposedBy}, ${head.proposedAt}` },
        ...(head.decided ? [{ key: "Decided by", value: head.decided }] : []),
        ...(head.written ? [{ key: "What came of it", value: head.written }] : []),
        ...(head.reason ? [{ key: "Why it was refused", value: head.reason }] : []),
      ]}
    />
  );
}

/** What the rule of each lot said on the day. */
export function LotsTable({ lots }: { readonly lots: ReturnType<typeof lotRows> }) {
  return (
    <ResponsiveTable
      caption="By the rules of these lots"
      dense
      columns={[
        { key: "lot", label: "Lot" },
        { key: "rule", label: "Its rule on the day" },
        { key: "percentage", label: "Uplift of the lot", numeric: true },
        { key: "running", label: "Running placements", numeric: true },
      ]}
      rows={lots.map(({ id, ...cells }) => ({ key: id, cells }))}
    />
  );
}

/** Each placement with its week before and after, and what becomes of its parts. */
export function PlacementsTable({ placements }: { readonly placements: ReturnType<typeof placementRows> }) {
  return (
    <ResponsiveTable
      caption="Placements"
      dense
      columns={[
        { key: "reference", label: "Placement" },
        { key: "provider", label: "Provider" },
        { key: "lot", label: "Lot" },
        { key: "parts", label: "Its parts" },
        { key: "before", label: "A week before", numeric: true },
        { key: "after", label: "A week after", numeric: true },
        { key: "more", label: "Of it public money", numeric: true },
      ]}
      rows={placements.map((one) => ({
        key: one.id,
        cells: {
          reference: (
            <>
              <a className="govuk-link app-reference" href={paths.placement(one.id)}>
                {one.reference}
              </a>
              {one.skipped ? (
                <>
                  <br />
                  <Tag colour="orange">{one.skipped}</Tag>
                </>
              ) : null}
            </>
          ),
          ...{ provider: one.provider, lot: one.lot, before: one.before, after: one.after, more: one.more },
          parts: <Parts {...one} />,
        },
      }))}
    />
  );
}

type PartsProps = Pick<ReturnType<typeof placementRows>[number], "parts" | "refunded">;

function Parts({ parts, refunded }: PartsProps) {
  return (
    <>
      {parts.map((part, nth) => (
        <div key={nth}>{part}</div>
      ))}
      {refunded ? <div>Who pays is fixed anew, so that it makes the new price.</div> : null}
    </>
  );
}
