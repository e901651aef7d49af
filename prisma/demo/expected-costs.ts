import { readFileSync } from "node:fs";
import {
  slotsInOneLine,
  type CareSlot,
  type CareSlots,
} from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { OpenBook } from "#app/domain/benchmark/expected-cost/compared-book.ts";
import { withFigure } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { expectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { drawParameters, type LawOfDay } from "#app/domain/benchmark/expected-cost/from-open-books.ts";
import { providersBehind } from "#app/domain/benchmark/expected-cost/versions.ts";
import { digestOf } from "#app/data/care-needs.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { councilId, lotId, personId, roundId } from "./commissioning.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { lots } from "./lots.ts";
import type { DemonstrationPlacement } from "./placements-of-people.ts";
import { payFactOn, payLawOn } from "./sustainability.ts";

const templates = JSON.parse(
  readFileSync(new URL("../reference/cost-templates.json", import.meta.url), "utf8"),
) as readonly CostTemplate[];

const fromOn = toDay("2026-10-01");
const invented = "Invented for the demonstration";

/** In which lots care is estimated, by their numbers: nursing and care homes, and supported living. */
const estimated = [1, 2, 5] as const;

/**
 * Figures that care is expected to cost by, drawn from the invented open books, and what the care of every second person
 * with a learning disability or poor mental health takes in a week: most near to what is paid, a few far from it.
 */
export function addExpectedCosts(ledger: Ledger, placements: readonly DemonstrationPlacement[]) {
  const law = lawOfDay();
  const byLot = new Map<number, CostParameters>();
  for (const number of estimated) {
    const parameters = parametersOf(ledger, number, law);
    byLot.set(number, parameters);
    ledger.add("cost_parameters", {
      ...{ id: idOf("cost parameters", number), commissioner_id: councilId, lot_id: lotId(number) },
      ...{ area_id: null, version: 1, from_on: fromOn, sets: parameters },
      providers: providersBehind(parameters),
      source:
        "Drawn from the open books of round 2 and the law of 1 October 2026; what no book shows is invented",
      ...{ made_by: personId("analyst"), made_at: "2026-09-21T10:00:00Z" },
      ...{ checked_by: personId("commissioner"), checked_at: "2026-09-23T14:00:00Z" },
    });
  }
  addNeeds(ledger, placements, byLot);
}

function lawOfDay(): LawOfDay {
  const sourceOf = (key: string) => {
    const fact = payFactOn(key, fromOn);
    if (!fact) throw new Error(`The reference data has ${key}`);
    return { from: toDay(fact.fromOn), source: fact.source, uncertain: fact.uncertain };
  };
  return {
    ...{ pay: payLawOn(fromOn), on: fromOn },
    ...{ wage: sourceOf("pay:living-wage"), holiday: sourceOf("pay:holiday") },
  };
}

/** What no open book shows: shares on top of pay, in three sets. */
const typed = [
  ["sickness", "0.015", "0.02", "0.03"],
  ["training", "0.01", "0.015", "0.02"],
  ["agency", "0", "0.01", "0.03"],
] as const;

function parametersOf(ledger: Ledger, number: number, law: LawOfDay): CostParameters {
  const code = lots[number - 1]?.openBook?.template;
  const template = templates.find((one) => one.code === code);
  if (!template) throw new Error(`Lot ${number} opens its books`);
  const drawn = drawParameters({ template, round: "Round 2", books: booksOf(ledger, number) }, law, null);
  return typed.reduce<CostParameters>((set, [figure, low, middle, high]) => {
    const three = { low: decimal4(low), middle: decimal4(middle), high: decimal4(high) };
    const changed = withFigure(set, figure, three, invented);
    if (!changed) throw new Error(`The figures have ${figure}`);
    return changed;
  }, drawn);
}

type ModelRow = {
  readonly id: string;
  readonly lot_id: string;
  readonly round_id: string;
  readonly provider_id: string;
  readonly complete: boolean;
  readonly form: OpenBook["form"];
};

function booksOf(ledger: Ledger, number: number): readonly OpenBook[] {
  const aside = new Set(ledger.rows("cost_model_exclusion").map((row) => row["model_id"]));
  const models = (ledger.rows("submission_cost_model") as unknown as readonly ModelRow[]).filter(
    (row) =>
      row.lot_id === lotId(number) && row.round_id === roundId(2) && row.complete && !aside.has(row.id),
  );
  const lines = figuresByModel(ledger, "submission_cost_line");
  const drivers = figuresByModel(ledger, "submission_cost_driver");
  return models.map(({ id, provider_id: provider, form }) => ({
    ...{ provider, form },
    lines: lines.get(id) ?? new Map<string, Decimal4>(),
    drivers: drivers.get(id) ?? new Map<string, Decimal4>(),
  }));
}

function figuresByModel(ledger: Ledger, table: string): ReadonlyMap<string, ReadonlyMap<string, Decimal4>> {
  const byModel = new Map<string, Map<string, Decimal4>>();
  for (const row of ledger.rows(table)) {
    const id = String(row["model_id"]);
    const figures = byModel.get(id) ?? new Map<string, Decimal4>();
    figures.set(String(row["code"]), decimal4(String(row["amount"])));
    byModel.set(id, figures);
  }
  return byModel;
}

function addNeeds(
  ledger: Ledger,
  placements: readonly DemonstrationPlacement[],
  byLot: ReadonlyMap<number, CostParameters>,
) {
  const dice = diceOf(6_117);
  const known = new Set<string>();
  const people = placements.filter(
    ({ lot, reason, toOn }) =>
      lot !== 1 && byLot.has(lot) && toOn === null && /^(learning-disability|mental-health)$/.test(reason),
  );
  const slopes = new Map([...byLot].map(([lot, parameters]) => [lot, slopeOf(parameters)]));
  people.forEach(({ id, lot, weekly, fromOn: since, providerId }, place) => {
    const slope = slopes.get(lot);
    const own = providerId === idOf("provider", 1);
    if (!slope || (place % 2 !== 0 && !own)) return;
    const slots = slotsFor(dice, weekly / ratioOf(place), slope, Math.floor(place / 2));
    const digest = digestOf(slots);
    if (!known.has(digest))
      ledger.add("care_need", {
        commissioner_id: councilId,
        digest,
        slots: JSON.parse(slotsInOneLine(slots)),
      });
    known.add(digest);
    ledger.add("care_need_of", {
      ...{ id: idOf("care need", id), commissioner_id: councilId, placement_id: id, version: 1, digest },
      ...{ from_on: since, source: "assessment", recorded_by: personId("assessor") },
      recorded_at: `${since}T09:30:00Z`,
    });
  });
}

/** What is paid for what is expected: most within a tenth, a few plainly dear, a few plainly cheap. */
function ratioOf(place: number): number {
  if (place % 150 === 30) return 1.45 + (place % 4) / 10;
  if (place % 190 === 60) return 0.62;
  return 0.93 + ((place * 7) % 15) / 100;
}

/** What a week costs without any hours, and each hour of a worker on top, in pence. */
type Slope = { readonly fixed: number; readonly anHour: number };

function slopeOf(parameters: CostParameters): Slope {
  const at = (hours: string) => {
    const cost = expectedCost([{ kind: "one-to-one", hours: decimal4(hours) }], parameters);
    if (!cost.ok) throw new Error("Nothing is worked out from the demonstration's figures");
    return cost.value.middle;
  };
  const [ten, forty] = [at("10"), at("40")];
  return { fixed: ten - (forty - ten) / 3, anHour: (forty - ten) / 30 };
}

/** Hours that come to a week's cost: one to one alone, part of them shared, or some of them by two at once. */
function slotsFor(dice: Dice, aim: number, { fixed, anHour }: Slope, nth: number): CareSlots {
  const hours = Math.min(Math.max(Math.round(((aim - fixed) / anHour) * 2) / 2, 1), 150);
  const half = (figure: number): Decimal4 => decimal4(String(Math.max(Math.round(figure * 2) / 2, 0.5)));
  const alone = (figure: number): CareSlot => ({ kind: "one-to-one", hours: half(figure) });
  if (hours < 8 || nth % 3 === 1) return [alone(hours)];
  if (nth % 3 === 2) {
    const double = Math.round(hours / 6);
    return [alone(hours - 2 * double), { kind: "two-to-one", hours: half(double) }];
  }
  const people = dice.whole(2, 4);
  const shared = Math.min(Math.round(hours * 0.4) * people, 160);
  return [{ kind: "shared", hours: half(shared), people }, alone(hours - shared / people)];
}
