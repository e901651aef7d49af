import type pg from "pg";
import { saveCostModel, type ModelToSave } from "#app/commands/application/save-cost-model.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import type { Applying } from "./applicant.ts";
import { costTemplateOf } from "./cost-templates.ts";
import { insert } from "./market.ts";

/** Opens the books of the first core lot by the home care template: the price of its line is the price of a contact hour. */
export async function openBook(owner: pg.Client, world: Applying, policy: "ASKED" | "COMPULSORY") {
  const [lotId] = world.coreLotIds;
  await owner.query("UPDATE lot SET cost_template = 'home-care', open_book = $2 WHERE id = $1", [
    lotId,
    policy,
  ]);
  await owner.query("DELETE FROM lot_cost_line WHERE lot_id = $1", [lotId]);
  await insert(owner, "lot_cost_line", [{ lot_id: lotId, service_line_id: world.lineIds[0] }]);
}

/** A whole short model of an hour of home care at £24.00: £13.00 of direct care, £11.00 of back office, nothing else. */
export function anHour(changed: Partial<ModelToSave> = {}): ModelToSave {
  const { code, version, lines, drivers } = costTemplateOf("home-care");
  const short = (all: readonly { readonly code: string; readonly form: string }[]) =>
    new Map(all.filter(({ form }) => form === "short").map((one) => [one.code, decimal4("0")]));
  return {
    ...{ template: { code, version }, form: "short", basePriceDay: toDay("2026-10-01"), note: "" },
    lines: new Map([
      ...short(lines),
      ["careworker-costs.direct-care", decimal4("13")],
      ["business-costs.back-office-staff", decimal4("11")],
    ]),
    drivers: new Map([...short(drivers), ["carer-pay", decimal4("13")]]),
    ...{ groupTotals: new Map(), total: null },
    ...changed,
  };
}

/** Saves a model of the first core lot for the whole organisation. */
export function costIt(
  world: Applying,
  applicationId: string,
  model: ModelToSave = anHour(),
  who: { readonly actor: ProviderActor; readonly organisationId: string } = world,
  complete = true,
) {
  const place = { lotId: world.coreLotIds[0] ?? "", locationId: who.organisationId };
  return saveCostModel(who.actor, applicationId, place, model, complete);
}
