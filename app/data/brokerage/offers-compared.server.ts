import { fromColumn } from "../days.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { z } from "zod";
import type { Tx } from "../db.server.ts";

/** An offer for a request as a decider compares it: the last version of each provider's. */
export type OfferCompared = {
  readonly id: string;
  readonly provider: string;
  readonly weekly: Pence;
  readonly startsOn: Day;
  readonly conditions: string;
  readonly byPhone: boolean;
  readonly withdrawn: boolean;
  readonly chosen: boolean;
  /** Whether a line of it is above the framework rate, and the reasons given. */
  readonly reasons: readonly string[];
};

/** The offers for a request, the cheapest first, the chosen one marked. */
export async function offersCompared(
  tx: Tx,
  requestId: string,
  chosenOfferId: string | null,
): Promise<readonly OfferCompared[]> {
  type Row = Omit<OfferCompared, "startsOn" | "weekly" | "chosen"> & {
    readonly startsOn: Date;
    readonly weekly: number;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, p.name AS provider, o.weekly_pence AS weekly, o.starts_on AS "startsOn", o.conditions, o.by_phone AS "byPhone",
      o.withdrawn_at IS NOT NULL AS withdrawn, ARRAY(SELECT n.reason FROM placement_offer_line n WHERE n.offer_id = o.id AND n.reason <> '') AS reasons
    FROM enquiry e JOIN LATERAL (SELECT * FROM placement_offer v WHERE v.enquiry_id = e.id ORDER BY v.version DESC LIMIT 1) o ON true
      JOIN provider p ON p.id = e.provider_id WHERE e.request_id = ${requestId}::uuid ORDER BY o.weekly_pence, p.name`;
  return rows.map((row) => ({
    ...{ ...row, startsOn: fromColumn(row.startsOn), weekly: pence(row.weekly) },
    chosen: row.id === chosenOfferId,
  }));
}

/** The person's last choice: what was shown, and the words about it. Null while none is recorded. */
export async function lastChoice(
  tx: Tx,
  requestId: string,
): Promise<{ readonly words: string; readonly options: readonly string[] } | null> {
  const row = await tx.placementChoice.findFirst({
    where: { requestId },
    orderBy: { chosenAt: "desc" },
    select: { words: true, options: true },
  });
  return row && { words: row.words, options: optionsIn(row.options) };
}

const shownOption = z.union([
  z.object({ kind: z.literal("direct-payment") }),
  z.object({ provider: z.string(), place: z.string(), weeklyPence: z.number().nullable() }),
]);

/** What was shown, as it was frozen with the choice. */
function optionsIn(options: unknown): readonly string[] {
  return z
    .array(z.unknown())
    .catch([])
    .parse(options)
    .flatMap((one) => {
      const read = shownOption.safeParse(one);
      if (!read.success) return [];
      if ("kind" in read.data) return ["A direct payment"];
      const { provider, place, weeklyPence } = read.data;
      const where = place === provider ? provider : `${provider}, ${place}`;
      return [weeklyPence === null ? where : `${where} at ${formatPounds(pence(weeklyPence))} a week`];
    });
}
