import type { ProviderActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { saveOrganisation, type OrganisationDetails } from "#app/data/organisations.server.ts";

/** Changes how a provider organisation is called and reached. */
export function changeOrganisation(actor: ProviderActor, details: OrganisationDetails): Promise<void> {
  return inTransaction(actor, async (tx) => {
    await saveOrganisation(tx, actor, details);
    record(tx, { kind: "provider-details-changed", subject: { kind: "provider", id: actor.providerId } });
  });
}
