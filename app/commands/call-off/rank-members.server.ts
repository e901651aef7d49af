import { createHash } from "node:crypto";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { rankMembers } from "#app/domain/call-off/ranking-rule.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { linesOfCallOff, lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { membersOnDay } from "#app/data/call-off/members-on-day.server.ts";
import { freezeRanking, lastOffersTo, rankingOf, rankingRuleOf } from "#app/data/call-off/ranking.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { placeOfPostcode } from "#app/data/postcodes.server.ts";

/** From where distances are measured, a postcode or nothing, and whether the next is offered by itself. */
export type HowToRank = { readonly postcode: string; readonly cascades: boolean };

export type RankingRefusal =
  | StepRefusal
  | { readonly kind: "ranked-already" | "no-rule" | "unknown-postcode" | "nobody-to-rank" | "place-needed" };

/**
 * Ranks the members that are eligible on this day by the rule of the call-off's lot, and freezes the list with its
 * reasons: once for each direct award. Null for a stranger's call-off.
 */
export function rankForDirectAward(
  actor: StaffActor,
  callOffId: string,
  { postcode, cascades }: HowToRank,
  arrival?: Arrival,
): Promise<Verdict<{ readonly members: number }, RankingRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return null;
      const may = mayTake("offer", callOffState(callOff, now));
      if (!may.ok) return may;
      if (await rankingOf(tx, callOffId)) return no({ kind: "ranked-already" });
      const today = dayOf(now);
      const found = await rankingRuleOf(tx, callOff, today);
      if (!found) return no({ kind: "no-rule" });
      const place = postcode ? ((await placeOfPostcode(tx, postcode)) ?? null) : null;
      if (postcode && !place) return no({ kind: "unknown-postcode" });
      const lines = await linesOfCallOff(tx, callOffId);
      const { eligible, leftOut } = await membersOnDay(tx, callOff, lines, today, {
        rule: found.rule,
        place,
      });
      const waits = await lastOffersTo(
        tx,
        eligible.map(({ providerId }) => providerId),
      );
      const members = eligible.map((one) => ({ ...one, lastOfferedAt: waits.get(one.providerId) ?? null }));
      const ranked = rankMembers(found.rule, members, place !== null);
      if (!ranked.ok) return ranked;
      const by = { rankedBy: actor.accountId, rankedAt: now };
      await freezeRanking(
        tx,
        callOff,
        { rule: found.rule, place: postcode, cascades, leftOut, ...by },
        ranked.value,
      );
      const order = ranked.value.map(({ rank, providerId, value }) => `${rank} ${providerId} ${value}`);
      record(tx, {
        ...{ kind: "members-ranked", subject: { kind: "call-off", id: callOffId }, rule: found.rule },
        ...{ members: ranked.value.length, leftOut: leftOut.length },
        digest: createHash("sha256").update(order.join("\n")).digest("hex"),
      });
      return yes({ members: ranked.value.length });
    },
    arrival,
  );
}
