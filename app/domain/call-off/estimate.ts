import { costOfLine } from "./cost.ts";
import { exact, over, pence, times, toPence, type BasisPoints, type Pence } from "#app/domain/money.ts";

/** So many units (an exact decimal to two places) at an estimated price, with the VAT that is expected on it. */
export type EstimatedLine = {
  readonly units: string;
  readonly estimate: Pence;
  readonly vat: BasisPoints;
};

/** What the lines come to without and with VAT: each line is rounded half a penny up, then its VAT. */
export function estimatedValue(lines: readonly EstimatedLine[]): {
  readonly value: Pence;
  readonly valueWithVat: Pence;
} {
  const values = lines.map((line) => ({
    line,
    value: costOfLine({ pence: line.estimate, units: line.units }),
  }));
  const sum = (amounts: readonly Pence[]) => pence(amounts.reduce((total, one) => total + one, 0));
  const vat = values.map(({ line, value }) => vatOn(value, line.vat));
  return {
    value: sum(values.map(({ value }) => value)),
    valueWithVat: sum([...values.map(({ value }) => value), ...vat]),
  };
}

function vatOn(value: Pence, share: BasisPoints): Pence {
  return toPence(over(times(exact(value), exact(share)), exact(1_000_000)));
}
