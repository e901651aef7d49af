import type { Element } from "#app/domain/brokerage/element.ts";
import { endElement, saveElement, type PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import { type GroundOnFile } from "#app/data/brokerage/price-ground.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** A new part of care that the rule has let in, and the one that it takes over from on its first day. */
type PartToWrite = {
  readonly element: Omit<Element, "id">;
  readonly replacesId: string | null;
  readonly schedule: string;
};

/** Writes the new part beside the rate, the cap and the exception on which it stands, ends the one before it, and gives its id. */
export async function writeAmendment(
  tx: Tx,
  placement: PlacementOnFile,
  { element, replacesId, schedule }: PartToWrite,
  { rateId, ratePence, capPence, exceptionId }: GroundOnFile,
): Promise<string> {
  if (replacesId !== null) await endElement(tx, replacesId, element.fromOn);
  const above = capPence !== null && element.pence > capPence;
  return saveElement(tx, placement, element, {
    ...{ schedule, rateId, ratePence, capPence, exceptionId: above ? exceptionId : null },
    ...{ replacesId, origin: "AMENDED" },
  });
}
