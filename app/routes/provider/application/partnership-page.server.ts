import { findPartner, partnershipOf, type PartnerRow } from "#app/data/application/partners.server.ts";
import { lotsOfRound, roundById, type ApplicantsRound } from "#app/data/application/rounds.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** A partnership as the partner's page shows it; null for one that is not this provider's, or is its own application. */
export async function partnershipPage(
  tx: Tx,
  providerId: string,
  partnerId: string,
): Promise<{
  readonly partner: PartnerRow;
  readonly round: ApplicantsRound;
  readonly lots: readonly { readonly id: string; readonly title: string }[];
} | null> {
  const partner = await findPartner(tx, partnerId);
  const about = partner && (await partnershipOf(tx, partnerId));
  const round = about && (await roundById(tx, about.roundId));
  if (!partner || !about || !round || partner.leadProviderId === providerId) return null;
  const lots = await lotsOfRound(tx, round.id);
  return {
    ...{ partner, round },
    lots: lots
      .filter((lot) => about.lotIds.includes(lot.id))
      .map(({ id, number, title }) => ({ id, title: `Lot ${number}: ${title}` })),
  };
}
