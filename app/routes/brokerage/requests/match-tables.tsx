import type { ReactNode } from "react";
import { Details } from "#app/components/govuk/Details.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { RatingTag } from "#app/components/portal/RatingTag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";
import type { MatchRow } from "./match-rows.server.ts";

type MatchTableProps = {
  readonly rows: readonly MatchRow[];
  /** A box beside each row by which it is kept. */
  readonly tick?: (row: MatchRow) => ReactNode;
};

/** The members who can take the person, each with what a week costs and the reasons. */
export function MatchTable({ rows, tick }: MatchTableProps) {
  return (
    <ResponsiveTable
      caption="In the order chosen"
      captionSize="s"
      dense
      columns={[
        { key: "provider", label: "Provider and place" },
        { key: "weekly", label: "A week", numeric: true },
        { key: "distance", label: "Distance", numeric: true },
        { key: "rating", label: "CQC rating" },
        { key: "room", label: "Room" },
        { key: "why", label: "Why eligible" },
        ...(tick ? [{ key: "tick", label: "Shortlist" }] : []),
      ]}
      rows={rows.map((row) => ({
        key: row.key,
        cells: {
          ...cellsOf(row),
          why: <Reasons row={row} reasons={row.for} what="why eligible" />,
          ...(tick ? { tick: tick(row) } : {}),
        },
      }))}
    />
  );
}

/** Those who cannot take the person, with what speaks against them. */
export function OthersTable({ rows }: { readonly rows: readonly MatchRow[] }) {
  return (
    <ResponsiveTable
      caption="Who cannot, and why: the nearest, with the fewest reasons first"
      dense
      columns={[
        { key: "provider", label: "Provider and place" },
        { key: "why", label: "Why not" },
        { key: "weekly", label: "A week", numeric: true },
        { key: "distance", label: "Distance", numeric: true },
        { key: "rating", label: "CQC rating" },
        { key: "room", label: "Room" },
      ]}
      rows={rows.map((row) => ({
        key: row.key,
        cells: {
          ...cellsOf(row),
          why: (
            <ul className="govuk-list app-reasons">
              {row.against.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ),
        },
      }))}
    />
  );
}

function cellsOf(row: MatchRow) {
  return {
    provider: (
      <>
        <a className="govuk-link" href={paths.memberProvider(row.providerId)}>
          {row.provider}
        </a>
        <span className="app-secondary">{row.place}</span>
      </>
    ),
    weekly: row.weekly ? (
      <>
        {row.weekly}
        {row.rates.map((rate, at) => (
          <span className="app-secondary" key={at}>
            {rate}
          </span>
        ))}
      </>
    ) : (
      "No rate"
    ),
    distance: row.distance ?? "Not known",
    rating: <RatingTag rating={row.rating} />,
    room: (
      <>
        {row.room ?? "Not stated"}
        {row.roomAge ? <span className="app-secondary">stated {row.roomAge}</span> : null}
        {row.stale && row.room ? (
          <Tag colour="grey" classes="app-status">
            {row.room === "No room" ? "Full" : "Stale"}
          </Tag>
        ) : null}
      </>
    ),
  };
}

function Reasons({
  row,
  reasons,
  what,
}: {
  readonly row: MatchRow;
  readonly reasons: readonly string[];
  readonly what: string;
}) {
  return (
    <Details
      classes="app-why"
      summary={
        <>
          {reasons.length} reasons
          <span className="govuk-visually-hidden">
            {" "}
            {what}: {row.provider}, {row.place}
          </span>
        </>
      }
    >
      <ul className="govuk-list">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Details>
  );
}
