import { z } from "zod";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { PricedLine } from "#app/domain/call-off/price-line.ts";
import type { Ranked, RankingRule, RankReason } from "#app/domain/call-off/ranking-rule.ts";
import type { RuleOfLot } from "#app/domain/call-off/rule-across-lots.ts";
import type { ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { Tx } from "../db.server.ts";
import type { LeftOut, MemberOnDay } from "./members-on-day.server.ts";

/** The frozen list of a direct award, the first first. */
export type Ranking = {
  readonly rule: RankingRule;
  /** The rule of each lot on the day, and why this one was chosen where they differ. */
  readonly lotRules: readonly RuleOfLot[];
  readonly ruleReason: string;
  readonly place: string;
  readonly cascades: boolean;
  readonly rankedBy: string;
  readonly rankedByName: string;
  readonly rankedAt: Date;
  readonly members: readonly RankedMember[];
  readonly leftOut: readonly LeftOut[];
};

export type RankedMember = {
  readonly providerId: string;
  readonly name: string;
  readonly partyId: string;
  readonly rank: number;
  readonly value: number;
  readonly prices: readonly PricedLine[];
  readonly rankReasons: readonly RankReason[];
  readonly reasons: readonly ReasonFor[];
};

/** By which rule each lot of a call-off ranks a direct award on a day, and whose rule that is, in the order of the lots. */
export async function rankingRulesOf(
  tx: Tx,
  { id, kind }: Pick<CallOff, "id" | "kind">,
  today: string,
): Promise<readonly RuleOfLot[]> {
  return tx.$queryRaw<RuleOfLot[]>`
    SELECT l.lot_id AS "lotId", t.number AS "lotNumber", t.title, r.rule, coalesce(r.source, '') AS source
    FROM call_off_lot l JOIN lot t ON t.id = l.lot_id LEFT JOIN LATERAL (
      SELECT o.ranking::text AS rule, o.source FROM lot_route o WHERE o.lot_id = l.lot_id AND o.route = 'DIRECT' AND ${kind} = ANY (o.kinds)
        AND o.from_on <= ${today}::date AND (o.to_on IS NULL OR o.to_on > ${today}::date) ORDER BY o.from_on DESC LIMIT 1) r ON true
    WHERE l.call_off_id = ${id}::uuid ORDER BY l.position`;
}

/** Takes away a list on which nothing was offered; the database keeps one that was offered on. */
export async function removeRanking(tx: Tx, callOffId: string) {
  await tx.callOffRank.deleteMany({ where: { callOffId } });
  await tx.callOffRanking.deleteMany({ where: { callOffId } });
}

/** When this commissioner last offered each of these providers a direct award. */
export async function lastOffersTo(
  tx: Tx,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.$queryRaw<{ providerId: string; at: Date }[]>`
    SELECT o.provider_id AS "providerId", max(o.sent_at) AS at FROM offer o
    WHERE o.provider_id = ANY (${[...providerIds]}::uuid[]) AND o.commissioner_id = app.commissioner() GROUP BY 1`;
  return new Map(rows.map(({ providerId, at }) => [providerId, at]));
}

/** Keeps the list for good, with what every place on it was given for. */
export async function freezeRanking(
  tx: Tx,
  callOff: Pick<CallOff, "id" | "commissionerId">,
  list: Pick<
    Ranking,
    "rule" | "lotRules" | "ruleReason" | "place" | "cascades" | "rankedBy" | "rankedAt" | "leftOut"
  >,
  members: readonly Ranked<MemberOnDay>[],
) {
  const whose = { callOffId: callOff.id, commissionerId: callOff.commissionerId };
  const { leftOut, lotRules, ...ranking } = list;
  const frozen = { lotRules: plain(lotRules), leftOut: plain(leftOut) };
  await tx.callOffRanking.create({ data: { ...whose, ...ranking, ...frozen } });
  await tx.callOffRank.createMany({
    data: members.map((member) => ({
      ...{ ...whose, providerId: member.providerId, partyId: member.partyId, rank: member.rank },
      ...{ valuePence: BigInt(member.value), prices: plain(member.prices) },
      ...{ rankReasons: plain(member.rankReasons), eligibility: plain(member.reasons) },
    })),
  });
}

/** The frozen list of a call-off that the actor may see; nothing while there is none. */
export async function rankingOf(tx: Tx, callOffId: string): Promise<Ranking | undefined> {
  const [row] = await tx.$queryRaw<(Omit<Ranking, "members"> & { members: unknown })[]>`
    SELECT r.rule::text AS rule, r.lot_rules AS "lotRules", r.rule_reason AS "ruleReason", r.place, r.cascades, r.ranked_by AS "rankedBy", coalesce(a.name, 'a colleague') AS "rankedByName",
      r.ranked_at AS "rankedAt", r.left_out AS "leftOut",
      array_to_json(ARRAY(SELECT json_build_object('providerId', m.provider_id, 'name', p.name, 'partyId', m.party_id, 'rank', m.rank,
        'value', m.value_pence, 'prices', m.prices, 'rankReasons', m.rank_reasons, 'reasons', m.eligibility)
        FROM call_off_rank m JOIN provider p ON p.id = m.provider_id WHERE m.call_off_id = r.call_off_id ORDER BY m.rank)) AS members
    FROM call_off_ranking r LEFT JOIN account a ON a.id = r.ranked_by WHERE r.call_off_id = ${callOffId}::uuid`;
  return row && { ...row, members: stored.parse(row.members) };
}

/** What our own code froze: its shape is known, its numbers are held to whole pence. */
const stored = z.array(
  z.custom<RankedMember>((one) => z.object({ rank: z.int(), value: z.int() }).loose().safeParse(one).success),
);

function plain<T>(frozen: T): object {
  return JSON.parse(JSON.stringify(frozen)) as object;
}
