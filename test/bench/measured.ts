/** One line of the harness: a ratio against a baseline of the same run, and the most it may be; times in milliseconds. */
export type Measured = {
  readonly measure: string;
  readonly size: number;
  readonly ratio: number;
  readonly limit: number;
  readonly ownMs?: number;
  readonly baselineMs?: number;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
