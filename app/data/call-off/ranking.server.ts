import { z } from "zod";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { PricedLine } from "#app/domain/call-off/price-line.ts";
import type { Ranked, RankingRule, RankReason } from "#app/domain/call-off/ranking-rule.ts";
import type { ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { Tx } from "../db.server.ts";
import type { LeftOut, MemberOnDay } from "./members-on-day.server.ts";

/** The frozen list of a direct award, the first first. */
export type Ranking = {
  readonly rule: RankingRule;
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

/** By which rule a direct award of a call-off's first lot is ranked on a day, and whose rule that is. */
export async function rankingRuleOf(
  tx: Tx,
  { id, kind }: Pick<CallOff, "id" | "kind">,
  today: string,
): Promise<{ readonly rule: RankingRule; readonly source: string } | undefined> {
  const [row] = await tx.$queryRaw<{ rule: RankingRule; source: string }[]>`
    SELECT r.ranking::text AS rule, r.source FROM call_off_lot l JOIN lot_route r ON r.lot_id = l.lot_id AND r.route = 'DIRECT'
    WHERE l.call_off_id = ${id}::uuid AND ${kind} = ANY (r.kinds) AND r.from_on <= ${today}::date AND (r.to_on IS NULL OR r.to_on > ${today}::date)
    ORDER BY l.position, r.from_on DESC LIMIT 1`;
  return row;
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
  list: Pick<Ranking, "rule" | "place" | "cascades" | "rankedBy" | "rankedAt" | "leftOut">,
  members: readonly Ranked<MemberOnDay>[],
) {
  const whose = { callOffId: callOff.id, commissionerId: callOff.commissionerId };
  const { leftOut, ...ranking } = list;
  await tx.callOffRanking.create({ data: { ...whose, ...ranking, leftOut: plain(leftOut) } });
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
    SELECT r.rule::text AS rule, r.place, r.cascades, r.ranked_by AS "rankedBy", coalesce(a.name, 'a colleague') AS "rankedByName",
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
