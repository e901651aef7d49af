/** What one price may at least be off by where somebody takes an average from another: fifty pounds either way, in pence. */
const hidden = 100_00;

/**
 * The average of a sum in pence as it may be told: to the whole pound, and of few prices to as many pounds as leave their sum
 * unknown by £50 either way. Else what one placement costs could be had by taking one month's average from the next.
 */
export function toldAverage(total: number, count: number): number {
  const step = Math.max(100, Math.ceil(hidden / count / 100) * 100);
  return Math.round(total / count / step) * step;
}
