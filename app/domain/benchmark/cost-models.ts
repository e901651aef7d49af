import { quartiles, type Quartiles } from "./statistics.ts";

/**
 * One provider's model of one location, as statistics see it: pounds by line; a line it left blank is not there. One
 * that a commissioner excluded is left out before it comes here.
 */
export type ComparedModel = {
  readonly provider: string;
  /** Whether every line that its form asks is there: only such a model has a total. */
  readonly complete: boolean;
  readonly lines: ReadonlyMap<string, number>;
};

/** The quarter points of a line, or null where too few distinct providers stand behind it. */
export type LineFigures = ReadonlyMap<string, Quartiles | null>;

/** Fewer distinct providers than these stand behind no figure that staff see. */
export const fewestForStaff = 5;
const fewestForProviders = 10;

/**
 * What a commissioner sees of each line, of at least five distinct providers. Each provider is one figure, the middle of
 * its locations, so that an owner of many homes does not make the market's figure alone.
 */
export function figuresForStaff(lines: readonly string[], models: readonly ComparedModel[]): LineFigures {
  return figures(lines, oneEach(models), fewestForStaff);
}

/**
 * What a provider sees of each line: the others alone, one figure each (the middle of its locations), at least ten of
 * them, rounded to so many pence. Because its own models never count, adding or taking them away moves nothing.
 */
export function figuresForProvider(
  lines: readonly string[],
  models: readonly ComparedModel[],
  self: string,
  toPence: 10 | 100,
): LineFigures {
  const others = oneEach(models.filter(({ provider }) => provider !== self));
  return new Map(
    [...figures(lines, others, fewestForProviders)].map(([line, found]) => [
      line,
      found && roundedTo(found, toPence),
    ]),
  );
}

/**
 * The median of the totals, and the sum of the lines' medians: they differ, so each is shown under its own name. Only
 * complete models count, each provider once, and a line that a model's form does not ask is not nought: it is not there.
 */
export function totalBothWays(
  lines: readonly string[],
  models: readonly ComparedModel[],
): { readonly medianOfTotals: number; readonly sumOfMedians: number } | null {
  const whole = models.filter(({ complete }) => complete);
  if (providersIn(whole) < fewestForStaff) return null;
  const totals = whole.map(({ provider, lines: entered, complete }) => ({
    ...{ provider, complete },
    lines: new Map([[total, lines.reduce((sum, line) => sum + (entered.get(line) ?? 0), 0)]]),
  }));
  const medianOf = (line: string, of: readonly ComparedModel[]) => {
    const found = oneEach(of).flatMap((model) => model.lines.get(line) ?? []);
    return found.length === 0 ? 0 : quartiles(found).median;
  };
  return {
    medianOfTotals: medianOf(total, totals),
    sumOfMedians: lines.reduce((sum, line) => sum + medianOf(line, whole), 0),
  };
}

const total = "total";

function figures(lines: readonly string[], models: readonly ComparedModel[], fewest: number): LineFigures {
  return new Map(
    lines.map((line) => {
      const filled = models.filter((model) => model.lines.has(line));
      const found = filled.flatMap((model) => model.lines.get(line) ?? []);
      return [line, providersIn(filled) < fewest ? null : quartiles(found)];
    }),
  );
}

function providersIn(models: readonly ComparedModel[]): number {
  return new Set(models.map(({ provider }) => provider)).size;
}

function oneEach(models: readonly ComparedModel[]): readonly ComparedModel[] {
  return [...new Set(models.map(({ provider }) => provider))].map((provider) => {
    const own = models.filter((model) => model.provider === provider);
    const codes = new Set(own.flatMap((model) => [...model.lines.keys()]));
    const middle = (code: string) => quartiles(own.flatMap((model) => model.lines.get(code) ?? [])).median;
    return {
      provider,
      complete: own.every(({ complete }) => complete),
      lines: new Map([...codes].map((code) => [code, middle(code)])),
    };
  });
}

function roundedTo({ lower, median, upper }: Quartiles, pence: number): Quartiles {
  const near = (pounds: number) => (Math.round((pounds * 100) / pence) * pence) / 100;
  return { lower: near(lower), median: near(median), upper: near(upper) };
}
