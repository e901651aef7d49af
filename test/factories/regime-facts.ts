import type pg from "pg";
import facts from "../../prisma/reference/regime-facts.json";
import holidays from "../../prisma/reference/bank-holidays.json";
import { insert } from "./market.ts";

/** The periods and thresholds of each legal regime and the bank holidays, as every installation has them. */
export async function regimeFacts(owner: pg.Client) {
  const holidaysFact = {
    key: "bank-holidays",
    fromOn: "2019-01-01",
    value: holidays,
    source: "gov.uk",
    uncertain: false,
  };
  await insert(
    owner,
    "reference_fact",
    [...facts, holidaysFact].map(({ key, fromOn, value, source, uncertain }) => ({
      ...{ key, from_on: fromOn, value, source, uncertain },
    })),
  );
}
