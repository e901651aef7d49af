import { Details } from "#app/components/govuk/Details.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { PriceBesideCap } from "#app/components/portal/PriceBesideCap.tsx";
import { RatingTag } from "#app/components/portal/RatingTag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";
import type { NearMissRow, ResultRow } from "./search-view.ts";

/** The members who can take this person, each with the reasons. */
export function SearchResults({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly ResultRow[];
}) {
  const withDistance = rows.some((row) => row.distance !== null);
  return (
    <ResponsiveTable
      caption={caption}
      captionSize="s"
      columns={[
        { key: "provider", label: "Provider and place" },
        ...(withDistance ? [{ key: "distance", label: "Distance", numeric: true }] : []),
        { key: "price", label: "Price", numeric: true },
        { key: "rating", label: "CQC rating" },
        { key: "room", label: "Room" },
        { key: "why", label: "Why eligible" },
      ]}
      rows={rows.map((row) => ({ key: row.key, cells: { ...cellsOf(row), why: <Why row={row} /> } }))}
      dense
    />
  );
}

/** Members that would be eligible but for one thing, each with that thing. */
export function NearMisses({ rows }: { readonly rows: readonly NearMissRow[] }) {
  const withDistance = rows.some((row) => row.distance !== null);
  return (
    <ResponsiveTable
      caption="Near misses: each fails by one thing only"
      captionSize="m"
      columns={[
        { key: "provider", label: "Provider and place" },
        { key: "but", label: "Why not" },
        ...(withDistance ? [{ key: "distance", label: "Distance", numeric: true }] : []),
        { key: "price", label: "Price", numeric: true },
        { key: "rating", label: "CQC rating" },
        { key: "room", label: "Room" },
      ]}
      rows={rows.map((row) => ({ key: row.key, cells: { ...cellsOf(row), but: row.but } }))}
      dense
    />
  );
}

function cellsOf(row: ResultRow) {
  return {
    provider: <WhoAndWhere row={row} />,
    distance: row.distance ?? "Not known",
    price: row.price ? (
      <PriceBesideCap {...row.price} difference={row.price.difference ?? undefined} />
    ) : (
      "No rate"
    ),
    rating: <RatingTag rating={row.rating} />,
    room: <Room row={row} />,
  };
}

function WhoAndWhere({ row }: { readonly row: ResultRow }) {
  return (
    <>
      <a className="govuk-link" href={paths.memberProvider(row.providerId)}>
        {row.provider}
      </a>
      <span className="app-secondary">
        {[row.location ?? "Whole organisation", row.postcode].filter(Boolean).join(", ")}
      </span>
      {row.stopped ? <Tag colour="red">New placements stopped</Tag> : null}
    </>
  );
}

function Room({ row }: { readonly row: ResultRow }) {
  if (row.room.length === 0) return <>Not stated</>;
  return (
    <>
      {row.room.map((stated) => (
        <span key={stated.lot} className="app-room">
          {stated.lot ? `${stated.lot}: ` : ""}
          {stated.free} <span className="app-secondary">stated {stated.age}</span>
        </span>
      ))}
    </>
  );
}

function Why({ row }: { readonly row: ResultRow }) {
  const where = row.location ?? row.provider;
  return (
    <Details
      classes="app-why"
      summary={
        <>
          {row.reasons.length} reasons<span className="govuk-visually-hidden"> why {where} is eligible</span>
        </>
      }
    >
      <ul className="govuk-list">
        {row.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Details>
  );
}
