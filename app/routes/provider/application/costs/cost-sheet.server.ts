import type { CostModelToUse } from "#app/commands/application/use-cost-sheet.server.ts";
import type { HomeCosts, LotCosts } from "#app/data/application/costs.server.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import { centralLines, sharingKeys, type CentralCosts } from "#app/domain/pricing/cost-model/central.ts";
import { askedOn, type CostForm, type CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import type {
  CostSheet,
  CentralCosts as SheetCentral,
  HomeFigures,
  WorkbookReading,
} from "#app/domain/pricing/cost-model/workbook.ts";
import { sharingKeyInWords } from "#app/domain/pricing/cost-model/words.ts";
import type { KnownFigures } from "#app/imports/cost-model/cost-rows.ts";

/** What a lot's open book is called and asked as in a workbook; `nameOf` names a place. */
export function sheetOf(
  { template, homes, year }: LotCosts,
  form: CostForm,
  nameOf: (home: HomeCosts) => string,
): CostSheet {
  return {
    ...{ template, form, year },
    drivers: template.drivers,
    homes: homes.map((home) => ({ locationId: home.location.id, name: nameOf(home) })),
    keys: sharingKeys.map((code) => ({ code, label: keyLabel(sharingKeyInWords(code)), asksFigures: true })),
  };
}

/** What is saved, as a workbook writes it. A CSV file has no sheet of central costs: there each home has its part as a line. */
export function knownFigures({ homes, central }: LotCosts, format: "xlsx" | "csv"): KnownFigures {
  const parts = central && format === "csv" ? centralLines(central) : new Map<string, EnteredLines>();
  return {
    homes: homes.map(({ location, model, entered }): HomeFigures => {
      const own = [...entered].filter(([code]) => !central?.lines.has(code));
      return {
        locationId: location.id,
        basePriceDay: model?.confirmed ? model.basePriceDay : null,
        lines: new Map([...own, ...(parts.get(location.id) ?? [])]),
        drivers: model?.drivers ?? new Map(),
      };
    }),
    central: central && format === "xlsx" ? inSheet(central) : { unitsAYear: new Map(), costs: [] },
  };
}

/** What of a reading can be used: the homes that nothing stands against, and central costs that are whole. */
export function usable(
  reading: WorkbookReading,
  { template, central }: Pick<LotCosts, "template" | "central">,
  form: CostForm,
): { readonly models: readonly CostModelToUse[]; readonly central: CentralCosts | null } {
  const bad = new Set(reading.problems.map(({ home }) => home));
  const read = centralOf(reading);
  const others = [...(central?.lines ?? [])].filter(([code]) => !onSheet(template, form).has(code));
  const fromSheet = read && { ...read, lines: new Map([...others, ...read.lines]) };
  const shared = fromSheet ?? central;
  const models = reading.models.flatMap((model): readonly CostModelToUse[] => {
    const { locationId, basePriceDay } = model;
    if (basePriceDay === null || bad.has(locationId)) return [];
    return [
      {
        ...{ locationId, basePriceDay, form },
        lines: new Map([...model.lines].filter(([code]) => !shared?.lines.has(code))),
        drivers: model.drivers,
      },
    ];
  });
  return { models, central: fromSheet };
}

/** Why central costs that were read cannot be used though each cell can: lines are shared in different ways. */
export function centralDoubt({ central }: WorkbookReading): string | null {
  const [first] = central.costs;
  if (!first) return null;
  return central.costs.every((cost) => sharesAlike(first, cost))
    ? null
    : "The sheet “Central costs” shares its lines in different ways. Share every line by the same key, with the same figures for each home.";
}

/** The lines that the sheet of a form has: of central costs, those alone can be taken back by it. */
function onSheet(template: CostTemplate, form: CostForm): ReadonlySet<string> {
  return new Set(askedOn(template.lines, form).map(({ code }) => code));
}

function centralOf(reading: WorkbookReading): CentralCosts | null {
  const { central, problems } = reading;
  const [first] = central.costs;
  if (!first || centralDoubt(reading) !== null) return null;
  if (problems.some(({ sheet }) => sheet === "Central costs")) return null;
  const key = sharingKeys.find((one) => one === first.key);
  if (!key) return null;
  return {
    key,
    lines: new Map(central.costs.map(({ line, poundsAYear }) => [line, poundsAYear])),
    homes: [...central.unitsAYear].map(([locationId, unitsAYear]) => ({
      ...{ locationId, unitsAYear },
      share: first.shares.get(locationId) ?? ("0" as Decimal4),
    })),
  };
}

function inSheet({ key, lines, homes }: CentralCosts): SheetCentral {
  const parts = new Map(homes.map(({ locationId, share }) => [locationId, share]));
  return {
    unitsAYear: new Map(homes.map(({ locationId, unitsAYear }) => [locationId, unitsAYear])),
    costs: [...lines].map(([line, poundsAYear]) => ({ line, poundsAYear, key, shares: parts })),
  };
}

type SheetCost = SheetCentral["costs"][number];

function sharesAlike(one: SheetCost, other: SheetCost): boolean {
  return (
    one.key === other.key &&
    one.shares.size === other.shares.size &&
    [...one.shares].every(([home, share]) => other.shares.get(home) === share)
  );
}

function keyLabel(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
