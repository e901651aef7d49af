import { readFileSync } from "node:fs";
import { frameworkId, lineId, lotId, personId, roundId } from "./commissioning.ts";
import { inventedCosts, unitDrivers } from "./cost-lines.ts";
import type { RoundCalendar } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { lots, type OpenBook } from "./lots.ts";
import { areaId } from "./places.ts";
import type { DemonstrationProvider } from "./providers.ts";
import type { DemonstrationSubmission } from "./applications.ts";
import type { DemonstrationOffer } from "./offers.ts";
import type { FrozenCostModel } from "#app/domain/application/content.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { compareWithPrice } from "#app/domain/pricing/cost-model/unit-price.ts";
import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";

const templates = JSON.parse(
  readFileSync(new URL("../reference/cost-templates.json", import.meta.url), "utf8"),
) as readonly CostTemplate[];

/** The finished round in which the lots began to open their books. */
const firstOpenBooks = 2;

/** An offer with the cost model of each of its places, where its lot opens its books and the provider took part. */
export function withOpenBook(
  provider: DemonstrationProvider,
  round: RoundCalendar,
  priced: DemonstrationOffer,
): DemonstrationOffer {
  const book = lots[priced.number - 1]?.openBook;
  if (!book || round.number !== firstOpenBooks) return priced;
  if (!book.compulsory && provider.number % 5 !== 1) return priced;
  const places = [...new Set(priced.offer.prices.map((price) => price.locationId))];
  const costs = places.map((place, index) => modelOf(provider, priced, book, place, index));
  return { ...priced, offer: { ...priced.offer, costs } };
}

function modelOf(
  provider: DemonstrationProvider,
  { number, offer }: DemonstrationOffer,
  book: OpenBook,
  locationId: string,
  index: number,
): FrozenCostModel {
  const dice = diceOf(provider.number * 611_953 + number * 31 + index);
  const template = templateOf(book.template);
  const lines = Object.entries(book.prices).map(([code, driver]) => ({
    serviceLineId: lineId(code),
    driver,
  }));
  const offered = {
    prices: offer.prices.filter((price) => price.locationId === locationId) as never,
    everywhereId: areaId("everywhere"),
  };
  const priceNear = (total: Decimal4, drivers: Readonly<Record<string, string>>): Decimal4 | null => {
    const known = new Map(Object.entries(drivers).map(([code, figure]) => [code, decimal4(figure)]));
    const found = compareWithPrice(total, lines, known, offered, decimal4("0.02"));
    return "price" in found ? found.price : null;
  };
  const price = priceNear(decimal4("0"), unitDrivers[book.template]);
  const pay = dice.chance(6) ? 1_210 : 1_221 + dice.whole(0, 12) * 7;
  const costs = inventedCosts[book.template](dice, inPence(price), pay);
  const partial = !book.compulsory && provider.number !== 1 && dice.chance(12);
  const form = provider.isSmall && provider.number !== 1 && dice.chance(45) ? "short" : "full";
  const entered = priced(template, form, costs.lines, inPence(price), dice, partial);
  const { groups, total } = summarise(template, entered);
  const near = priceNear(total, costs.drivers);
  return {
    ...{ locationId, template: { code: template.code, version: template.version }, form },
    ...{ basePriceDay: "2025-10-01", complete: !partial, note: noteOn(near, total) },
    lines: Object.fromEntries([...entered].sort(([one], [other]) => (one < other ? -1 : 1))),
    drivers: askedDrivers(template, form, costs.drivers),
    ...{ groupTotals: groups, total, price: near },
  };
}

/** The lines that the form asks, those of the full form gathered where the short form has room, and the surplus that is left of the price. */
function priced(
  template: CostTemplate,
  form: "short" | "full",
  lines: Readonly<Record<string, number>>,
  price: number,
  dice: Dice,
  partial: boolean,
): ReadonlyMap<string, Decimal4> {
  const asked = template.lines.filter((line) => form === "full" || line.form === "short");
  const amounts = new Map(asked.map(({ code }) => [code, lines[code] ?? 0]));
  for (const line of template.lines.filter((one) => !asked.includes(one))) {
    const room = asked
      .filter(({ group, staffing }) => group === line.group && staffing === line.staffing)
      .at(-1);
    if (room) amounts.set(room.code, (amounts.get(room.code) ?? 0) + (lines[line.code] ?? 0));
  }
  const costs = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  const aim = Math.round((price * dice.whole(985, 1_012)) / 1_000);
  amounts.set(surplus, Math.max(aim - costs, Math.round((price * dice.whole(5, 30)) / 1_000)));
  if (partial) for (const { code } of asked.slice(-5)) amounts.delete(code);
  return new Map([...amounts].map(([code, amount]) => [code, decimal4(`${amount / 100}`)]));
}

const surplus = "return-on-operations.return-on-operations";

function askedDrivers(
  template: CostTemplate,
  form: "short" | "full",
  drivers: Readonly<Record<string, string>>,
) {
  const asked = template.drivers.filter((driver) => form === "full" || driver.form === "short");
  return Object.fromEntries(
    asked.flatMap(({ code }) => (drivers[code] === undefined ? [] : [[code, drivers[code]]])).sort(),
  ) as Readonly<Record<string, string>>;
}

function noteOn(price: Decimal4 | null, total: Decimal4): string {
  if (price === null || Math.abs(inPence(price) - inPence(total)) * 50 <= inPence(price)) return "";
  return inPence(total) > inPence(price)
    ? "We carry a loss here while the rota settles; two new teams are still below their planned hours."
    : "The price leaves room for voids that the lines above do not show.";
}

function inPence(pounds: Decimal4 | null): number {
  return Math.round(Number(pounds ?? "0") * 100);
}

function templateOf(code: string): CostTemplate {
  const found = templates.find((one) => one.code === code);
  if (!found) throw new Error(`The reference data has a template ${code}`);
  return found;
}

/** Writes down the cost models of a submission as they were frozen with its prices. */
export function addCostModels(ledger: Ledger, { id, plan, content }: DemonstrationSubmission) {
  const whose = {
    round_id: roundId(plan.round.number),
    framework_id: frameworkId,
    provider_id: plan.provider.id,
  };
  for (const { lotId: lot, costs = [] } of content.lots) {
    for (const model of costs) {
      const modelId = idOf("cost model", id, lot, model.locationId);
      ledger.add("submission_cost_model", {
        ...{ id: modelId, submission_id: id, ...whose, lot_id: lot, location_id: model.locationId },
        ...{ template_code: model.template.code, template_version: model.template.version, form: model.form },
        ...{ base_price_day: model.basePriceDay, complete: model.complete, note: model.note },
        ...{ total: model.total, price: model.price, group_totals: model.groupTotals },
      });
      const about = { model_id: modelId, submission_id: id, ...whose };
      for (const [code, amount] of Object.entries(model.lines))
        ledger.add("submission_cost_line", { ...about, code, amount });
      for (const [code, amount] of Object.entries(model.drivers))
        ledger.add("submission_cost_driver", { ...about, code, amount });
    }
  }
}

type ModelRow = {
  readonly id: string;
  readonly lot_id: string;
  readonly round_id: string;
  readonly provider_id: string;
  readonly complete: boolean;
};

/** The exclusion that the council made after the opening, and what it shared of its own budget. */
export function addOpenBookDeeds(ledger: Ledger, round: RoundCalendar) {
  if (!round.finished || round.number !== firstOpenBooks) return;
  const home = lots.findIndex(({ openBook }) => openBook?.template === "home-care") + 1;
  const models = ledger.rows("submission_cost_model") as unknown as readonly ModelRow[];
  const aside = models.filter((row) => row.lot_id === lotId(home) && row.complete)[3];
  if (!aside) throw new Error("The demonstration has a model to set aside");
  ledger.add("cost_model_exclusion", {
    ...{ id: idOf("exclusion", aside.id), model_id: aside.id, framework_id: frameworkId },
    ...{ round_id: aside.round_id, provider_id: aside.provider_id, excluded_by: personId("commissioner") },
    ...{
      reason: "Two years of prices are mixed: pay is this year’s, the office last year’s.",
      excluded_at: round.finished.scoredAt,
    },
  });
  for (const [number, poundsAYear] of [
    [home, "18400000"],
    [2, "31250000"],
  ] as const)
    ledger.add("lot_funding", {
      ...{
        id: idOf("funding", number),
        round_id: roundId(round.number),
        lot_id: lotId(number),
        framework_id: frameworkId,
      },
      ...{
        pounds_a_year: poundsAYear,
        source: "Budget of February 2025 (invented)",
        shared_by: personId("commissioner"),
      },
      ...{
        note: "For everyone whom the lot serves, before what people pay themselves.",
        shared_at: round.finished.scoredAt,
      },
    });
}
