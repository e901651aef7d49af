import type { PlacementStatus } from "#app/domain/brokerage/placement.ts";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import { placementLooks } from "#app/components/placement/placement-words.ts";

type PlacementTableProps = {
  readonly caption: string;
  readonly placements: readonly {
    readonly id: string;
    readonly reference: string;
    readonly personRef: string;
    readonly status: PlacementStatus;
    readonly provider: string;
    readonly location: string;
    readonly lot: string;
    readonly starts: string;
    readonly weekly: string;
    readonly funders: readonly string[];
    readonly section117: boolean;
    readonly unconfirmed: boolean;
  }[];
};

/** Placements one under another: who, with whom, since when, at what a week, and who pays. */
export function PlacementTable({ caption, placements }: PlacementTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      captionSize="s"
      dense
      columns={[
        { key: "reference", label: "Placement" },
        { key: "status", label: "Status" },
        { key: "person", label: "Person" },
        { key: "provider", label: "Provider" },
        { key: "lot", label: "Lot" },
        { key: "starts", label: "From" },
        { key: "weekly", label: "A week", numeric: true },
        { key: "funders", label: "Who pays" },
      ]}
      rows={placements.map((one) => ({
        key: one.id,
        cells: {
          reference: (
            <a className="govuk-link app-reference" href={paths.placement(one.id)}>
              {one.reference}
            </a>
          ),
          status: <StatusTag status={one.status} looks={placementLooks} />,
          person: <span className="app-reference">{one.personRef}</span>,
          provider: one.provider === one.location ? one.provider : `${one.provider}, ${one.location}`,
          lot: one.lot,
          starts: one.starts,
          weekly: one.weekly,
          funders: (
            <>
              {one.funders.join("; ") || "Nobody yet"}
              {one.unconfirmed ? (
                <>
                  {" "}
                  <Tag colour="yellow">NHS unconfirmed</Tag>
                </>
              ) : null}
            </>
          ),
        },
      }))}
    />
  );
}
