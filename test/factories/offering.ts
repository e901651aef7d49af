import type pg from "pg";
import snapshot from "../../prisma/reference/bank-holidays.json";
import { aCallOff, callingOff, type CallingOff, type MadeCallOff } from "./call-off.ts";
import { insert } from "./market.ts";

/** 10 in the morning of Monday 16 November 2026; four working hours later is 2pm. */
export const offering = "2026-11-16T10:00:00.000Z";
export const offerDue = "2026-11-16T14:00:00.000Z";

/** A published direct award with four working hours to answer in. */
export const directAward = {
  ...{ route: "DIRECT", response_measure: "WORKING_HOURS", response_units: 4, quality_weight: null },
  ...{ tie_rule: null, closes_at: null, questions_close_at: null },
} as const;

/** The calendar and the hours that the clock of an offer runs by. */
export async function clockOnFile(owner: pg.Client) {
  await insert(owner, "reference_fact", [
    { key: "bank-holidays", from_on: "2019-01-01", value: snapshot, source: "gov.uk", uncertain: false },
    {
      ...{ key: "call-off:working-hours", from_on: "2024-04-01", source: "Policy", uncertain: true },
      value: { fromHour: 9, toHour: 17 },
    },
  ]);
}

/** A market in which a direct award is about to be offered; the commissioners and the approver have declared no interest. */
export async function offeringWorld(owner: pg.Client): Promise<CallingOff & MadeCallOff> {
  await clockOnFile(owner);
  const world = await callingOff(owner);
  return { ...world, ...(await directAwardIn(owner, world, 1)) };
}

/** Another direct award in the same market, published and with interests declared. */
export async function directAwardIn(
  owner: pg.Client,
  world: CallingOff,
  nth: number,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<MadeCallOff> {
  const made = await aCallOff(owner, world, "published", { ...directAward, ...changes }, nth);
  await insert(
    owner,
    "call_off_interest",
    [world.commissioner, world.commissioner2, world.approver].map(({ accountId }) => ({
      ...{ call_off_id: made.callOffId, commissioner_id: world.commissionerId, account_id: accountId },
      ...{ statement: "", provider_ids: [], declared_at: "2026-11-02T09:00:00Z" },
    })),
  );
  return made;
}
