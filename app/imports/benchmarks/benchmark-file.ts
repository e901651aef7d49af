import type { StatisticalArea } from "#app/domain/benchmark/area.ts";
import type { BadCell } from "#app/domain/benchmark/benchmark-row.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import type { Release } from "#app/domain/benchmark/release.ts";

/** What a file of benchmarks holds: the figures that can be taken, the bad cells, and what was passed over. */
export type BenchmarkFile = {
  readonly figures: readonly Observation[];
  readonly bad: readonly BadCell[];
  readonly read: number;
  /** Places or rows for which the publisher gives no figure. */
  readonly notAvailable: number;
  /** How the file was read, in sentences. */
  readonly notes: readonly string[];
  /** Why the whole file cannot be read. */
  readonly refusal?: string;
};

/** What a file is read against. */
export type ReadAgainst = { readonly areas: readonly StatisticalArea[]; readonly release: Release };

/** A file of which nothing is read. */
export function unreadFile(refusal: string): BenchmarkFile {
  return { figures: [], bad: [], read: 0, notAvailable: 0, notes: [], refusal };
}
