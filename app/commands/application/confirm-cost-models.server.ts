import type { ProviderActor } from "#app/domain/access/actor.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import type { Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { replaceDraftModel } from "#app/data/application/cost-rows.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { whileOpen } from "./while-open.server.ts";

export type ConfirmRefusal =
  | RoundNotOpen
  | { readonly kind: "nothing-to-confirm" }
  | { readonly kind: "another-year"; readonly from: Day; readonly to: Day };

/**
 * Confirms every model of a lot that was carried over from the last round, as what its places cost in the prices of a
 * day of the round's year. Null for a stranger's application.
 */
export function confirmCostModels(
  actor: ProviderActor,
  applicationId: string,
  lotId: string,
  basePriceDay: Day,
  arrival?: Arrival,
): Promise<Verdict<number, ConfirmRefusal> | null> {
  return whileOpen<number, ConfirmRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const draft = await readDraft(tx, held.application, held.round);
      const costs = draft.costs.get(lotId);
      const waiting = costs?.homes.filter(({ model }) => model?.confirmed === false) ?? [];
      if (!costs || waiting.length === 0) return no({ kind: "nothing-to-confirm" });
      const { year } = costs;
      if (basePriceDay < year.from || basePriceDay >= year.to) return no({ kind: "another-year", ...year });
      const whose = { applicationId, providerId: actor.providerId };
      for (const { model, location, entered, carriedFromId } of waiting) {
        if (!model) continue;
        const confirmed = { ...model, lotId, locationId: location.id, carriedFromId, lines: entered };
        await replaceDraftModel(
          tx,
          { ...whose, savedAt: now },
          { ...confirmed, basePriceDay, confirmed: true },
        );
      }
      const section = sectionKey({ kind: "costs", lotId });
      await saveSection(tx, { ...whose, section, answers: {}, complete: true, savedAt: now });
      const subject = { kind: "application", id: applicationId } as const;
      record(tx, { kind: "cost-models-confirmed", subject, lotId, count: waiting.length });
      return yes(waiting.length);
    },
    arrival,
  );
}
