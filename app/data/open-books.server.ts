import type { BooksOfLot } from "#app/domain/benchmark/expected-cost/from-open-books.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { submittedModels, type SubmittedModel } from "./cost-models.server.ts";
import { costTemplateOf } from "./cost-templates.server.ts";
import type { Tx } from "./db.server.ts";

/** The last opened round with models of a lot that the actor may read. */
export type LastOpenBooks = { readonly lotId: string; readonly roundId: string; readonly round: string };

/** The last opened round of each lot that has models of it; a lot of which the actor may read none is not there. */
export async function lastOpenBooks(tx: Tx, lotIds: readonly string[]): Promise<readonly LastOpenBooks[]> {
  return tx.$queryRaw<LastOpenBooks[]>`
    SELECT DISTINCT ON (m.lot_id) m.lot_id AS "lotId", m.round_id AS "roundId", r.title AS round
    FROM submission_cost_model m JOIN round r ON r.id = m.round_id JOIN round_opening o ON o.round_id = r.id
    WHERE m.lot_id = ANY (${[...lotIds]}::uuid[]) AND o.opened_at IS NOT NULL
    ORDER BY m.lot_id, o.opened_at DESC, r.number DESC`;
}

/** The accepted open books of a lot in its last opened round: complete, set aside by nobody, as far as the actor may read them; null without any. */
export async function acceptedBooks(tx: Tx, lotId: string): Promise<BooksOfLot | null> {
  const [last] = await lastOpenBooks(tx, [lotId]);
  if (!last) return null;
  const models = await submittedModels(tx, { roundId: last.roundId, lotId });
  const [first] = models;
  const template = first && (await costTemplateOf(tx, first.template.code, first.template.version));
  if (!template) return null;
  const books = models
    .filter(({ complete, excluded }) => complete && excluded === null)
    .map(({ provider, form, lines, drivers }) => ({ provider: provider.id, form, lines, drivers }));
  return { template, round: last.round, books };
}

/** The latest accepted model of a provider for a lot with its template, that of a location before another; null where the actor may read none. */
export async function latestBookOf(
  tx: Tx,
  of: { readonly providerId: string; readonly lotId: string; readonly locationId: string },
): Promise<{
  readonly model: SubmittedModel;
  readonly template: CostTemplate;
  readonly round: string;
} | null> {
  const [last] = await tx.$queryRaw<{ roundId: string; round: string; id: string }[]>`
    SELECT m.round_id AS "roundId", r.title AS round, m.id FROM submission_cost_model m JOIN round r ON r.id = m.round_id
      JOIN round_opening o ON o.round_id = r.id JOIN submission s ON s.id = m.submission_id
    WHERE m.provider_id = ${of.providerId}::uuid AND m.lot_id = ${of.lotId}::uuid AND m.complete AND o.opened_at IS NOT NULL
      AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM cost_model_exclusion x WHERE x.model_id = m.id AND x.lifted_at IS NULL)
    ORDER BY o.opened_at DESC, r.number DESC, (m.location_id = ${of.locationId}::uuid) DESC, m.id LIMIT 1`;
  if (!last) return null;
  const models = await submittedModels(tx, { roundId: last.roundId, lotId: of.lotId });
  const model = models.find(({ id }) => id === last.id);
  const template = model && (await costTemplateOf(tx, model.template.code, model.template.version));
  return template ? { model, template, round: last.round } : null;
}
