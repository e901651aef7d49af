import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { basisPoints, pence, type Pence } from "#app/domain/money.ts";
import { countingDays, exemptions, noticeEvents, type NoticeRule } from "#app/domain/regime/obligations.ts";
import type { ChangeGround } from "#app/domain/regime/permitted-change.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

const calendar = z.enum(["none", "england", "england-and-wales", "united-kingdom"]);
const sum = z.int().positive().transform(pence);

const noticeValue = z.object({
  title: z.string(),
  events: z.array(z.enum(noticeEvents)),
  due: z.object({
    days: z.int().nonnegative(),
    countsFrom: z.enum(countingDays),
    calendar,
    rollsTo: calendar.optional(),
  }),
  why: z.string(),
  clause: z.string(),
  exemptions: z
    .array(z.object({ when: z.enum(exemptions), why: z.string(), clause: z.string() }))
    .default([]),
  /** The fact that holds the least value, where it is a threshold of its own. */
  least: z.string().optional(),
  leastPence: sum.optional(),
  abovePence: sum.optional(),
  below: z.string().optional(),
  oncePerDueDay: z.boolean().default(false),
});

const threshold = z.object({ pence: sum });

type Fact = {
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
  readonly uncertain: boolean;
};

/** The notices that a regime asks for on a day, with the thresholds of that day, from dated reference data. */
export async function noticeRulesOf(tx: Tx, regime: Regime, day: Day): Promise<readonly NoticeRule[]> {
  const facts = await factsOn(tx, `notice:${regime}:`, day);
  return noticeRulesFrom(facts, regime, await thresholdsOn(tx, day));
}

/** The rules that facts hold for a regime; a threshold that is not on file leaves its rule without one. */
export function noticeRulesFrom(
  facts: readonly Fact[],
  regime: Regime,
  thresholds: ReadonlyMap<string, Pence>,
): readonly NoticeRule[] {
  const prefix = `notice:${regime}:`;
  return facts
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, value, source, uncertain }) => {
      const { least, below, leastPence, ...rule } = noticeValue.parse(value);
      return {
        ...rule,
        kind: key.slice(prefix.length),
        leastPence: least ? (thresholds.get(least) ?? null) : leastPence,
        belowPence: below ? (thresholds.get(below) ?? null) : undefined,
        ...{ source, uncertain },
      };
    });
}

const groundValue = z.object({
  code: z.string(),
  title: z.string(),
  clause: z.string(),
  cumulative: z.boolean(),
  mostBasisPoints: z.int().positive().transform(basisPoints).optional(),
  strictlyBelow: z.boolean().default(false),
  belowPence: sum.optional(),
  below: z.string().optional(),
  needsClause: z.boolean().default(false),
  published: z.boolean().default(false),
});
const changeValue = z.object({ grounds: z.array(groundValue) });

/** On which grounds a contract of a regime may be changed on a day, how far, and whether that is certain; none on file, none known. */
export async function changeGroundsOf(tx: Tx, regime: Regime, day: Day): Promise<ChangeGrounds> {
  const [fact] = await factsOn(tx, `contract-change:${regime}`, day);
  if (!fact) return { grounds: [], source: "", uncertain: true };
  return changeGroundsFrom(fact, await thresholdsOn(tx, day));
}

export type ChangeGrounds = {
  readonly grounds: readonly ChangeGround[];
  readonly source: string;
  readonly uncertain: boolean;
};

/** The grounds that a fact holds, with the thresholds that they name. */
export function changeGroundsFrom(fact: Fact, thresholds: ReadonlyMap<string, Pence>): ChangeGrounds {
  const { value, source, uncertain } = fact;
  const grounds = changeValue.parse(value).grounds.map(({ below, belowPence, ...ground }) => ({
    ...ground,
    belowPence: below ? thresholds.get(below) : belowPence,
  }));
  return { grounds, source, uncertain };
}

async function thresholdsOn(tx: Tx, day: Day) {
  const facts = await factsOn(tx, "threshold:", day);
  return new Map(
    facts.flatMap(({ key, value }) => {
      const read = threshold.safeParse(value);
      return read.success ? [[key, read.data.pence] as const] : [];
    }),
  );
}

/** The facts whose key begins so, each as it stands on the day. */
function factsOn(tx: Tx, prefix: string, day: Day) {
  return tx.referenceFact.findMany({
    where: { key: { startsWith: prefix }, fromOn: { lte: toColumn(day) } },
    orderBy: [{ key: "asc" }, { fromOn: "desc" }],
    distinct: ["key"],
    select: { key: true, value: true, source: true, uncertain: true },
  });
}
