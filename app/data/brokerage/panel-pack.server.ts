import { z } from "zod";
import { needDomains } from "#app/domain/brokerage/need.ts";
import { streams } from "#app/domain/brokerage/funding.ts";
import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import type { Tx } from "../db.server.ts";
import { earlierDecisions, interimPlacements, offersToWeigh } from "./panel-options.server.ts";
import { pricedLines } from "./panel-prices.server.ts";
import { similarPlacements } from "./similar-placements.server.ts";

const pencePerWeek = z.number().int().nonnegative();

/** A pack as it is stored. */
const storedPack: z.ZodType<PanelPack> = z.object({
  ageBand: z.string(),
  supportReason: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  urgency: z.string(),
  place: z.string(),
  preferences: z.string(),
  helpToChoose: z.boolean(),
  streams: z.array(z.enum(streams)),
  needs: z.array(
    z.object({
      domain: z.enum(needDomains),
      timesAWeek: z.number(),
      minutes: z.number(),
      ratio: z.object({
        staff: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        people: z.number(),
      }),
      words: z.string(),
    }),
  ),
  rungs: z.array(z.object({ id: z.string(), name: z.string(), asked: z.boolean() })),
  lines: z.array(
    z.object({
      ...{ lot: z.string(), line: z.string(), unit: z.string(), units: z.string(), schedule: z.string() },
      members: z.number(),
      lowest: pencePerWeek.nullable(),
      middle: pencePerWeek.nullable(),
      highest: pencePerWeek.nullable(),
      cap: pencePerWeek.nullable(),
      weeklyMiddle: pencePerWeek.nullable(),
      weeklyCap: pencePerWeek.nullable(),
    }),
  ),
  offers: z.array(
    z.object({
      ...{ provider: z.string(), startsOn: z.string(), weekly: pencePerWeek },
      lines: z.array(
        z.object({
          ...{ line: z.string(), pence: pencePerWeek, rate: pencePerWeek.nullable() },
          ...{ cap: pencePerWeek.nullable(), reason: z.string() },
        }),
      ),
    }),
  ),
  similar: z
    .object({
      ...{ count: z.number().int().min(5), sameReason: z.boolean() },
      ...{ lower: pencePerWeek, median: pencePerWeek, upper: pencePerWeek },
    })
    .nullable(),
  interim: z.array(
    z.object({
      ...{ id: z.string(), reference: z.string(), provider: z.string(), weekly: pencePerWeek },
      ...{ fromOn: z.string(), until: z.string() },
    }),
  ),
  earlier: z.array(
    z.object({
      ...{ caseId: z.string(), forum: z.string(), at: z.string(), outcome: z.string() },
      ...{ limitWeekly: pencePerWeek.nullable(), expiresOn: z.string().nullable(), words: z.string() },
    }),
  ),
});

/** Puts together what is known of a request now; undefined for a stranger's. */
export async function packOf(tx: Tx, requestId: string): Promise<PanelPack | undefined> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT r.id, r.age_band AS "ageBand", r.support_reason AS "supportReason", r.starts_on::text AS "startsOn", r.ends_on::text AS "endsOn",
      r.urgency::text AS urgency, concat_ws(', ', a.name, r.postcode_district) AS place, r.preferences, r.help_to_choose AS "helpToChoose",
      r.streams, r.needs FROM placement_request r LEFT JOIN area a ON a.id = r.area_id WHERE r.id = ${requestId}::uuid`;
  if (!head) return undefined;
  const { id, ...said } = head;
  const [lines, rungs] = [await pricedLines(tx, id), await rungsAsked(tx, id)];
  return storedPack.parse({
    ...said,
    ...{ lines, rungs, offers: await offersToWeigh(tx, id) },
    similar: await similarPlacements(tx, id),
    interim: await interimPlacements(tx, id),
    earlier: await earlierDecisions(tx, id),
  } satisfies Record<keyof PanelPack, unknown>);
}

type Head = Pick<PanelPack, "ageBand" | "supportReason" | "startsOn" | "endsOn" | "urgency" | "place"> &
  Pick<PanelPack, "preferences" | "helpToChoose" | "streams" | "needs"> & { readonly id: string };

/** The council's ladder from its lowest rung up, with the rungs on which the lots asked for stand. */
async function rungsAsked(tx: Tx, requestId: string): Promise<PanelPack["rungs"]> {
  return tx.$queryRaw<PanelPack["rungs"]>`
    SELECT g.id, g.name, EXISTS (SELECT 1 FROM placement_request_line l JOIN lot o ON o.id = l.lot_id
      WHERE l.request_id = r.id AND o.rung_id = g.id) AS asked
    FROM placement_request r JOIN ladder_rung g ON g.commissioner_id = r.commissioner_id
    WHERE r.id = ${requestId}::uuid ORDER BY g.position`;
}

/** The pack of a case as it was frozen with what was made of it; put together now where brokerage put the case by itself. */
export async function packOfCase(
  tx: Tx,
  caseId: string,
): Promise<
  | {
      readonly pack: PanelPack;
      readonly frozen: boolean;
      readonly caseMade: string;
      readonly lowerRungs: string;
    }
  | undefined
> {
  const row = await tx.panelCase.findUnique({
    where: { id: caseId },
    select: { pack: true, requestId: true, caseMade: true, lowerRungs: true },
  });
  if (!row) return undefined;
  const { caseMade, lowerRungs } = row;
  const frozen = storedPack.safeParse(row.pack);
  if (frozen.success) return { pack: frozen.data, frozen: true, caseMade, lowerRungs };
  const pack = await packOf(tx, row.requestId);
  return pack && { pack, frozen: false, caseMade, lowerRungs };
}
