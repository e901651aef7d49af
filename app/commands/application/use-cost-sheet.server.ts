import type { ProviderActor } from "#app/domain/access/actor.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import {
  checkCentral,
  type CentralCosts,
  type CentralRefusal,
} from "#app/domain/pricing/cost-model/central.ts";
import type { ModelRefusal } from "#app/domain/pricing/cost-model/check.ts";
import type { DriverRefusal } from "#app/domain/pricing/cost-model/drivers.ts";
import { askedOn, type CostForm } from "#app/domain/pricing/cost-model/template.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { replaceCentralCosts, replaceDraftModel } from "#app/data/application/cost-rows.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { isMissing, reasonsAgainst } from "./save-cost-model.server.ts";
import { whileOpen } from "./while-open.server.ts";

/** The model of one place as a spreadsheet brings it. */
export type CostModelToUse = {
  readonly locationId: string;
  readonly basePriceDay: Day;
  readonly form: CostForm;
  readonly lines: EnteredLines;
  readonly drivers: EnteredLines;
};

export type CostSheetRefusal =
  | RoundNotOpen
  | { readonly kind: "no-open-book" | "nothing-to-use" }
  | { readonly kind: "not-a-place-of-the-lot"; readonly locationId: string }
  | { readonly kind: "central"; readonly why: CentralRefusal }
  | {
      readonly kind: "model";
      readonly locationId: string;
      readonly why: readonly (ModelRefusal | DriverRefusal)[];
    };

/**
 * Keeps the models that a spreadsheet brings for the places of a lot, all or none, in the place of those that they had;
 * what explains a difference from the price stays, and so does a figure that its form does not ask. Central costs stay where it brings none. Null for a stranger's
 * application.
 */
export function useCostSheet(
  actor: ProviderActor,
  applicationId: string,
  lotId: string,
  brought: { readonly models: readonly CostModelToUse[]; readonly central: CentralCosts | null },
  arrival?: Arrival,
): Promise<Verdict<number, CostSheetRefusal> | null> {
  return whileOpen<number, CostSheetRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const draft = await readDraft(tx, held.application, held.round);
      const costs = draft.costs.get(lotId);
      if (!costs) return no({ kind: "no-open-book" });
      const { central, models } = brought;
      if (models.length === 0 && central === null) return no({ kind: "nothing-to-use" });
      const homes = new Map(costs.homes.map((home) => [home.location.id, home]));
      const stranger = [...models, ...(central?.homes ?? [])].find(
        ({ locationId }) => !homes.has(locationId),
      );
      if (stranger) return no({ kind: "not-a-place-of-the-lot", locationId: stranger.locationId });
      const shared = central && checkCentral(central, costs.template);
      if (shared && !shared.ok) return no({ kind: "central", why: shared.why });
      const { code, version } = costs.template;
      const whole = models.flatMap((model) => {
        const home = homes.get(model.locationId);
        if (!home) return [];
        const arriving = {
          ...{ ...model, template: { code, version }, note: home.model?.note ?? "" },
          ...{ groupTotals: new Map<string, Decimal4>(), total: null },
          lines: withOthers(model.lines, home.entered, costs.template.lines, model.form),
          drivers: withOthers(
            model.drivers,
            home.model?.drivers ?? new Map(),
            costs.template.drivers,
            model.form,
          ),
        };
        return [{ home, arriving }];
      });
      for (const { home, arriving } of whole) {
        const why = await reasonsAgainst(tx, arriving, costs, home, held.round.effectiveOn);
        const counted = why.filter(({ kind }) => !isMissing.has(kind));
        if (counted.length > 0) return no({ kind: "model", locationId: home.location.id, why: counted });
      }
      const whose = { applicationId, providerId: actor.providerId };
      if (central) await replaceCentralCosts(tx, { ...whose, lotId }, central);
      for (const { home, arriving } of whole) {
        const { carriedFromId } = home;
        await replaceDraftModel(
          tx,
          { ...whose, savedAt: now },
          { ...arriving, lotId, carriedFromId, confirmed: true },
        );
      }
      const section = sectionKey({ kind: "costs", lotId });
      await saveSection(tx, { ...whose, section, answers: {}, complete: false, savedAt: now });
      const subject = { kind: "application", id: applicationId } as const;
      record(tx, { kind: "cost-sheet-used", subject, lotId, count: whole.length });
      return yes(whole.length);
    },
    arrival,
  );
}

/** The figures that were brought, with those that are saved and that the form does not ask. */
function withOthers(
  brought: EnteredLines,
  saved: EnteredLines,
  all: readonly { readonly code: string; readonly form: CostForm }[],
  form: CostForm,
): EnteredLines {
  const asked = new Set(askedOn(all, form).map(({ code }) => code));
  return new Map([...[...saved].filter(([code]) => !asked.has(code)), ...brought]);
}
