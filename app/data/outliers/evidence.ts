import { z } from "zod";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4, pence } from "#app/domain/money.ts";

const money = z.int().transform(pence);
const day = z.string().transform(toDay);
const brought = z
  .object({ index: z.string(), from: day, to: day, change: z.int().transform(basisPoints) })
  .nullable();
const out = z.enum(["high", "low"]).nullable();

const shape = z.object({
  rule: z.int(),
  priceDay: day,
  peerGroup: z.object({
    lotId: z.string(),
    lineId: z.string().nullable(),
    clientGroup: z.string(),
    region: z.string(),
    unit: z.string(),
    measure: z.enum(["price", "ratio"]),
  }),
  asked: z.object({ pence: money, on: day }),
  brought,
  pence: money,
  weekly: money.nullable(),
  bought: z.object({ units: z.string().transform(decimal4), per: z.enum(["week", "year"]) }).nullable(),
  peers: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("too-few") }),
    z.object({
      kind: z.literal("advisory"),
      n: z.int(),
      providers: z.int(),
      figure: z.number(),
      rank: z.number(),
    }),
    z.object({
      kind: z.literal("judged"),
      providers: z.int(),
      figure: z.number(),
      yardstick: z.object({
        scale: z.enum(["raw", "log"]),
        n: z.int(),
        centre: z.number(),
        spread: z.number(),
        by: z.enum(["median-deviation", "mean-deviation", "none"]),
      }),
      z: z.union([z.number(), z.literal("endless")]),
      out,
    }),
  ]),
  expected: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("none") }),
    z.object({
      kind: z.literal("compared"),
      low: money,
      expected: money,
      high: money,
      ratio: z.number(),
      needDigest: z.string(),
      parametersId: z.string(),
      calculation: z.int(),
      out,
    }),
  ]),
  cap: z.object({
    cap: money.nullable(),
    benchmark: z
      .object({
        observationId: z.string(),
        pence: money,
        ratio: z.number(),
        brought,
      })
      .nullable(),
    out,
  }),
  direction: z.enum(["high", "low"]),
  signals: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  stake: z.object({
    against: z.enum(["expected", "peers", "cap", "benchmark"]),
    againstPence: money,
    yearly: money,
  }),
});

/** What a flag keeps of its finding, as it is read back. Throws on anything else: only a run writes it. */
export function toFinding(stored: unknown): Finding {
  return shape.parse(stored);
}
