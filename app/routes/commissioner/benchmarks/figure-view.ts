import type { ObservationOnFile } from "#app/data/benchmark/observations.server.ts";
import { ageWords, serviceWords, statisticWords } from "#app/domain/benchmark/observation.ts";
import {
  bringToDate,
  priceDateRefusalInWords,
  type IndexSeries,
  type PriceBasis,
} from "#app/domain/benchmark/price-date.ts";
import type { Day } from "#app/domain/calendar.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { formatChange, formatDecimal4, roundHalfUpToPence, formatPounds } from "#app/domain/money.ts";

/** A figure as the page of its release shows it, beside itself at a day's prices. */
export function figureView(
  figure: ObservationOnFile,
  nameOf: (areaCode: string) => string,
  prices: {
    readonly from: Day;
    readonly to: Day;
    readonly basis: PriceBasis;
    readonly series: readonly IndexSeries[];
  },
) {
  const brought = bringToDate(figure.value, prices, prices.basis, prices.series);
  return {
    id: figure.id,
    area: nameOf(figure.areaCode),
    areaCode: figure.areaCode,
    service: capital(serviceWords[figure.service]),
    age: ageWords[figure.age],
    detail: figure.detail,
    statistic: statisticWords[figure.statistic],
    value: `${formatDecimal4(figure.value)} ${unitInWords(figure.unit)}`,
    now: brought.ok
      ? `${formatPounds(roundHalfUpToPence(brought.value.value))} (${formatChange(brought.value.change)})`
      : null,
    n: figure.n,
    uncertain: figure.uncertain,
    source: figure.source,
    enteredBy: figure.enteredBy,
  };
}

export type FigureView = ReturnType<typeof figureView>;

/** Why the figures of a release stay at the prices of their day; nothing where they are brought to the day's. */
export function whyNotBrought(
  prices: Parameters<typeof figureView>[2],
  value: ObservationOnFile["value"],
): string | null {
  const brought = bringToDate(value, prices, prices.basis, prices.series);
  return brought.ok ? null : priceDateRefusalInWords(brought.why);
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
