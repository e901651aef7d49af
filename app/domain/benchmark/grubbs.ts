import { mean, standardDeviation } from "./statistics.ts";

/** The largest distance from the mean in standard deviations, and whose it is: Grubbs's G (NIST 1.3.5.17.1), for figures that are normal but for one. Throws on fewer than two. */
export function grubbs(figures: readonly number[]): { readonly g: number; readonly figure: number } {
  const [centre, spread] = [mean(figures), standardDeviation(figures)];
  const figure = figures.reduce((far, one) => (Math.abs(one - centre) > Math.abs(far - centre) ? one : far));
  return { g: Math.abs(figure - centre) / spread, figure };
}
