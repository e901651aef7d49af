import { createHash } from "node:crypto";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import { settleLoweredCap } from "#app/domain/pricing/cap-settlement.ts";
import { usualRePricing, type UnfitRates } from "#app/domain/pricing/re-pricing.ts";
import type { CapProposal } from "#app/data/cap-proposals.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { grouped } from "#app/data/evaluation-grouped.server.ts";
import { endRates } from "#app/data/member-rates.server.ts";
import { queueToProviders } from "#app/data/outbox.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { ratesOverNewCap } from "#app/data/rates-over-new-cap.server.ts";
import { roundsOf, roundsTakeEffectOn } from "#app/data/rounds.server.ts";
import { dropToCap } from "#app/data/settlement.server.ts";
import { capLoweredLetter } from "#app/mail/cap-lowered.ts";

type Settling = Awaited<ReturnType<typeof ratesToSettle>>;

/** What a proposed cap would do to the rates over it, by the policy of the framework's last published round: end them on its day, or drop them to it. */
export async function ratesToSettle(
  tx: Tx,
  proposal: CapProposal,
  today: Day,
  hold: "to-read" | "to-change",
) {
  const { frameworkId, lotId, effectiveFrom } = proposal;
  const policy = await policyOf(tx, frameworkId);
  const over = await ratesOverNewCap(tx, proposal, proposal, hold);
  const verdict = settleLoweredCap(
    over,
    effectiveFrom,
    await roundsTakeEffectOn(tx, frameworkId, [lotId], today),
  );
  const rates = verdict.ok ? verdict.value : [];
  const lines = rates.map((rate) => `${rate.id} ${policy === "lapse" ? "ends" : proposal.pence}`);
  const digest = createHash("sha256").update(lines.sort().join("\n")).digest("hex");
  const providers = new Set(rates.map((rate) => rate.providerId)).size;
  const summary = rates.length === 0 ? null : { policy, rates: rates.length, providers, digest };
  return { verdict, policy, rates, summary };
}

async function policyOf(tx: Tx, frameworkId: string): Promise<UnfitRates> {
  const rounds = await roundsOf(tx, [frameworkId]);
  const last = rounds.find((round) => round.publishedAt && !round.cancelledAt);
  return (last?.rePricing ?? usualRePricing).unfitRates;
}

/** Ends the rates over a cap that was just brought in on its day, begins their successors where they drop to it, and tells each member. */
export async function settleUnderCap(
  tx: Tx,
  proposal: CapProposal,
  capId: string,
  { rates, policy, summary }: Settling,
): Promise<{ readonly ended?: number; readonly begun?: number; readonly digest?: string }> {
  if (!summary) return {};
  const { frameworkId, effectiveFrom, pence } = proposal;
  const ended = rates.map(({ id }) => id);
  const begun = policy === "lapse" ? [] : ended.map((after) => ({ after, pence, capId }));
  const clause = await clauseFor(tx, frameworkId, "CAP");
  await endRates(tx, ended, effectiveFrom);
  await dropToCap(tx, begun, effectiveFrom, clause);
  const letters = [...grouped(rates, (rate) => rate.providerId)].map(([providerId, own]) => ({
    providerId,
    letter: capLoweredLetter({
      ...{ effectiveOn: dayInWords(effectiveFrom), policy, clause },
      lines: own.map(({ line, place }) => `${line}, ${place.toLowerCase()}`),
    }),
  }));
  await queueToProviders(tx, letters, `cap-lowered:${proposal.id}`);
  return { ended: ended.length, begun: begun.length, digest: summary.digest };
}
