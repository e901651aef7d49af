import type { ProviderActor } from "#app/domain/access/actor.ts";
import type { CostForm } from "#app/domain/pricing/cost-model/template.ts";
import type { HomeCosts, LotCosts } from "#app/data/application/costs.server.ts";
import type { Draft } from "#app/data/application/drafts.server.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { found } from "#app/web/guard.server.ts";
import { ownDraft } from "../page.server.ts";

/** The open book of one lot of a draft, with the lot. */
export type LotOfCosts = { readonly lot: LotDraft; readonly costs: LotCosts };

/** The lot's open book, or a 404 where the draft has no such lot or the lot asks for none. */
export function lotOfCosts(draft: Draft, lotId: string): LotOfCosts {
  return { lot: found(draft.lots.find((one) => one.lot.id === lotId)), costs: found(draft.costs.get(lotId)) };
}

/** The same of a stranger's draft is a 404. */
export async function ownLotCosts(
  actor: ProviderActor,
  params: { readonly applicationId: string; readonly lotId: string },
): Promise<LotOfCosts & { readonly draft: Draft }> {
  const { draft } = await ownDraft(actor, params.applicationId);
  return { draft, ...lotOfCosts(draft, params.lotId) };
}

/** One place of the lot, or a 404. */
export function homeOf({ costs }: LotOfCosts, locationId: string): HomeCosts {
  return found(costs.homes.find(({ location }) => location.id === locationId));
}

/** What a place of a lot is called: a lot that is priced for the provider has one, the whole organisation. */
export function homeName({ lot }: LotOfCosts, home: HomeCosts): string {
  return lot.lot.pricedBy === "PROVIDER" ? "Your whole organisation" : home.location.name;
}

/** "Lot 6: Home care". */
export function lotTitle({ lot }: LotOfCosts): string {
  return `Lot ${lot.lot.number}: ${lot.lot.title}`;
}

/** The form that a model has, or that was asked for; otherwise small providers see the short one. */
export function formOf(draft: Draft, home: HomeCosts | null, asked: string | null): CostForm {
  if (asked === "short" || asked === "full") return asked;
  return home?.model?.form ?? (draft.organisation.kept.size === "larger" ? "full" : "short");
}
