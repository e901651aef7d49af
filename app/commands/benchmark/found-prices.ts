import type { FoundFlag, SubjectKind } from "#app/data/benchmark/outlier-flags.server.ts";
import type { KeptGroup } from "#app/data/benchmark/outlier-runs.server.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";

/** Whose prices are gone through, when, and by which rule. */
export type Today = {
  readonly commissionerId: string;
  readonly now: Instant;
  readonly day: Day;
  readonly rule: OutlierRule;
};

/** What was found of some prices, among which of them, and by which peers. */
export type Found = {
  readonly kind: SubjectKind;
  readonly priceDay: Day;
  readonly judged: number;
  readonly among: readonly string[];
  readonly flags: readonly FoundFlag[];
  readonly kept: readonly KeptGroup[];
};
