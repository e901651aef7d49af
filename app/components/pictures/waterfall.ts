import { formatPounds, pence, type Pence } from "#app/domain/money.ts";

/** By how much a line of the provider's own cost differs from what was expected of it; below nought takes off. */
export type WaterfallLine = { readonly name: string; readonly pence: Pence };

/** A bar of a waterfall: a total from nought, or a step from one running total to the next. */
export type WaterfallBar =
  | { readonly kind: "total"; readonly name: string; readonly from: 0; readonly to: Pence }
  | {
      readonly kind: "step";
      readonly name: string;
      readonly from: Pence;
      readonly to: Pence;
      readonly by: Pence;
      readonly explained: boolean;
    };

/**
 * The bars from what was expected to what is asked: each line a step, and what no line accounts for a last one, so that
 * they always meet. Lines of nought are left out; so is an unexplained step of nought.
 */
export function waterfallOf(
  expected: Pence,
  lines: readonly WaterfallLine[],
  actual: Pence,
): readonly WaterfallBar[] {
  const unexplained = pence(actual - expected - lines.reduce((sum, line) => sum + line.pence, 0));
  const all = [
    ...lines.map((line) => ({ ...line, explained: true })),
    { name: "Not explained by any line", pence: unexplained, explained: false },
  ].filter((line) => line.pence !== 0);
  let at: Pence = expected;
  const steps = all.map(({ name, pence: by, explained }) => {
    const from = at;
    at = pence(at + by);
    return { kind: "step", name, from, to: at, by, explained } as const;
  });
  return [
    { kind: "total", name: "Expected", from: 0, to: expected },
    ...steps,
    { kind: "total", name: "Actual", from: 0, to: actual },
  ];
}

/** What is written beside a bar: a total as it is, a step with its sign. */
export function amountOf(bar: WaterfallBar): string {
  if (bar.kind === "total") return formatPounds(bar.to);
  return signed(bar.by);
}

/** An amount with its sign: "+£84.00", "-£12.50". */
export function signed(amount: Pence): string {
  return `${amount > 0 ? "+" : ""}${formatPounds(amount)}`;
}
