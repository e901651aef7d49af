import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import { payAtRealLivingWage, statutoryQuestions } from "#app/domain/pricing/cost-model/statutory.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { reconcile } from "#app/domain/pricing/cost-model/totals.ts";
import { driverInWords, questionInWords } from "#app/domain/pricing/cost-model/words.ts";
import {
  compareExact,
  exact,
  formatDecimal4,
  formatPercent,
  minus,
  roundHalfUpToPence,
  toDecimal4,
  type Decimal4,
  type Pence,
} from "#app/domain/money.ts";
import type { SubmittedModel } from "#app/data/cost-models.server.ts";
import type { PayLaw } from "#app/data/pay-parameters.server.ts";

/** What a model comes to, group by group, as a picture draws it. */
export function groupsInPence(
  template: CostTemplate,
  { lines }: Pick<SubmittedModel, "lines">,
): readonly { readonly name: string; readonly pence: Pence }[] {
  return summarise(template, lines).groups.map(({ group, total }) => ({
    name: group,
    pence: roundHalfUpToPence(total),
  }));
}

/** How a model lies beside the price that was submitted with it, in a sentence. */
export function reconciliationInWords(
  { total, price }: Pick<SubmittedModel, "total" | "price">,
  tolerance: Decimal4,
): string {
  if (price === null) return "No price of its unit could be worked out from the prices submitted.";
  const { kind, difference } = reconcile(total, price, tolerance);
  const gap = formatDecimal4(unsigned(difference));
  switch (kind) {
    case "reconciles":
      return `The price of ${formatDecimal4(price)} and the model agree within the lot’s tolerance; they differ by ${gap}.`;
    case "price-above-model":
      return `The price of ${formatDecimal4(price)} is ${gap} above the model.`;
    case "model-above-price":
      return `The model is ${gap} above the price of ${formatDecimal4(price)}.`;
  }
}

/** The staffing share and the surplus of a model, in words. */
export function sharesInWords(template: CostTemplate, { lines }: Pick<SubmittedModel, "lines">) {
  const { staffingShare, surplus, returnOnOperations, returnOnCapital, cost } = summarise(template, lines);
  return {
    staffing: staffingShare === null ? "–" : formatPercent(staffingShare),
    surplus: surplus === null ? "–" : `${formatPercent(surplus)}, ${formatDecimal4(returnOnOperations)}`,
    capital: template.lines.some(({ kind }) => kind === "return-on-capital")
      ? formatDecimal4(returnOnCapital)
      : null,
    cost: formatDecimal4(cost),
  };
}

/** What the drivers of a model say, those asked and left blank included. */
export function driversInWords(template: CostTemplate, { drivers }: Pick<SubmittedModel, "drivers">) {
  return template.drivers.map((driver) => {
    const figure = drivers.get(driver.code);
    return {
      key: driver.code,
      label: driver.label,
      value: figure ? driverInWords(driver, figure) : "Left blank",
    };
  });
}

/** What is asked about a model beside the law of its base price day; null where the law of that day is not on file. */
export function questionsOf(
  template: CostTemplate,
  { lines, drivers }: SubmittedModel,
  law: PayLaw | null,
): readonly string[] | null {
  if (law === null) return null;
  return statutoryQuestions(template, lines, drivers, law.parameters).map((question) =>
    questionInWords(
      question,
      isUncertain(law, question.kind === "pay-below-law" ? "pay:living-wage" : "pay:mileage"),
    ),
  );
}

/** What the unit would come to if nobody were paid below the real Living Wage. */
export function atRealLivingWage(template: CostTemplate, model: SubmittedModel, law: PayLaw | null): string {
  if (law === null) return "Not known: the figures of its base price day are not on file.";
  const lines = payAtRealLivingWage(template, model.lines, model.drivers, law.parameters);
  if (lines === null) return "Not known: the model says nothing of hourly pay or of weekly hours.";
  const wage = `${formatDecimal4(law.parameters.realLivingWage)} an hour${isUncertain(law, "pay:real-living-wage") ? " (uncertain: sources of this figure disagree)" : ""}`;
  const { total } = summarise(template, lines);
  const more = minus(exact(total), exact(model.total));
  if (compareExact(more, exact(0)) === 0) return `Nothing changes: pay is at or above ${wage}.`;
  return `${formatDecimal4(total)}, ${formatDecimal4(toDecimal4(more))} more, at ${wage}.`;
}

function isUncertain({ facts }: PayLaw, name: string): boolean {
  return facts.some((fact) => fact.name === name && fact.uncertain);
}

function unsigned(difference: Decimal4): Decimal4 {
  return compareExact(exact(difference), exact(0)) < 0
    ? toDecimal4(minus(exact(0), exact(difference)))
    : difference;
}
