import { payShareFrom } from "#app/domain/benchmark/cost-comparison.ts";
import type { BasisPoints } from "#app/domain/money.ts";
import { submittedModels } from "./cost-models.server.ts";
import { costTemplateOf } from "./cost-templates.server.ts";
import type { Tx } from "./db.server.ts";
import { lastOpenBooks } from "./open-books.server.ts";

/** Pay's share of a lot's costs as its open books have it: the middle of the providers' staffing shares, and where it is from. */
export type PayShare = { readonly share: BasisPoints; readonly providers: number; readonly round: string };

/**
 * Pay's share by lot, from the complete models that nobody set aside in the last opened round that has models of it. A
 * lot is not there where the actor may read none, or fewer than five providers stand behind it.
 */
export async function paySharesOf(tx: Tx, lotIds: readonly string[]): Promise<ReadonlyMap<string, PayShare>> {
  const shares = new Map<string, PayShare>();
  for (const { round, ...of } of await lastOpenBooks(tx, lotIds)) {
    const models = await submittedModels(tx, of);
    const [first] = models;
    const template = first && (await costTemplateOf(tx, first.template.code, first.template.version));
    const counted = models
      .filter(({ excluded }) => excluded === null)
      .map(({ provider, complete, lines }) => ({ provider: provider.id, complete, lines }));
    const found = template && payShareFrom(template, counted);
    if (found) shares.set(of.lotId, { ...found, round });
  }
  return shares;
}
