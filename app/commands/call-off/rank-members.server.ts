import { createHash } from "node:crypto";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { rankMembers } from "#app/domain/call-off/ranking-rule.ts";
import {
  ruleAcrossLots,
  type AcrossRefusal,
  type ChosenRule,
} from "#app/domain/call-off/rule-across-lots.ts";
import { rankAgain } from "#app/domain/call-off/stale-ranking.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { linesOfCallOff, lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { membersOnDay } from "#app/data/call-off/members-on-day.server.ts";
import { offeringAt } from "#app/data/call-off/offering.server.ts";
import {
  freezeRanking,
  lastOffersTo,
  rankingRulesOf,
  removeRanking,
} from "#app/data/call-off/ranking.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { placeOfPostcode } from "#app/data/postcodes.server.ts";

/**
 * From where distances are measured, a postcode or nothing, whether the next is offered by itself, and the rule chosen
 * with its reason where the lots' rules differ.
 */
export type HowToRank = {
  readonly postcode: string;
  readonly cascades: boolean;
  readonly chosen: ChosenRule;
};

export type RankingRefusal =
  | StepRefusal
  | AcrossRefusal
  | { readonly kind: "ranked-already" | "offered-already" }
  | { readonly kind: "unknown-postcode" | "nobody-to-rank" | "place-needed" };

/**
 * Ranks the members that are eligible on this day by the rule of the call-off's lots, and freezes the list with its
 * reasons. Before anything was offered a list that has grown stale gives way to a new one. Null for a stranger's
 * call-off.
 */
export function rankForDirectAward(
  actor: StaffActor,
  callOffId: string,
  { postcode, cascades, chosen }: HowToRank,
  arrival?: Arrival,
): Promise<Verdict<{ readonly members: number }, RankingRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return null;
      const may = mayTake("offer", callOffState(callOff, now));
      if (!may.ok) return may;
      const offering = await offeringAt(tx, callOff, now);
      const again = offering && rankAgain(offering.changes, offering.offers.length);
      if (again && !again.ok) return again;
      const today = dayOf(now);
      const lotRules = await rankingRulesOf(tx, callOff, today);
      const across = ruleAcrossLots(lotRules, chosen);
      if (!across.ok) return across;
      const { rule, reason: ruleReason } = across.value;
      const place = postcode ? ((await placeOfPostcode(tx, postcode)) ?? null) : null;
      if (postcode && !place) return no({ kind: "unknown-postcode" });
      const lines = await linesOfCallOff(tx, callOffId);
      const { eligible, leftOut } = await membersOnDay(tx, callOff, lines, today, { rule, place });
      const waits = await lastOffersTo(
        tx,
        eligible.map(({ providerId }) => providerId),
      );
      const members = eligible.map((one) => ({ ...one, lastOfferedAt: waits.get(one.providerId) ?? null }));
      const ranked = rankMembers(rule, members, place !== null);
      if (!ranked.ok) return ranked;
      const by = { rankedBy: actor.accountId, rankedAt: now };
      if (offering) await removeRanking(tx, callOffId);
      const list = { rule, lotRules, ruleReason, place: postcode, cascades, leftOut, ...by };
      await freezeRanking(tx, callOff, list, ranked.value);
      const order = ranked.value.map(({ rank, providerId, value }) => `${rank} ${providerId} ${value}`);
      record(
        tx,
        {
          ...{ kind: "members-ranked", subject: { kind: "call-off", id: callOffId }, rule },
          ...{ members: ranked.value.length, leftOut: leftOut.length, again: offering !== undefined },
          digest: createHash("sha256").update(order.join("\n")).digest("hex"),
        },
        ruleReason || undefined,
      );
      return yes({ members: ranked.value.length });
    },
    arrival,
  );
}
