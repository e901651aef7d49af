import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  compareForStaff,
  type CostComparison,
  type ModelToCompare,
} from "#app/domain/benchmark/cost-comparison.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { lotCostTerms, type LotCostTerms } from "#app/data/application/costs.server.ts";
import { submittedModels, type SubmittedModel } from "#app/data/cost-models.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { lotsApplied } from "#app/data/evaluation-submissions.server.ts";
import { lotsOf, type Lot } from "#app/data/frameworks.server.ts";
import type { EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { declaredRoundOfPage } from "./evaluation.server.ts";
import { found } from "./guard.server.ts";

/** Which models of a lot are compared, as the address says it. */
export type CostFilter = { readonly form: "" | "short" | "full"; readonly size: "" | "small" | "larger" };

/** The open book of a lot in an opened round, as its pages show it. */
export type LotOfPage = {
  readonly round: EvaluatedRound;
  readonly lot: Lot;
  readonly terms: LotCostTerms;
  readonly models: readonly SubmittedModel[];
  /** Submissions that asked for the lot and came without a model. */
  readonly blank: readonly string[];
};

/** The lots of a round's framework that open their books, each with how. */
export async function openBooksOf(
  tx: Tx,
  round: EvaluatedRound,
): Promise<readonly { readonly lot: Lot; readonly terms: LotCostTerms }[]> {
  const lots = await lotsOf(tx, [round.frameworkId]);
  const terms = await lotCostTerms(
    tx,
    lots.map(({ id }) => id),
    round.effectiveOn,
  );
  return lots.flatMap((lot) => {
    const asked = terms.get(lot.id);
    return asked ? [{ lot, terms: asked }] : [];
  });
}

/** The lot that a page is about; null while the round is sealed, a 404 for a lot without an open book. */
export async function lotOfPage(
  tx: Tx,
  actor: StaffActor,
  params: { readonly roundId: string; readonly lotId: string },
  now: Instant,
): Promise<{ readonly round: EvaluatedRound; readonly open: LotOfPage | null; readonly lot: Lot }> {
  const { round, isOpen } = await declaredRoundOfPage(tx, actor, params.roundId, now);
  const { lot, terms } = found((await openBooksOf(tx, round)).find((one) => one.lot.id === params.lotId));
  if (!isOpen) return { round, lot, open: null };
  const models = await submittedModels(tx, { roundId: round.id, lotId: lot.id });
  return {
    round,
    lot,
    open: { round, lot, terms, models, blank: await blankOf(tx, round.id, lot.id, models) },
  };
}

async function blankOf(tx: Tx, roundId: string, lotId: string, models: readonly SubmittedModel[]) {
  const applied = (await lotsApplied(tx, roundId)).filter((one) => one.lotId === lotId);
  return applied
    .map(({ submissionId }) => submissionId)
    .filter((id) => models.every((model) => model.submissionId !== id));
}

/** What an address asks for; anything else asks for everything. */
export function costFilterOf({ searchParams }: URL): CostFilter {
  const form = searchParams.get("form");
  const size = searchParams.get("size");
  return {
    form: form === "short" || form === "full" ? form : "",
    size: size === "small" || size === "larger" ? size : "",
  };
}

/** The models that a filter lets through. */
export function filtered(
  models: readonly SubmittedModel[],
  { form, size }: CostFilter,
): readonly SubmittedModel[] {
  return models.filter(
    (model) =>
      (form === "" || model.form === form) && (size === "" || model.provider.small === (size === "small")),
  );
}

/** The comparison of a lot's models that nobody set aside. */
export function comparisonOf(terms: LotCostTerms, models: readonly SubmittedModel[]): CostComparison {
  return compareForStaff(terms.template, toCompare(models));
}

/** Submitted models as the rules compare them; one that was set aside is not there. */
function toCompare(models: readonly SubmittedModel[]): readonly ModelToCompare[] {
  return models
    .filter(({ excluded }) => excluded === null)
    .map(({ provider, complete, lines }) => ({ provider: provider.id, complete, lines }));
}

/** How a model stands: set aside, complete or in part. */
export function stateOfModel({ excluded, complete }: SubmittedModel): "excluded" | "complete" | "partial" {
  if (excluded) return "excluded";
  return complete ? "complete" : "partial";
}
