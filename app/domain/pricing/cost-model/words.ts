import { dayInWords } from "../../calendar-words.ts";
import { exact, formatDecimal4, minus, toDecimal4, type Decimal4 } from "../../money.ts";
import { unreachable } from "../../verdict.ts";
import type { CentralRefusal, SharingKey } from "./central.ts";
import type { ModelRefusal } from "./check.ts";
import type { DriverRefusal } from "./drivers.ts";
import type { CostDriver } from "./template.ts";
import type { ModelGap } from "./readiness.ts";
import type { StatutoryQuestion } from "./statutory.ts";

/** Why a model or one of its drivers is refused, as a sentence that names the line and the rule. */
export function refusalInWords(why: ModelRefusal | DriverRefusal): string {
  switch (why.kind) {
    case "another-template":
      return "This model is of another template than this lot’s. Use this lot’s template";
    case "template-ended":
      return `This version of the template ended on ${dayInWords(why.on)}. Use the version that holds now`;
    case "another-year":
      return `The base price date must be from ${dayInWords(why.from)} up to, and not including, ${dayInWords(why.to)}`;
    case "unknown-line":
      return `The template has no line “${why.code}”`;
    case "unknown-driver":
      return `The template does not ask for “${why.code}”`;
    case "negative-line":
      return `${why.line} must be 0 or more`;
    case "negative-driver":
      return `${why.driver} must be 0 or more`;
    case "missing-line":
      return `Enter ${why.line}. If it costs you nothing, enter 0`;
    case "missing-driver":
      return `Enter ${why.driver}. If there is none, enter 0`;
    case "share-above-all":
      return `${why.driver} must be 100 per cent or less`;
    case "total-does-not-add-up":
      return `${why.group ?? "The total"} is given as ${formatDecimal4(why.given)}, but its lines add up to ${formatDecimal4(why.lines)}`;
    default:
      return unreachable(why);
  }
}

/** Why central costs cannot be shared; `nameOf` names a line or a home. */
export function centralRefusalInWords(why: CentralRefusal, nameOf: (code: string) => string): string {
  switch (why.kind) {
    case "not-a-central-line":
      return `${nameOf(why.code)} is not a cost of head office, so it cannot be shared between homes`;
    case "negative-figure":
      return `${nameOf(why.of)} must be 0 or more`;
    case "no-shares":
      return "Enter a share above 0 for at least one home";
    case "no-units":
      return `Enter how many units ${nameOf(why.locationId)} delivers in a year, above 0`;
    default:
      return unreachable(why);
  }
}

/** What a model lacks, as a sentence; `labelOf` names a driver. */
export function gapInWords(gap: ModelGap, labelOf: (driver: string) => string): string {
  switch (gap.kind) {
    case "blank":
      return "Nothing is entered yet";
    case "partial":
      return "Some lines or figures are still blank. Enter 0 where there is no cost";
    case "unconfirmed":
      return "This is your model from the last round. Confirm it, or change it";
    case "another-template":
      return "The template has changed since you filled this in. Save the model again";
    case "another-year":
      return refusalInWords(gap);
    case "no-price":
      return "Enter the lot’s prices: the model is held against them";
    case "missing-driver":
      return `Enter ${labelOf(gap.driver)}: the price of one unit depends on it`;
    case "price-above-model":
      return `The price is ${formatDecimal4(gap.difference)} above what the model comes to. Say what explains the difference, or what is missing`;
    case "model-above-price":
      return `The model comes to ${formatDecimal4(positive(gap.difference))} more than the price. Say what explains the difference`;
    default:
      return unreachable(gap);
  }
}

/** What is asked about a figure beside the law's; `uncertain` says that the sources of the law's figure disagree. */
export function questionInWords(question: StatutoryQuestion, uncertain: boolean): string {
  const doubt = uncertain ? " (sources of this figure disagree)" : "";
  switch (question.kind) {
    case "pay-below-law":
      return `${question.of}: ${formatDecimal4(question.entered)} an hour is below ${formatDecimal4(question.lawful)}${doubt}, the least that an hour must cost. How is it paid?`;
    case "mileage-beside-approved-rate":
      return `${question.of}: you pay ${formatDecimal4(question.entered)} a mile, the approved rate is ${formatDecimal4(question.approved)}${doubt}. Is that right?`;
    default:
      return unreachable(question);
  }
}

/** What a key of sharing counts, as it follows "shared by". */
export function sharingKeyInWords(key: SharingKey): string {
  return key === "hours" ? "hours of care" : key;
}

function positive(difference: Decimal4): Decimal4 {
  return toDecimal4(minus(exact(0), exact(difference)));
}

/** A driver with its unit: "£12.84 an hour", "92.5%", "79,000 hours a year". */
export function driverInWords({ kind, unit }: Pick<CostDriver, "kind" | "unit">, figure: Decimal4): string {
  if (kind === "share") return `${figure}%`;
  if (kind === "amount") return `${formatDecimal4(figure)} ${unit.replace(/^pounds ?/, "")}`.trim();
  return `${formatDecimal4(figure)
    .slice(1)
    .replace(/\.?0+$/, "")} ${unit}`;
}
