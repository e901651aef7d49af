import type { DeclaredInterest } from "#app/domain/call-off/declared-interest.ts";
import type { Tx } from "../db.server.ts";

/** What a person has declared of its interests in a call-off; null for nothing yet. */
export async function interestsDeclaredBy(
  tx: Tx,
  callOffId: string,
  accountId: string,
): Promise<DeclaredInterest> {
  return tx.callOffInterest.findUnique({
    where: { callOffId_accountId: { callOffId, accountId } },
    select: { providerIds: true },
  });
}
