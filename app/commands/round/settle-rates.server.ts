import { createHash } from "node:crypto";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { afterRound, type Settlement } from "#app/domain/pricing/re-pricing.ts";
import { maySettle, type SettleRefusal } from "#app/domain/round/decisions.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { grouped } from "#app/data/evaluation-grouped.server.ts";
import { endRates } from "#app/data/member-rates.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { lockRound, type Round } from "#app/data/rounds.server.ts";
import {
  dropToCap,
  exceptionsOfProviders,
  ratesOverCap,
  undecidedSubmissions,
  type RateOverCap,
} from "#app/data/settlement.server.ts";
import { ratesSettledMail } from "#app/mail/rates-settled.ts";

/** What is settled for one member. */
export type MemberSettled = {
  readonly providerId: string;
  readonly rates: readonly RateOverCap[];
  readonly settlement: Settlement;
};

/**
 * Settles the rates of members that did not apply to a round, all in one: what no longer fits the cap of the effective
 * day ends then or drops to the cap, as the round says, and each provider is told. Done again, it finds nothing to do.
 */
export function settleRates(
  actor: StaffActor,
  roundId: string,
): Promise<
  Verdict<
    { readonly providers: number; readonly rates: number },
    SettleRefusal | { readonly kind: "not-found" } | { readonly kind: "nothing-to-settle" }
  >
> {
  return inTransaction(actor, async (tx, now) => {
    const round = await lockRound(tx, roundId);
    if (!round) return no({ kind: "not-found" });
    const may = maySettle(round, await undecidedSubmissions(tx, roundId), now);
    if (!may.ok) return may;
    const members = await membersToSettle(tx, round, "to-change");
    const ended = members.flatMap(({ settlement }) => settlement.end);
    const begun = members.flatMap(({ settlement }) => settlement.begin);
    if (ended.length === 0) return no({ kind: "nothing-to-settle" });
    const clause = await clauseFor(tx, round.frameworkId, "CAP");
    await endRates(tx, ended, round.effectiveOn);
    await dropToCap(tx, begun, round.effectiveOn, clause);
    const digest = digestOf(members);
    for (const member of members) await tell(tx, round, member, clause, digest);
    const counts = { ended: ended.length, begun: begun.length, digest };
    record(tx, { kind: "rates-settled", subject: { kind: "round", id: roundId }, ...counts });
    return yes({ providers: members.length, rates: ended.length });
  });
}

/** The members with a rate that no longer fits on the round's effective day, each with what becomes of it. */
export async function membersToSettle(
  tx: Tx,
  round: Round,
  hold: "to-read" | "to-change",
): Promise<readonly MemberSettled[]> {
  const rates = grouped(await ratesOverCap(tx, round, hold), (rate) => rate.providerId);
  const exceptions = await exceptionsOfProviders(tx, round.frameworkId, [...rates.keys()]);
  const { unfitRates } = round.rePricing;
  return [...rates]
    .map(([providerId, standing]) => {
      const own = exceptions.get(providerId) ?? [];
      const settlement = afterRound(standing, (rate) => rate.cap, own, unfitRates, round.effectiveOn);
      return { providerId, settlement, rates: standing.filter((rate) => settlement.end.includes(rate.id)) };
    })
    .filter((member) => member.rates.length > 0);
}

function digestOf(members: readonly MemberSettled[]): string {
  const lines = members.flatMap(({ settlement }) => [
    ...settlement.end,
    ...settlement.begin.map((one) => `${one.after} ${one.pence}`),
  ]);
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}

async function tell(tx: Tx, round: Round, member: MemberSettled, clause: string, digest: string) {
  const { unfitRates } = round.rePricing;
  const letter = ratesSettledMail({
    ...{ round: round.title, effectiveOn: dayInWords(round.effectiveOn), unfitRates, clause },
    lines: member.rates.map(({ line, place }) => `${line}, ${place.toLowerCase()}`),
  });
  await queueToProvider(tx, member.providerId, letter, { onceKey: `rates-settled:${round.id}:${digest}` });
}
