import type { LinePrice, RateCardTerms } from "#app/domain/pricing/rate-card.ts";
import { entryKey, rateCardEntries } from "#app/domain/pricing/rate-card.ts";
import type { HomeModel } from "#app/domain/pricing/cost-model/readiness.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import type { DeclarationAnswers, OrganisationAnswers, Sustainability } from "./content.ts";

/** What a provider said last time: in its last submission to the framework, or by the lots and rates it holds. */
export type PreviousApplication = {
  readonly organisation: OrganisationAnswers | null;
  readonly declaration: DeclarationAnswers | null;
  readonly lots: readonly PreviousLot[];
  readonly questions: Readonly<Record<string, PreviousAnswer>>;
};

export type PreviousLot = {
  readonly lotId: string;
  readonly areaIds: readonly string[];
  readonly locationIds: readonly string[];
  readonly capacity: number | null;
  /** What was said of prices below their floor. */
  readonly sustainability?: Sustainability;
};

/** An answer with the question it answered, as it was worded then. */
export type PreviousAnswer = { readonly text: string; readonly question: string };

/** What the new round asks: only what still makes sense under it is carried over. */
export type NewRound = {
  readonly lotIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly locationIds: readonly string[];
  readonly questions: readonly {
    readonly code: string;
    readonly text: string;
    readonly kind: "PASS_FAIL" | "SCORED" | "DOCUMENT";
    readonly choices: readonly string[];
  }[];
};

/** The lots that are still offered, with the areas and locations that are still there. */
export function carriedLots(previous: PreviousApplication, round: NewRound): readonly PreviousLot[] {
  return previous.lots
    .filter((lot) => round.lotIds.includes(lot.lotId))
    .map((lot) => ({
      ...{ lotId: lot.lotId, capacity: lot.capacity },
      areaIds: lot.areaIds.filter((id) => round.areaIds.includes(id)),
      locationIds: lot.locationIds.filter((id) => round.locationIds.includes(id)),
    }));
}

/** The answers to questions that are asked again in the same words; a choice only if it is still offered. */
export function carriedAnswers(
  previous: PreviousApplication,
  round: NewRound,
  kind: "PASS_FAIL" | "SCORED",
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    round.questions.flatMap((question) => {
      const before = previous.questions[question.code];
      if (question.kind !== kind || before === undefined || before.question !== question.text) return [];
      const still = kind === "SCORED" || question.choices.includes(before.text);
      return still ? [[question.code, before.text]] : [];
    }),
  );
}

/** The rates that the new rate card asks for again, also those that a lowered cap no longer allows: these are flagged, not dropped. */
export function carriedPrices(terms: RateCardTerms, rates: readonly LinePrice[]): readonly LinePrice[] {
  const known = new Map(rates.map((rate) => [entryKey(rate), rate]));
  return rateCardEntries(terms).flatMap(({ key }) => known.get(key) ?? []);
}

/**
 * A submitted model as the new round's template asks for it again, to be confirmed: the lines and drivers that the
 * version of the day still has. Null for a model of another template.
 */
export function carriedModel(model: Omit<HomeModel, "confirmed">, template: CostTemplate): HomeModel | null {
  if (model.template.code !== template.code) return null;
  const still = (entered: EnteredLines, asked: readonly { readonly code: string }[]): EnteredLines =>
    new Map([...entered].filter(([code]) => asked.some((one) => one.code === code)));
  return {
    ...{ form: model.form, basePriceDay: model.basePriceDay, note: "", confirmed: false },
    template: { code: template.code, version: template.version },
    lines: still(model.lines, template.lines),
    drivers: still(model.drivers, template.drivers),
  };
}
