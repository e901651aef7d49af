import { randomUUID } from "node:crypto";
import { system } from "#app/domain/access/actor.ts";
import { outlierRuleOn } from "#app/domain/benchmark/outlier-rule.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { record } from "#app/data/audit.server.ts";
import { takeNewPrices, type NewPrice } from "#app/data/benchmark/new-prices.server.ts";
import { markGone, saveFlags } from "#app/data/benchmark/outlier-flags.server.ts";
import { outlierRules } from "#app/data/benchmark/outlier-rules.server.ts";
import { addGroups, addRun, lockRuns, type RunKind } from "#app/data/benchmark/outlier-runs.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { digestOfRun, lineOf } from "./as-flag.ts";
import type { Found, Today } from "./found-prices.ts";
import { judgeOffers, judgePlacements } from "./judge-arrivals.server.ts";
import { judgeBids, judgeRound } from "./judge-openings.server.ts";

/**
 * Goes through what came up since the last time: placements and offers beside the peers of the last night, prices of an opened
 * round beside one another, opened bids beside the rates of their lines. Answers how many are asked about.
 */
export function goThroughNewPrices(): Promise<number> {
  return inTransaction(
    system,
    async (tx, now) => {
      const taken = await takeNewPrices(tx);
      let flagged = 0;
      for (const commissionerId of [...new Set(taken.map((one) => one.commissionerId))].sort()) {
        await lockRuns(tx, commissionerId);
        const day = dayOf(now);
        const today = {
          commissionerId,
          now,
          day,
          rule: outlierRuleOn(await outlierRules(tx, commissionerId), day),
        };
        const own = taken.filter((one) => one.commissionerId === commissionerId);
        flagged += await keep(tx, today, "CHANGE", await judgePlacements(tx, today, idsOf(own, "PLACEMENT")));
        flagged += await keep(tx, today, "ARRIVAL", await judgeOffers(tx, today, idsOf(own, "OFFER")));
        for (const roundId of idsOf(own, "ROUND"))
          flagged += await keep(tx, today, "OPENING", await judgeRound(tx, today, roundId));
        for (const callOffId of idsOf(own, "CALL_OFF"))
          flagged += await keep(tx, today, "OPENING", await judgeBids(tx, today, callOffId));
      }
      return flagged;
    },
    undefined,
    300_000,
  );
}

function idsOf(taken: readonly NewPrice[], kind: NewPrice["kind"]): readonly string[] {
  return taken
    .filter((one) => one.kind === kind)
    .map(({ subjectId }) => subjectId)
    .sort();
}

async function keep(
  tx: Tx,
  { commissionerId, now, rule }: Today,
  runKind: RunKind,
  found: Found | null,
): Promise<number> {
  if (!found || (found.judged === 0 && found.among.length === 0)) return 0;
  const { kind, flags, kept, judged, priceDay } = found;
  const lines = flags.map(lineOf);
  const told = { judged, flagged: flags.length, digest: digestOfRun(lines) };
  const run = { id: randomUUID(), commissionerId, kind, accountId: null, at: now };
  await addRun(tx, commissionerId, {
    id: run.id,
    kind: runKind,
    priceOn: priceDay,
    rule,
    ...told,
    startedAt: now,
    finishedAt: now,
  });
  await addGroups(tx, commissionerId, run.id, rule, kept);
  await saveFlags(tx, run, flags);
  await markGone(tx, run, lines, found.among);
  record(tx, {
    ...{ kind: "prices-gone-through", subject: { kind: "commissioner", id: commissionerId }, commissionerId },
    ...{ run: runKind, ...told },
  });
  return flags.length;
}
