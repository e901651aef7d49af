import type { RepricedPart, RepricedPlacement } from "#app/data/brokerage/repriced-placements.server.ts";
import type { RepricedLot, Repricing } from "#app/data/brokerage/repricings.server.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPercent, formatPounds, pence } from "#app/domain/money.ts";
import { perWords } from "#app/components/placement/placement-words.ts";
import { difference, leftWords, skippedWords, standsAs, yearInWords } from "./new-price-words.ts";

/** What stands at the head of a proposal, in words. */
export function headOf(batch: Repricing) {
  const { title, framework, kind, placements, leftAlone, proposedBy, decidedBy, reason } = batch;
  const count = (n: number) => n.toLocaleString("en-GB");
  return {
    ...{ title, framework, proposedBy, reason, state: standsAs(batch), from: shortDay(batch.effectiveOn) },
    by: `${kind === "round" ? "The round" : "The uplift"} “${title}”`,
    placements: `${count(placements)} change, ${count(leftAlone)} stay as they are`,
    week: difference(batch.weeklyMore),
    publicWeek: difference(batch.publicMore),
    year: yearInWords(batch.yearly),
    proposedAt: inWords(batch.proposedAt),
    decided: batch.decidedAt && `${decidedBy ?? "A colleague"}, ${inWords(batch.decidedAt)}`,
    written:
      batch.applied === null || batch.appliedYearly === null
        ? null
        : `${count(batch.applied)} written, ${count(batch.skipped ?? 0)} passed over: ${yearInWords(batch.appliedYearly)}`,
  };
}

/** The lots of a proposal and what their rules said, in words. */
export function lotRows(lots: readonly RepricedLot[], kind: Repricing["kind"]) {
  return lots.map((lot) => ({
    id: lot.lotId,
    lot: lot.title,
    rule: ruleInWords(lot, kind),
    percentage: lot.percentage === null ? "–" : formatPercent(lot.percentage),
    running: lot.running.toLocaleString("en-GB"),
  }));
}

function ruleInWords({ reaches, ownPrices }: RepricedLot, kind: Repricing["kind"]): string {
  if (!reaches) return "Never: left alone";
  if (kind === "round") return "Reaches those at the rate";
  return ownPrices === "PROPOSE"
    ? "Reaches those at the rate, off the framework and at prices of their own"
    : "Reaches those at the rate and off the framework";
}

/** The placements of a proposal, in words. */
export function placementRows(placements: readonly RepricedPlacement[]) {
  return placements.map((one) => ({
    ...{
      id: one.id,
      reference: one.reference,
      personRef: one.personRef,
      provider: one.provider,
      lot: one.lot,
    },
    before: formatPounds(one.weeklyBefore),
    after: one.changes ? formatPounds(one.weeklyAfter) : "–",
    more: one.changes ? difference(pence(one.publicAfter - one.publicBefore)) : "–",
    skipped: one.skippedBecause && `Passed over: ${skippedWords[one.skippedBecause].toLowerCase()}`,
    refunded: one.changes && one.refunded,
    parts: one.parts.map((part) => partInWords(part)),
  }));
}

/** What becomes of a part, in words: its old and new price, or why it stays. */
export function partInWords({ title, kind, before, after, per, left }: RepricedPart): string {
  const name = kind === "nursing" ? "Nursing (FNC)" : title;
  if (after !== null) return `${name}: ${formatPounds(before)} to ${formatPounds(after)} ${perWords[per]}`;
  return `${name}: stays at ${formatPounds(before)} ${perWords[per]}. ${left ? leftWords[left] : ""}`;
}
