import { z } from "zod";
import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Day } from "#app/domain/calendar.ts";
import { formatPounds, parsePounds, type Pence } from "#app/domain/money.ts";
import type { Tx } from "#app/data/db.server.ts";
import { ruleToday } from "#app/data/outliers/rule-of-finding.server.ts";

/** What is asked of the report: above which weekly cost, of which lot; what was typed, and what is wrong with it. */
export type NoNhsQuestion = {
  readonly above: Pence;
  readonly typed: string;
  readonly error: string | undefined;
  readonly lotId: string | null;
};

/** Reads it from an address; the sum is that of the council's rule where none is given or it cannot be read. */
export async function readNoNhsQuestion(
  tx: Tx,
  { commissionerId }: StaffActor,
  search: URLSearchParams,
  today: Day,
): Promise<NoNhsQuestion> {
  const { nhsShareAbove } = await ruleToday(tx, commissionerId, today);
  const lot = z.uuid().safeParse(search.get("lot"));
  const typed = (search.get("above") ?? "").trim().slice(0, 20);
  const parsed = typed === "" ? undefined : parsePounds(typed);
  const bad = parsed !== undefined && !parsed.ok;
  return {
    above: parsed?.ok ? parsed.value : nhsShareAbove,
    typed: typed === "" ? formatPounds(nhsShareAbove).replaceAll(/[£,]/g, "") : typed,
    error: bad ? "Enter a sum in pounds, like 1,500" : undefined,
    lotId: lot.success ? lot.data : null,
  };
}
