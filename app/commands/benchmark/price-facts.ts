import type { ExpectedColumns } from "#app/data/expected-as-of.ts";
import type { PriceFacts } from "#app/domain/benchmark/finding-of.ts";
import { decimal4, pence, type Decimal4 } from "#app/domain/money.ts";

/** What the care of a price is expected to cost, from what is remembered of its need; null where nothing is. */
export function expectedOf({
  needDigest,
  parametersId,
  calculation,
  low,
  expected,
  high,
}: ExpectedColumns): PriceFacts["expected"] {
  if (needDigest === null || parametersId === null || calculation === null) return null;
  const sum = (one: number | null) => pence(one ?? 0);
  return { low: sum(low), expected: sum(expected), high: sum(high), needDigest, parametersId, calculation };
}

/** Hundredths as the exact decimal that they are: 1050 is 10.5. */
export function inHundredths(hundredths: number): Decimal4 {
  const digits = String(hundredths).padStart(3, "0");
  return decimal4(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
