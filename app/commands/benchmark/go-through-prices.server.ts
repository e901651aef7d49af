import { randomUUID } from "node:crypto";
import { system, type Actor, type StaffActor } from "#app/domain/access/actor.ts";
import { judgePrices } from "#app/domain/benchmark/judge-prices.ts";
import { outlierRuleOn, type OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { addDays, dayOf, startOfDay, type Day, type Instant } from "#app/domain/calendar.ts";
import { record } from "#app/data/audit.server.ts";
import { markGone, saveFlags, type FlagLine } from "#app/data/benchmark/outlier-flags.server.ts";
import { forgetNewPlacements } from "#app/data/benchmark/new-prices.server.ts";
import { outlierRules } from "#app/data/benchmark/outlier-rules.server.ts";
import {
  addGroups,
  addRun,
  forgetPeers,
  lockRuns,
  type RunKind,
} from "#app/data/benchmark/outlier-runs.server.ts";
import { indexSeries } from "#app/data/benchmark/indices.server.ts";
import { publishedFigures } from "#app/data/benchmark/published-figures.server.ts";
import { runningPrices } from "#app/data/benchmark/running-prices.server.ts";
import { commissionerIds } from "#app/data/commissioners.server.ts";
import { inTransaction, reading, type Tx } from "#app/data/db.server.ts";
import { rememberExpectedCosts } from "#app/data/expected-costs.server.ts";
import { digestOfRun, lineOf } from "./as-flag.ts";
import { keptPeers } from "./kept-peers.ts";
import { columnsOf } from "./placement-columns.ts";
import { flagsOfPlacements, toldOf } from "./placement-flags.server.ts";

/** What a run found. */
export type GoneThrough = { readonly judged: number; readonly flagged: number; readonly digest: string };

/** A million placements take minutes on a small machine. */
const patienceMs = 30 * 60_000;

/** Goes through the prices of all running placements of every commissioner, one after another. Answers how many are asked about. */
export async function goThroughPricesOfNight(): Promise<number> {
  let flagged = 0;
  for (const commissionerId of await reading(system, (tx) => commissionerIds(tx)))
    flagged += (await goThrough(system, commissionerId, "NIGHTLY")).flagged;
  return flagged;
}

/** The same of one's own commissioner, because somebody asked for it. */
export function goThroughPricesNow(actor: StaffActor): Promise<GoneThrough> {
  return goThrough(actor, actor.commissionerId, "ASKED");
}

/** For so many days the peers of a run are kept that no flag needs: what was compared with what can be looked up for a month. */
const daysToKeepPeers = 31;

function goThrough(actor: Actor, commissionerId: string, kind: RunKind): Promise<GoneThrough> {
  return inTransaction(
    actor,
    async (tx, now) => {
      await lockRuns(tx, commissionerId);
      if (kind === "NIGHTLY") await forgetNewPlacements(tx, commissionerId);
      const accountId = actor.kind === "staff" ? actor.accountId : null;
      const found = await goThroughPlacements(tx, commissionerId, { kind, now, accountId });
      if (kind === "NIGHTLY")
        await forgetPeers(tx, commissionerId, startOfDay(addDays(dayOf(now), -daysToKeepPeers)));
      record(tx, {
        ...{
          kind: "prices-gone-through",
          subject: { kind: "commissioner", id: commissionerId },
          commissionerId,
        },
        ...{ run: kind, ...found },
      });
      return found;
    },
    undefined,
    patienceMs,
  );
}

async function goThroughPlacements(
  tx: Tx,
  commissionerId: string,
  {
    kind,
    now,
    accountId,
  }: { readonly kind: RunKind; readonly now: Instant; readonly accountId: string | null },
): Promise<GoneThrough> {
  const day = dayOf(now);
  const rule = outlierRuleOn(await outlierRules(tx, commissionerId), day);
  await rememberExpectedCosts(tx, commissionerId, day, now);
  const { judged, kept, told, rows } = await judgeRunning(tx, commissionerId, day, rule);
  const run = { id: randomUUID(), commissionerId, kind: "PLACEMENT", accountId, at: now } as const;
  await addGroups(tx, commissionerId, run.id, rule, kept);
  const lines: FlagLine[] = [];
  const on = { day, priceDay: day, rule };
  for await (const flags of flagsOfPlacements(tx, commissionerId, on, told, rows)) {
    await saveFlags(tx, run, flags);
    for (const flag of flags) lines.push(lineOf(flag));
  }
  await markGone(tx, run, lines, null);
  const found = { judged, flagged: lines.length, digest: digestOfRun(lines) };
  await addRun(tx, commissionerId, {
    id: run.id,
    kind,
    priceOn: day,
    rule,
    ...found,
    startedAt: now,
    finishedAt: now,
  });
  return found;
}

/** Reads and judges all running placements, and keeps no more of them than telling needs. */
async function judgeRunning(tx: Tx, commissionerId: string, day: Day, rule: OutlierRule) {
  const running = await runningPrices(tx, commissionerId, day);
  const series = await indexSeries(tx, commissionerId);
  const publishedFor = await publishedFigures(tx, commissionerId, day);
  const columns = columnsOf(running, day, rule, { series, publishedFor });
  const judged = judgePrices(columns.prices, rule);
  if (!judged.ok) throw new Error(`the price of a running placement is ${judged.why.kind}`);
  const { kept, of } = keptPeers(columns, judged.value, rule);
  return { judged: running.count, kept, told: toldOf(running, columns, of), rows: judged.value.flagged };
}
