import type { ProviderActor } from "#app/domain/access/actor.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import {
  checkCentral,
  type CentralCosts,
  type CentralRefusal,
} from "#app/domain/pricing/cost-model/central.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { replaceCentralCosts } from "#app/data/application/cost-rows.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { whileOpen } from "./while-open.server.ts";

export type CentralCostsRefusal =
  | RoundNotOpen
  | CentralRefusal
  | { readonly kind: "no-open-book" }
  | { readonly kind: "not-a-place-of-the-lot"; readonly locationId: string };

/**
 * Keeps what head office costs a lot's homes in a year and by which key they share it, in the place of what was said
 * before; null says that nothing is shared. Each home's lines are worked out from it. Null for a stranger's application.
 */
export function saveCentralCosts(
  actor: ProviderActor,
  applicationId: string,
  lotId: string,
  central: CentralCosts | null,
  arrival?: Arrival,
): Promise<Verdict<true, CentralCostsRefusal> | null> {
  return whileOpen<true, CentralCostsRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const draft = await readDraft(tx, held.application, held.round);
      const costs = draft.costs.get(lotId);
      if (!costs) return no({ kind: "no-open-book" });
      const places = costs.homes.map(({ location }) => location.id);
      const stranger = central?.homes.find(({ locationId }) => !places.includes(locationId));
      if (stranger) return no({ kind: "not-a-place-of-the-lot", locationId: stranger.locationId });
      const checked = central && checkCentral(central, costs.template);
      if (checked && !checked.ok) return checked;
      const whose = { applicationId, providerId: actor.providerId };
      await replaceCentralCosts(tx, { ...whose, lotId }, central);
      const section = sectionKey({ kind: "costs", lotId });
      await saveSection(tx, { ...whose, section, answers: {}, complete: false, savedAt: now });
      const subject = { kind: "application", id: applicationId } as const;
      record(tx, { kind: "central-costs-saved", subject, lotId });
      return yes(true);
    },
    arrival,
  );
}
