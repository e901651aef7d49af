import { readFileSync } from "node:fs";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { OpenBook } from "#app/domain/benchmark/expected-cost/compared-book.ts";
import { withFigure } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { drawParameters, type LawOfDay } from "#app/domain/benchmark/expected-cost/from-open-books.ts";
import { providersBehind } from "#app/domain/benchmark/expected-cost/versions.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { addCareNeeds } from "./care-needs.ts";
import { councilId, lotId, personId, roundId } from "./commissioning.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { lots } from "./lots.ts";
import type { DemonstrationPlacement } from "./placements-of-people.ts";
import { payFactOn, payLawOn } from "./sustainability.ts";

const templates = JSON.parse(
  readFileSync(new URL("../reference/cost-templates.json", import.meta.url), "utf8"),
) as readonly CostTemplate[];

const fromOn = toDay("2026-10-01");
const invented = "Invented for the demonstration";

/** In which lots care is estimated, by their numbers: nursing and care homes, supported accommodation and supported living. */
const estimated = [1, 2, 3, 5] as const;

/** Figures that care is expected to cost by, drawn from the invented open books, and what the care of most people with a package of their own takes. */
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
  addCareNeeds(ledger, placements, byLot);
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
