import { randomUUID } from "node:crypto";
import type { Funding } from "#app/domain/brokerage/funding.ts";
import type { Occasion } from "#app/domain/brokerage/new-price.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A part that goes on at a new price from the day; the old one ends on it. */
export type PartToWrite = {
  readonly elementId: string;
  readonly toOn: Day | null;
  readonly pence: Pence;
  readonly weekly: Pence;
  readonly rateId: string | null;
  readonly ratePence: number | null;
  readonly capPence: number | null;
};

/** Who pays from a day on, in the place of the funding that is on file under `fundingId`. */
export type FundingToWrite = {
  readonly fundingId: string;
  readonly rows: readonly Funding[];
};

/** Ends the old parts on the day and writes the new ones, in two statements. */
export async function writeNewParts(
  tx: Tx,
  { kind, effectiveOn, title }: Occasion & { readonly title: string },
  parts: readonly PartToWrite[],
) {
  const day = toColumn(effectiveOn);
  const ended = parts.map(({ elementId }) => elementId);
  await tx.$executeRaw`UPDATE placement_element SET to_on = ${day}::date WHERE id = ANY (${ended}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, kind, pence, per, units, weekly_pence, schedule, from_on, to_on,
      rate_id, rate_pence, cap_pence, exception_id, origin, origin_title, replaces_id)
    SELECT e.placement_id, e.commissioner_id, e.provider_id, e.service_line_id, e.kind, n.pence, e.per, e.units, n.weekly, e.schedule, ${day}::date, n."toOn",
      n."rateId", n."ratePence", n."capPence", CASE WHEN n.pence > n."capPence" THEN e.exception_id END, ${kind === "round" ? "ROUND" : "UPLIFT"}, ${title}, e.id
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS n ("elementId" uuid, "toOn" date, pence int, weekly int, "rateId" uuid, "ratePence" int, "capPence" int)
    JOIN placement_element e ON e.id = n."elementId"`;
}

/**
 * Ends funding on the first of the days that take over, and writes those, in three statements. The ICB's acceptance goes
 * on where its share stays as it was; a share that changes is unconfirmed again.
 */
export async function writeNewFunding(
  tx: Tx,
  funding: readonly FundingToWrite[],
  by: { readonly accountId: string; readonly at: Instant },
) {
  const rows = funding.flatMap(({ rows, ...whose }) =>
    rows.map((row) => ({ ...row, ...whose, id: randomUUID() })),
  );
  const ended = funding.map(({ fundingId, rows }) => ({ fundingId, on: rows[0]?.fromOn }));
  await tx.$executeRaw`
    UPDATE placement_funding f SET to_on = n."on" FROM jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) AS n ("fundingId" uuid, "on" date) WHERE f.id = n."fundingId"`;
  const heads = rows.map(({ id, fundingId, fromOn, toOn }) => ({ id, fundingId, fromOn, toOn }));
  await tx.$executeRaw`
    INSERT INTO placement_funding (id, placement_id, commissioner_id, from_on, to_on, agreed_by, agreed_at)
    SELECT n.id, f.placement_id, f.commissioner_id, n."fromOn", n."toOn", ${by.accountId}::uuid, ${by.at}
    FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) AS n (id uuid, "fundingId" uuid, "fromOn" date, "toOn" date) JOIN placement_funding f ON f.id = n."fundingId"`;
  const shares = rows.flatMap(({ id, fundingId, shares }) =>
    shares.map(({ stream, share }) => ({
      ...{ id, fundingId, stream, rest: share.kind === "rest" },
      weekly: share.kind === "weekly" ? share.pence : null,
      points: share.kind === "percent" ? share.share : null,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO placement_share (funding_id, commissioner_id, stream, weekly_pence, basis_points, takes_rest, icb_reference, accepted_at)
    SELECT n.id, f.commissioner_id, n.stream, n.weekly, n.points, n.rest, coalesce(o.icb_reference, ''), o.accepted_at
    FROM jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) AS n (id uuid, "fundingId" uuid, stream text, weekly int, points int, rest boolean)
    JOIN placement_funding f ON f.id = n."fundingId"
    LEFT JOIN placement_share o ON o.funding_id = n."fundingId" AND o.stream = n.stream AND o.accepted_at IS NOT NULL AND o.disputed_at IS NULL
      AND o.weekly_pence IS NOT DISTINCT FROM n.weekly AND o.basis_points IS NOT DISTINCT FROM n.points`;
}
