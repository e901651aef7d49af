import { dayOf } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";
import { linesPaid, type ArguedLine, type NegotiationOnFile } from "./negotiations.server.ts";
import { standingOffer } from "./offers.server.ts";

/** The lines over whose price is argued: those of the offer that stands, or those paid when the baseline was locked. */
export async function linesArgued(
  tx: Tx,
  { enquiryId, placementId, baseline }: NegotiationOnFile,
): Promise<readonly ArguedLine[]> {
  if (placementId && baseline) return linesPaid(tx, placementId, dayOf(baseline.lockedAt));
  const offer = enquiryId ? await standingOffer(tx, enquiryId) : undefined;
  return offer?.lines ?? [];
}
