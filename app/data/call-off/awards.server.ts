import { z } from "zod";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import type { AwardBasis } from "#app/domain/call-off/award-basis.ts";
import type { PartOfBid } from "#app/domain/call-off/consortium.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** An award with everybody who had a hand in it. */
export type Award = {
  readonly id: string;
  readonly callOffId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly bidId: string | null;
  readonly offerId: string | null;
  readonly value: Pence;
  readonly reasons: string;
  readonly recommendedBy: string;
  readonly recommender: string;
  readonly recommendedAt: Instant;
  readonly decider: string | null;
  readonly decidedAt: Instant | null;
  readonly approved: boolean | null;
  readonly decisionReason: string;
  readonly lettersAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
  readonly standstillWords: string;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnReason: string;
  /** The lots of each partner in the bid that was awarded; none where it was made alone. */
  readonly parts: readonly PartAwarded[];
};

/** A partner of an awarded bid, with its lots. */
export type PartAwarded = Omit<PartOfBid, "provider">;

/** Every award of a call-off, the latest first: also those refused or withdrawn. */
export async function awardsOf(tx: Tx, callOffId: string): Promise<readonly Award[]> {
  const rows = await tx.$queryRaw<(Omit<Award, "value"> & { value: bigint })[]>`
    SELECT a.id, a.call_off_id AS "callOffId", a.provider_id AS "providerId", p.name AS provider, a.bid_id AS "bidId", a.offer_id AS "offerId",
      a.value_pence AS value, a.reasons, a.recommended_by AS "recommendedBy", coalesce(r.name, 'a colleague') AS recommender,
      a.recommended_at AS "recommendedAt", d.name AS decider, a.decided_at AS "decidedAt", a.approved, a.decision_reason AS "decisionReason",
      a.letters_at AS "lettersAt", a.standstill_ends_at AS "standstillEndsAt", a.standstill_words AS "standstillWords",
      w.name AS "withdrawnBy", a.withdrawn_at AS "withdrawnAt", a.withdrawn_reason AS "withdrawnReason",
      coalesce(a.basis -> 'parts', '[]') AS parts
    FROM award a JOIN provider p ON p.id = a.provider_id LEFT JOIN account r ON r.id = a.recommended_by
    LEFT JOIN account d ON d.id = a.decided_by LEFT JOIN account w ON w.id = a.withdrawn_by
    WHERE a.call_off_id = ${callOffId}::uuid ORDER BY a.recommended_at DESC, a.id`;
  return rows.map((row) => ({ ...row, value: pence(Number(row.value)) }));
}

/** The award of a call-off that stands: neither refused nor withdrawn. */
export async function standingAward(tx: Tx, callOffId: string): Promise<Award | undefined> {
  return (await awardsOf(tx, callOffId)).find((award) => !award.withdrawnAt && award.approved !== false);
}

/** A recommendation as it is kept. */
export type NewAward = {
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly frameworkId: string;
  readonly providerId: string;
  readonly bidId: string;
  readonly value: Pence;
  readonly reasons: string;
  readonly recommendedBy: string;
  readonly digest: string;
  readonly basis: AwardBasis;
  readonly parts: readonly PartAwarded[];
  readonly lines: readonly {
    readonly callOffLineId: string;
    readonly pence: number;
    readonly units: string;
  }[];
};

/** Keeps a recommendation with its lines and all that it stands on. Answers its id. */
export async function addAward(tx: Tx, made: NewAward, now: Instant): Promise<string> {
  const { callOffId, commissionerId, providerId, value, basis, digest, parts, lines, ...rest } = made;
  const stored = parts.map(({ providerId: partner, lotIds }) => ({
    providerId: partner,
    lotIds: [...lotIds],
  }));
  const { id } = await tx.award.create({
    data: {
      ...{ ...rest, callOffId, commissionerId, providerId, valuePence: BigInt(value), recommendedAt: now },
      basis: { formula: basis.formula, digest, parts: stored },
    },
    select: { id: true },
  });
  const whose = { awardId: id, callOffId, commissionerId };
  await tx.awardLine.createMany({ data: lines.map((line) => ({ ...whose, providerId, ...line })) });
  await tx.awardBasis.createMany({ data: [{ ...whose, basis: basis }] });
  return id;
}

const fact = { fromOn: z.string(), source: z.string() };
const score = z.object({ criterionId: z.string(), score: z.int() });
const priced = z.object({ callOffLineId: z.string(), pence: z.int(), units: z.string() });
const basisShape: z.ZodType<AwardBasis> = z.object({
  formula: z.string(),
  rules: z.object({
    ...{ qualityWeight: z.int(), minimumQuality: z.int().nullable() },
    tieRule: z.enum(["HIGHER_QUALITY", "LOWER_PRICE", "DRAWN_LOTS"]),
    criteria: z.array(
      z.object({ id: z.string(), title: z.string(), weight: z.int(), minimumScore: z.int().nullable() }),
    ),
  }),
  lowBidRule: z.object({ percentUnderMedian: z.int(), fewestBids: z.int(), ...fact }).nullable(),
  bids: z.array(
    z.object({
      ...{ bidId: z.string(), providerId: z.string(), excluded: z.string().nullable() },
      ...{ prices: z.array(priced), agreed: z.array(score) },
    }),
  ),
  draws: z.array(z.object({ bidIds: z.array(z.string()) })),
  ranking: z.array(
    z.object({
      ...{ bidId: z.string(), rank: z.int(), costPence: z.int() },
      ...{ price: z.string(), quality: z.string(), total: z.string() },
    }),
  ),
  notAdmissible: z.array(z.string()),
  rates: z.array(
    z.object({
      ...{ callOffLineId: z.string(), rateId: z.string(), ratePence: z.int(), capPence: z.int().nullable() },
    }),
  ),
  lotsHeld: z.array(z.object({ lotId: z.string(), since: z.string(), providerId: z.string().optional() })),
});

/** What an award stands on; nothing for a reader who may not see it, nor of an award on an offer. */
export async function basisOf(tx: Tx, awardId: string): Promise<AwardBasis | undefined> {
  const row = await tx.awardBasis.findUnique({ where: { awardId }, select: { basis: true } });
  return row ? basisShape.parse(row.basis) : undefined;
}

/** A line of an award with its price and the rate that it was held against, where that is known. */
export type AwardLineRow = {
  readonly callOffLineId: string;
  readonly lotId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly title: string;
  readonly unit: string;
  readonly pence: number;
  readonly units: string;
  readonly rateId: string | null;
};

/** The lines of an award in their order, each with the member's own rate that its bid or offer stood on. */
export async function linesOfAward(tx: Tx, awardId: string): Promise<readonly AwardLineRow[]> {
  return tx.$queryRaw`
    SELECT l.call_off_line_id AS "callOffLineId", c.lot_id AS "lotId", c.service_line_id AS "serviceLineId", c.area_id AS "areaId",
      s.title || ', ' || r.name AS title, s.unit::text AS unit, l.pence, l.units::text AS units,
      coalesce(b.rate_id, (SELECT (p ->> 'rateId')::uuid FROM offer o, jsonb_array_elements(o.prices) p
        WHERE o.id = a.offer_id AND p ->> 'lineId' = l.call_off_line_id::text)) AS "rateId"
    FROM award_line l JOIN award a ON a.id = l.award_id JOIN call_off_line c ON c.id = l.call_off_line_id
    JOIN service_line s ON s.id = c.service_line_id JOIN area r ON r.id = c.area_id
    LEFT JOIN bid_price b ON b.bid_id = a.bid_id AND b.call_off_line_id = l.call_off_line_id
    WHERE l.award_id = ${awardId}::uuid ORDER BY c.position, c.id`;
}

export async function saveAwardDecision(
  tx: Tx,
  awardId: string,
  decided: { readonly approved: boolean; readonly decidedBy: string; readonly decisionReason: string },
  now: Instant,
) {
  await tx.award.updateMany({ where: { id: awardId }, data: { ...decided, decidedAt: now } });
}

export async function saveWithdrawal(
  tx: Tx,
  awardId: string,
  withdrawn: { readonly withdrawnBy: string; readonly withdrawnReason: string },
  now: Instant,
) {
  await tx.award.updateMany({ where: { id: awardId }, data: { ...withdrawn, withdrawnAt: now } });
}

/** A check of a winner; the latest counts. */
export type AwardCheckRow = {
  readonly clear: boolean;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
  readonly on: Day;
};

/** The checks of an award's winner, the latest first. */
export async function checksOfAward(tx: Tx, awardId: string): Promise<readonly AwardCheckRow[]> {
  const rows = await tx.$queryRaw<Omit<AwardCheckRow, "on">[]>`
    SELECT c.clear, c.note, coalesce(a.name, 'a colleague') AS by, c.checked_at AS at
    FROM award_check c LEFT JOIN account a ON a.id = c.checked_by
    WHERE c.award_id = ${awardId}::uuid ORDER BY c.seq DESC`;
  return rows.map((row) => ({ ...row, on: dayOf(row.at) }));
}

export async function addAwardCheck(
  tx: Tx,
  check: {
    readonly awardId: string;
    readonly commissionerId: string;
    readonly providerId: string;
    readonly clear: boolean;
    readonly note: string;
    readonly checkedBy: string;
  },
  now: Instant,
) {
  await tx.awardCheck.createMany({ data: [{ ...check, checkedAt: now }] });
}
