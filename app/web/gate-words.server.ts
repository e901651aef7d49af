import type { UpliftGate } from "#app/data/uplift-gates.server.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";

/** What was decided on a rate left to evidence, in a provider's words; null where nothing was. */
export function decisionToProvider({ decision, unit }: Pick<UpliftGate, "decision" | "unit">) {
  if (!decision) return null;
  const { rise, reason, decidedAt } = decision;
  const outcome = rise
    ? `Agreed: ${formatPrice(rise.pence, unit)} from ${shortDay(rise.fromOn)}`
    : "Not agreed: the rate stays";
  return { outcome, reason, at: inWords(decidedAt) };
}
