import type { Tx } from "#app/data/db.server.ts";
import { findApplication, lockApplication, type ApplicationRow } from "./applications.server.ts";
import { shareRound, type ApplicantsRound } from "./rounds.server.ts";

export type HeldApplication = { readonly application: ApplicationRow; readonly round: ApplicantsRound };

/**
 * Holds a provider's own application, with a share of its round, until the transaction ends: the round is neither
 * opened nor extended and the draft not changed meanwhile. Null where it is not this provider's.
 */
export async function holdApplication(
  tx: Tx,
  providerId: string,
  applicationId: string,
): Promise<HeldApplication | null> {
  const seen = await findApplication(tx, providerId, applicationId);
  const round = seen && (await shareRound(tx, seen.roundId));
  const application = round && (await lockApplication(tx, providerId, applicationId));
  return application && { application, round };
}
