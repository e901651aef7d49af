import { z } from "zod";
import { toDay } from "#app/domain/calendar.ts";
import type { FrozenRecommendation } from "#app/domain/call-off/frozen-recommendation.ts";
import { grounds } from "#app/domain/call-off/recommendation.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

const sum = z.int().transform(pence);
const day = z.string().transform(toDay);
const route = z.enum(["DIRECT", "RESTRICTED", "OPEN", "EXTERNAL"]);

const bar = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["no-rule", "kind-not-allowed"]), lotId: z.string() }),
  z.object({ kind: z.literal("below-minimum"), lotId: z.string(), minimum: sum }),
  z.object({ kind: z.literal("above-maximum"), lotId: z.string(), maximum: sum }),
  z.object({ kind: z.literal("term-too-short"), lotId: z.string(), shortest: z.int(), months: z.int() }),
  z.object({ kind: z.literal("term-too-long"), lotId: z.string(), longest: z.int(), months: z.int() }),
  z.object({ kind: z.enum(["psr-invites-everyone", "nobody-eligible"]) }),
]);

const duty = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["reason", "selection-justified", "no-standstill"]) }),
  z.object({ kind: z.literal("approval"), valueWithVat: sum }),
  z.object({ kind: z.literal("standstill"), days: z.int(), clause: z.string() }),
  z.object({ kind: z.literal("notice"), title: z.string(), clause: z.string(), days: z.int() }),
]);

const need = z.object({
  ...{ lotIds: z.array(z.string()), kind: z.enum(["SPOT", "BLOCK"]), innovation: z.boolean() },
  ...{ valueWithVat: sum, startsOn: day, endsOn: day, extensionMonths: z.int() },
  ...{ urgency: z.enum(["ROUTINE", "URGENT"]), userChoice: z.boolean(), choiceStatement: z.string() },
  regime: z.enum(["PCR_2015_LIGHT_TOUCH", "PA_2023_LIGHT_TOUCH", "PSR_2023"]),
});

const frozen: z.ZodType<FrozenRecommendation> = z.object({
  ...{ preferred: route, chosen: route, departs: z.boolean(), weighedOn: day, eligible: z.int() },
  routes: z.array(
    z.object({
      ...{ route, allowed: z.boolean(), bars: z.array(bar), duties: z.array(duty) },
      ...{ for: z.array(z.enum(grounds)), against: z.array(z.enum(grounds)) },
    }),
  ),
  ...{ need: need.nullable().default(null), threshold: sum.nullable().default(null) },
  rules: z
    .array(z.object({ id: z.string(), lotId: z.string(), route, fromOn: day, source: z.string() }))
    .default([]),
});

/** The recommendation that the route of a call-off was chosen on, as it was frozen; null while none is chosen. */
export async function frozenRecommendation(tx: Tx, callOffId: string): Promise<FrozenRecommendation | null> {
  const row = await tx.callOff.findUnique({ where: { id: callOffId }, select: { recommendation: true } });
  return row?.recommendation ? frozen.parse(row.recommendation) : null;
}
