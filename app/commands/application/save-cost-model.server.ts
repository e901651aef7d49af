import type { ProviderActor } from "#app/domain/access/actor.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import type { Day } from "#app/domain/calendar.ts";
import { checkModel, type ArrivingModel, type ModelRefusal } from "#app/domain/pricing/cost-model/check.ts";
import { driversAgainst, type DriverRefusal } from "#app/domain/pricing/cost-model/drivers.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { replaceDraftModel } from "#app/data/application/cost-rows.server.ts";
import { sharedOf, type HomeCosts, type LotCosts } from "#app/data/application/costs.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import { costTemplateOf } from "#app/data/cost-templates.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { whileOpen } from "./while-open.server.ts";

/** A model as a form or a spreadsheet brings it, with its drivers and what explains a difference from the price. */
export type ModelToSave = ArrivingModel & { readonly drivers: EnteredLines; readonly note: string };

export type CostModelRefusal =
  | RoundNotOpen
  | { readonly kind: "no-open-book" | "not-a-place-of-the-lot" }
  | { readonly kind: "model"; readonly why: readonly (ModelRefusal | DriverRefusal)[] };

/**
 * Keeps the cost model of one place of a lot, in the place of the one that it had; saving confirms one that was carried
 * over. A model that is to be complete has every line and driver that its form asks; a line that head office shares out
 * counts as it is worked out. Refuses with every reason at once. Null for a stranger's application.
 */
export function saveCostModel(
  actor: ProviderActor,
  applicationId: string,
  place: { readonly lotId: string; readonly locationId: string },
  model: ModelToSave,
  complete: boolean,
  arrival?: Arrival,
): Promise<Verdict<true, CostModelRefusal> | null> {
  return whileOpen<true, CostModelRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const draft = await readDraft(tx, held.application, held.round);
      const costs = draft.costs.get(place.lotId);
      if (!costs) return no({ kind: "no-open-book" });
      const home = costs.homes.find(({ location }) => location.id === place.locationId);
      if (!home) return no({ kind: "not-a-place-of-the-lot" });
      const why = await reasonsAgainst(tx, model, costs, home, held.round.effectiveOn);
      const counted = complete ? why : why.filter(({ kind }) => !isMissing.has(kind));
      if (counted.length > 0) return no({ kind: "model", why: counted });
      const whose = { applicationId, providerId: actor.providerId };
      const { carriedFromId } = home;
      await replaceDraftModel(
        tx,
        { ...whose, savedAt: now },
        { ...place, ...model, carriedFromId, confirmed: true },
      );
      const section = sectionKey({ kind: "costs", lotId: place.lotId });
      await saveSection(tx, { ...whose, section, answers: {}, complete, savedAt: now });
      const subject = { kind: "application", id: applicationId } as const;
      record(tx, { kind: "cost-model-saved", subject, ...place });
      return yes(true);
    },
    arrival,
  );
}

/** What a model may lack while it is not said to be complete. */
export const isMissing: ReadonlySet<string> = new Set(["missing-line", "missing-driver"]);

/** Every reason against a model of one place of a lot's open book. */
export async function reasonsAgainst(
  tx: Tx,
  model: ModelToSave,
  costs: LotCosts,
  home: HomeCosts,
  effectiveOn: Day,
): Promise<readonly (ModelRefusal | DriverRefusal)[]> {
  const { template, year } = costs;
  const { code, version } = model.template;
  if (code !== template.code || version !== template.version) {
    const ended = (await costTemplateOf(tx, code, version))?.to;
    return [
      code === template.code && ended ? { kind: "template-ended", on: ended } : { kind: "another-template" },
    ];
  }
  const shared = sharedOf(costs, home);
  const lines = new Map([...model.lines, ...shared]);
  const checked = checkModel({ ...model, lines }, template, effectiveOn, year);
  return [...(checked.ok ? [] : checked.why), ...driversAgainst(template, model.drivers, model.form)];
}
