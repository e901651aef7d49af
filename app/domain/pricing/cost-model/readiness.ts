import type { Day } from "../../calendar.ts";
import { stateOf } from "./check.ts";
import { driversAgainst } from "./drivers.ts";
import type { CostForm, CostTemplate } from "./template.ts";
import type { EnteredLines } from "./totals.ts";
import type { PriceComparison } from "./unit-price.ts";

/** The model of one place as a draft holds it; its lines are those entered and those that head office shares out. */
export type HomeModel = {
  readonly template: { readonly code: string; readonly version: number };
  readonly form: CostForm;
  readonly basePriceDay: Day;
  readonly lines: EnteredLines;
  readonly drivers: EnteredLines;
  /** What explains the difference from the price; empty where nothing was said. */
  readonly note: string;
  /** False for one that was carried over from the last round and neither confirmed nor changed since. */
  readonly confirmed: boolean;
};

/** What a model lacks before a lot with a compulsory open book takes it. */
export type ModelGap =
  | { readonly kind: "blank" | "partial" | "unconfirmed" | "another-template" | "no-price" }
  | { readonly kind: "another-year"; readonly from: Day; readonly to: Day }
  | { readonly kind: "missing-driver"; readonly driver: string }
  | Extract<PriceComparison, { readonly kind: "price-above-model" | "model-above-price" }>;

/** Whether every line and driver that the form asks is there. */
export function isWhole(template: CostTemplate, { form, lines, drivers }: HomeModel): boolean {
  const lacks = driversAgainst(template, drivers, form).some(({ kind }) => kind === "missing-driver");
  return !lacks && stateOf(template, form, lines, null).kind === "complete";
}

/** Why a model may not be submitted at all, whatever the lot asks: it is of nothing, not confirmed, or of another version or year. */
export function reasonsToHoldBack(
  model: HomeModel | null,
  template: CostTemplate,
  year: { readonly from: Day; readonly to: Day },
): readonly ModelGap[] {
  if (model === null || model.lines.size === 0) return [{ kind: "blank" }];
  if (model.template.code !== template.code || model.template.version !== template.version)
    return [{ kind: "another-template" }];
  const inYear = model.basePriceDay >= year.from && model.basePriceDay < year.to;
  return [
    ...(model.confirmed ? [] : [{ kind: "unconfirmed" } as const]),
    ...(inYear ? [] : [{ kind: "another-year", ...year } as const]),
  ];
}

/** All that a model lacks; one whose difference from the price is explained in words lacks nothing by it. */
export function gapsOf(
  model: HomeModel | null,
  template: CostTemplate,
  year: { readonly from: Day; readonly to: Day },
  comparison: PriceComparison | null,
): readonly ModelGap[] {
  const held = reasonsToHoldBack(model, template, year);
  if (model === null || held.some(({ kind }) => kind === "blank" || kind === "another-template")) return held;
  return [
    ...held,
    ...(isWhole(template, model) ? [] : [{ kind: "partial" } as const]),
    ...differenceOf(comparison, model.note),
  ];
}

function differenceOf(comparison: PriceComparison | null, note: string): readonly ModelGap[] {
  switch (comparison?.kind) {
    case undefined:
    case "reconciles":
      return [];
    case "no-price":
      return [{ kind: "no-price" }];
    case "missing-driver":
      return [comparison];
    case "price-above-model":
    case "model-above-price":
      return note.trim() === "" ? [comparison] : [];
  }
}
