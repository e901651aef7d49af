import { savePrices } from "#app/commands/application/save-prices.server.ts";
import { saveApplicationSection, type SectionToSave } from "#app/commands/application/save-section.server.ts";
import { startApplication } from "#app/commands/application/start-application.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { pence } from "#app/domain/money.ts";
import type { Applying } from "./applicant.ts";

/** Where the receipts of tests are read. */
export const receiptPage = "http://portal.test/receipt";

/** Starts an application to the first core lot and completes every section of it, at this price. Answers its id. */
export async function wholeApplication(
  world: Applying,
  actor: ProviderActor = world.actor,
  organisationId: string = world.organisationId,
  price = 2_438,
): Promise<string> {
  const started = await startApplication(actor, world.roundId);
  if (!started?.ok) throw new Error("the application could not be started");
  const { applicationId } = started.value;
  const [lotId = ""] = world.coreLotIds;
  const sections: readonly SectionToSave[] = [
    { name: { kind: "organisation" }, answers: organisation },
    { name: { kind: "declaration" }, answers: declaration },
    { name: { kind: "lots" }, answers: { lotIds: [lotId] } },
    {
      name: { kind: "lot", lotId },
      answers: { areaIds: [world.everywhereId], locationIds: [organisationId], capacity: 12 },
    },
    { name: { kind: "standards" }, answers: { INSURANCE: "Yes" } },
    { name: { kind: "question", code: "OUTCOMES" }, answers: { text: "With patience, week after week." } },
  ];
  for (const section of sections) await saveApplicationSection(actor, applicationId, section, true);
  await priceIt(world, applicationId, price, actor, organisationId);
  return applicationId;
}

/** Prices the first line of the first lot everywhere. */
export async function priceIt(
  world: Applying,
  applicationId: string,
  price: number,
  actor: ProviderActor = world.actor,
  organisationId: string = world.organisationId,
) {
  const [lotId = ""] = world.coreLotIds;
  const [serviceLineId = ""] = world.lineIds;
  const place = { serviceLineId, areaId: world.everywhereId, locationId: organisationId };
  return savePrices(actor, applicationId, lotId, [{ ...place, pence: pence(price) }], true);
}

const organisation = {
  ...{ name: "Harbour Care", contactName: "Priya Hollis", contactMail: "priya@harbour.test" },
  ...{ contactPhone: "0117 496 0000", size: "small", isVoluntary: "no", specialisms: ["Somali"] },
};

export const declaration = {
  ...{ mandatoryGrounds: "no", discretionaryGrounds: "no", groundsDetail: "" },
  ...{ conflicts: "no", conflictsDetail: "", declaredBy: "Priya Hollis" },
};
