import type { Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence } from "#app/domain/money.ts";
import type { Cap } from "#app/domain/pricing/cap.ts";
import type { DroppedRate, RateOnTheDay } from "#app/domain/pricing/re-pricing.ts";
import type { CapException } from "#app/domain/pricing/within-cap.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";

/** A round whose members' rates are settled. */
export type SettledRound = {
  readonly id: string;
  readonly frameworkId: string;
  readonly effectiveOn: Day;
  readonly lotIds: readonly string[];
};

/** A member's rate over the cap that governs it on the effective day, with what a page and a letter name it by. */
export type RateOverCap = RateOnTheDay & {
  readonly providerId: string;
  readonly provider: string;
  readonly cap: Cap;
  readonly line: string;
  readonly unit: Unit;
  readonly place: string;
};

type Row = Omit<RateOverCap, "cap" | "validFrom" | "validTo"> & {
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly capId: string;
  readonly capAreaId: string;
  readonly capPence: number;
  readonly capFrom: Date;
  readonly capTo: Date | null;
};

/**
 * The rates of the round's lots that run on past its effective day and are over the cap of that day. Those of a member
 * that is admitted but whose new prices are not in place yet wait for its admission. To be changed, they are held until commit.
 */
export async function ratesOverCap(
  tx: Tx,
  round: SettledRound,
  hold: "to-read" | "to-change",
): Promise<readonly RateOverCap[]> {
  const held = hold === "to-change" ? Prisma.sql`FOR UPDATE OF r` : Prisma.sql``;
  const day = toColumn(round.effectiveOn);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.provider_id AS "providerId", p.name AS provider, r.service_line_id AS "serviceLineId", r.pence, r.valid_from AS "validFrom", r.valid_to AS "validTo",
      c.id AS "capId", c.area_id AS "capAreaId", c.pence AS "capPence", c.effective_from AS "capFrom", c.effective_to AS "capTo",
      s.title AS line, lower(replace(s.unit::text, '_', '-')) AS unit, concat_ws(', ', CASE WHEN o.organisation THEN NULL ELSE o.name END, a.name) AS place
    FROM rate r JOIN lot_membership m ON m.id = r.membership_id JOIN price_cap c ON c.id = app.governing_cap(r.service_line_id, r.area_id, ${day}::date)
    JOIN provider p ON p.id = r.provider_id JOIN lot l ON l.id = r.lot_id JOIN service_line s ON s.id = r.service_line_id
    JOIN area a ON a.id = r.area_id JOIN location o ON o.id = r.location_id
    WHERE r.framework_id = ${round.frameworkId}::uuid AND r.lot_id = ANY (${[...round.lotIds]}::uuid[])
      AND r.valid_from < ${day}::date AND r.valid_to IS NULL AND (m.active_to IS NULL OR m.active_to > ${day}::date) AND r.pence > c.pence
      AND NOT EXISTS (SELECT 1 FROM lot_outcome w JOIN application x ON x.id = w.application_id
        WHERE w.round_id = ${round.id}::uuid AND w.lot_id = r.lot_id AND x.party_id = m.party_id AND w.admitted AND w.admitted_at IS NULL)
    ORDER BY p.name, p.id, l.number, s.position, o.name, a.position, r.id ${held}`;
  return rows.map(({ validFrom, validTo, capId, capAreaId, capPence, capFrom, capTo, ...row }) => ({
    ...row,
    pence: pence(row.pence),
    validFrom: fromColumn(validFrom),
    validTo: validTo && fromColumn(validTo),
    cap: {
      ...{ id: capId, areaId: capAreaId, pence: pence(capPence) },
      effectiveFrom: fromColumn(capFrom),
      effectiveTo: capTo && fromColumn(capTo),
    },
  }));
}

/** How many submissions that count have no outcome letter yet. */
export async function undecidedSubmissions(tx: Tx, roundId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ undecided: number }[]>`
    SELECT count(*)::int AS undecided FROM submission s
    WHERE s.round_id = ${roundId}::uuid AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM lot_outcome o WHERE o.submission_id = s.id AND o.letter_at IS NOT NULL)`;
  return row?.undecided ?? 0;
}

/** The exceptions to caps of these providers, by provider. */
export async function exceptionsOfProviders(
  tx: Tx,
  frameworkId: string,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CapException[]>> {
  const rows = await tx.capException.findMany({
    where: { frameworkId, providerId: { in: [...providerIds] } },
    select: { id: true, providerId: true, serviceLineId: true, maximumPence: true, fromOn: true, toOn: true },
  });
  const found = new Map<string, CapException[]>();
  for (const { providerId, maximumPence, fromOn, toOn, ...row } of rows) {
    const exception = {
      ...row,
      maximumPence: pence(maximumPence),
      fromOn: fromColumn(fromOn),
      toOn: fromColumn(toOn),
    };
    found.set(providerId, [...(found.get(providerId) ?? []), exception]);
  }
  return found;
}

/** Begins rates at the cap where others end that day; all else of them stays as it was. */
export async function dropToCap(tx: Tx, dropped: readonly DroppedRate[], day: Day, clause: string) {
  if (dropped.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, vat, submission_id,
      pence, cap_id, cap_pence, valid_from, reason, clause)
    SELECT r.framework_id, r.membership_id, r.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id, r.vat, r.submission_id,
      d.pence, d.cap_id, d.pence, ${toColumn(day)}::date, 'CAP', ${clause}
    FROM unnest(${dropped.map((one) => one.after)}::uuid[], ${dropped.map((one) => one.pence)}::int[], ${dropped.map((one) => one.capId)}::uuid[])
      AS d (after, pence, cap_id) JOIN rate r ON r.id = d.after`;
}
