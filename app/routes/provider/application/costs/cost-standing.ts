import { stateOf } from "#app/domain/pricing/cost-model/check.ts";
import { comparisonInWords } from "#app/domain/pricing/cost-model/reconciliation-words.ts";
import { isWhole } from "#app/domain/pricing/cost-model/readiness.ts";
import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { gapInWords } from "#app/domain/pricing/cost-model/words.ts";
import { formatDecimal4 } from "#app/domain/money.ts";
import type { HomeCosts, LotCosts } from "#app/data/application/costs.server.ts";

/** How far a model has come. */
export type ModelProgress = "blank" | "carried" | "partial" | "complete";

function progressOf(template: CostTemplate, { model }: HomeCosts): ModelProgress {
  if (!model || stateOf(template, model.form, model.lines, null).kind === "blank") return "blank";
  if (!model.confirmed) return "carried";
  return isWhole(template, model) ? "complete" : "partial";
}

/** What a model comes to beside its price, and what is left to do, in words. */
export function standingOfModel({ template }: LotCosts, home: HomeCosts) {
  const { model, comparison } = home;
  const labelOf = (code: string) => template.drivers.find((one) => one.code === code)?.label ?? code;
  const progress = progressOf(template, home);
  const total = model && progress !== "blank" ? summarise(template, model.lines).total : null;
  const price = comparison && "price" in comparison ? comparison.price : null;
  const gaps = home.gaps
    .filter(({ kind }) => !comparisons.has(kind))
    .map((gap) => `${gapInWords(gap, labelOf)}.`);
  return {
    progress,
    total: total && formatDecimal4(total),
    price: price && formatDecimal4(price),
    sentence:
      total !== null && comparison !== null && model !== null
        ? comparisonInWords(comparison, total, model.note, labelOf)
        : null,
    gaps,
    ready: home.gaps.length === 0,
  };
}

const comparisons: ReadonlySet<string> = new Set([
  ...["no-price", "missing-driver", "price-above-model", "model-above-price"],
]);
