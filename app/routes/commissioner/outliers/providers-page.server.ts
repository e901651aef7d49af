import { tooFew } from "#app/domain/benchmark/outlier-rule-words.ts";
import { capitalised } from "#app/components/govuk/capitalised.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { ratiosOfProviders } from "#app/domain/benchmark/provider-ratios.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Tx } from "#app/data/db.server.ts";
import { providersOfLot, ratiosOfLot } from "#app/data/outliers/provider-prices.server.ts";
import { ruleToday } from "#app/data/outliers/rule-of-finding.server.ts";
import { lotAsked } from "./lot-asked.server.ts";

/** Fewer placements than these make no mean that can be told from one person's price. */
const fewestPlacements = 5;

/**
 * The providers of a lot with what is asked about them, and their means against what was expected. With too few
 * providers of five placements there is no mean of anybody.
 */
export async function providersPage(tx: Tx, actor: StaffActor, search: URLSearchParams, today: Day) {
  const { lots, lot, unknown } = await lotAsked(tx, actor, search);
  const rule = await ruleToday(tx, actor.commissionerId, today);
  const listed = lot ? await providersOfLot(tx, lot.value, today) : [];
  const ratios = lot ? await ratiosOfLot(tx, actor, lot.value, today) : [];
  const found = ratiosOfProviders(ratios, { fewestProviders: rule.leastProviders, fewestPlacements });
  const nameOf = (id: string) => listed.find((one) => one.id === id)?.name ?? "Another provider";
  return {
    ...{ lots, lot, unknown, without: capitalised(tooFew(rule)) },
    funnel: found
      ? {
          spread: found.spread,
          providers: found.providers.map(({ provider, placements, ratio }) => ({
            ...{ id: provider, name: nameOf(provider), placements, ratio },
          })),
        }
      : null,
    rows: listed.map((one) => ({
      ...one,
      ratio: found?.providers.find(({ provider }) => provider === one.id)?.ratio ?? null,
    })),
  };
}
