import { capitalised } from "#app/components/govuk/capitalised.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { agreedRates, type AgreedRate } from "#app/domain/benchmark/agreed-rates.ts";
import { clientGroupInWords } from "#app/domain/benchmark/client-group.ts";
import { tooFew } from "#app/domain/benchmark/outlier-rule-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { eachInWords } from "#app/components/outliers/flag-words.ts";
import type { Tx } from "#app/data/db.server.ts";
import { ruleToday } from "#app/data/outliers/rule-of-finding.server.ts";
import { settledPrices, type SettledGroup } from "#app/data/outliers/settled-prices.server.ts";

/** What a group of prices settled on, in words; nothing but the group where too few providers stand behind it. */
export type AgreedRow = SettledGroup & {
  readonly group: string;
  readonly figures: AgreedRate["figures"];
  /** What is said where there are none: "fewer than five providers". */
  readonly without: string;
};

/** What was agreed and accepted, of a lot or of all, group by group. */
export async function agreedRows(
  tx: Tx,
  { commissionerId }: StaffActor,
  lotId: string | null,
  today: Day,
): Promise<readonly AgreedRow[]> {
  const rule = await ruleToday(tx, commissionerId, today);
  const { groups, prices } = await settledPrices(tx, lotId);
  const rates = agreedRates(prices, rule.leastProviders);
  return groups.map((group) => ({
    ...group,
    group: clientGroupInWords(group.clientGroup),
    figures: rates.find((rate) => rate.group === group.key)?.figures ?? null,
    without: tooFew(rule),
  }));
}

/** A row of the table of agreed rates. */
export function agreedCells({ key, lot, line, group, region, unit, figures, without }: AgreedRow) {
  const what = { key, lot: line ? `${lot}: ${line}` : lot, group, region };
  if (!figures) return { ...what, median: capitalised(without), middle: "", kept: "", of: "" };
  const each = eachInWords(unit);
  const money = (figure: number) => formatPounds(pence(Math.round(figure)));
  return {
    ...what,
    median: `${money(figures.quartiles.median)} ${each}`,
    middle: `${money(figures.quartiles.lower)} to ${money(figures.quartiles.upper)}`,
    kept: `${Math.round(figures.kept * 1000) / 10}%`,
    of: `${figures.prices} prices, ${figures.providers} providers`,
  };
}
