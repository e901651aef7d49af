import { z } from "zod";
import type { RouteLaw } from "#app/domain/call-off/recommendation.ts";
import { pence } from "#app/domain/money.ts";
import type { NoticeRule } from "#app/domain/regime/obligations.ts";
import type { Regime } from "#app/domain/regime/regime.ts";

const standstill = z.object({
  days: z.number(),
  clause: z.string(),
  appliesToCallOffs: z.boolean().optional(),
});
const threshold = z.object({ pence: z.number() });

/** What dated facts of a day say of a call-off under a regime: the threshold, a standstill that it must keep, its notices. */
export function routeLawFrom(
  factOf: (key: string) => unknown,
  regime: Regime,
  rules: readonly NoticeRule[],
): RouteLaw {
  const limit = threshold.safeParse(factOf("threshold:light-touch"));
  const still = standstill.safeParse(factOf(`standstill:${regime}`));
  const ofCallOffs = ["award-approved", "contract-made"] as const;
  const notices = rules.filter(
    ({ events, leastPence, abovePence, belowPence }) =>
      ofCallOffs.some((event) => events.includes(event)) && !abovePence && !belowPence && leastPence !== null,
  );
  return {
    threshold: limit.success ? pence(limit.data.pence) : null,
    standstill:
      still.success && still.data.appliesToCallOffs === true
        ? { days: still.data.days, clause: still.data.clause }
        : null,
    notices: notices.map(({ title, clause, due, exemptions }) => ({
      ...{ title, clause, days: due.days },
      unless: exemptions.map(({ when }) => when),
    })),
  };
}
