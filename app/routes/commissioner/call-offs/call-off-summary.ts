import { kindWords, routeWords } from "#app/components/call-off/call-off-words.ts";
import { vatEstimateInWords } from "#app/components/call-off/vat-words.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import type { FrozenRecommendation } from "#app/domain/call-off/frozen-recommendation.ts";
import type { CallOff, CallOffLine } from "#app/domain/call-off/call-off.ts";
import { dayInWords, deadlineInWords } from "#app/domain/calendar-words.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { formatPounds } from "#app/domain/money.ts";

export const regimeWords: { readonly [regime in Regime]: string } = {
  PCR_2015_LIGHT_TOUCH: "Public Contracts Regulations 2015, light touch",
  PA_2023_LIGHT_TOUCH: "Procurement Act 2023, light touch",
  PSR_2023: "Provider Selection Regime 2023",
};

type Row = { readonly key: string; readonly value: string };

/** What stands beside a call-off in its summary: its lines, its codes with their titles, and what was recommended. */
type SummaryFacts = {
  readonly lines: readonly CallOffLine[];
  readonly codes: readonly string[];
  readonly frozen: FrozenRecommendation | null;
};

/** A call-off as the rows of a summary: what is set so far, each with its words. */
export function callOffInWords(callOff: CallOff, { lines, codes, frozen }: SummaryFacts): readonly Row[] {
  const row = (key: string, value: string | null): Row[] => (value ? [{ key, value }] : []);
  return [
    ...row("Requirement", callOff.summary),
    ...row("Kind", kindWords[callOff.kind]),
    ...row("Term", termInWords(callOff)),
    ...row("Value over the whole term", callOff.value > 0 ? valueInWords(callOff) : null),
    ...row("VAT", callOff.value > 0 ? vatEstimateInWords(lines) : null),
    ...row("Codes for notices (CPV)", codes.join("; ")),
    ...row("Law", regimeWords[callOff.regime]),
    ...row("Health care as the main part", callOff.mixedTest),
    ...row("The person’s choice", callOff.userChoice ? callOff.choiceStatement : null),
    ...row("Route", callOff.route && routeWords[callOff.route]),
    ...row("Recommended", recommendedInWords(frozen)),
    ...row("Why this route", callOff.routeReason),
    ...row("Quality and price", weightInWords(callOff.qualityWeight)),
    ...row("Questions close", callOff.questionsCloseAt && deadlineInWords(callOff.questionsCloseAt)),
    ...row("Bids close", callOff.closesAt && deadlineInWords(callOff.closesAt)),
  ];
}

/** What was recommended when the route was chosen, from what was frozen then. */
function recommendedInWords(frozen: FrozenRecommendation | null): string | null {
  if (!frozen) return null;
  const { preferred, departs, weighedOn, eligible } = frozen;
  const members = eligible === 1 ? "1 member" : `${eligible} members`;
  return `${routeWords[preferred]}, with ${members} eligible on ${dayInWords(weighedOn)}${departs ? ": the choice departs from it" : ""}`;
}

function termInWords({ startsOn, endsOn, extensionMonths }: CallOff): string {
  const term = `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;
  return extensionMonths > 0 ? `${term}, and up to ${extensionMonths} more months` : term;
}

/** The value without and with VAT, in words. */
export function valueInWords({ value, valueWithVat }: Pick<CallOff, "value" | "valueWithVat">): string {
  return valueWithVat > value
    ? `${formatPounds(value)}, with VAT an estimated ${formatPounds(valueWithVat)}`
    : `${formatPounds(value)}, no VAT expected`;
}

function weightInWords(quality: number | null): string | null {
  return quality === null ? null : `Quality ${quality}, price ${100 - quality} of 100`;
}

/** A line as the cells of a row. */
export function lineInWords(line: CallOffLine) {
  return {
    id: line.id,
    line: `Lot ${line.lotNumber}: ${line.title}`,
    area: line.area,
    units: unitsInWords(line.units, toUnit(line.unit)),
  };
}
