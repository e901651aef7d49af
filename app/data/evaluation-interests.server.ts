import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";

/** What a person has declared for a round: the providers with which they have an interest stay closed to them. */
export type Interests = {
  readonly declaredAt: Instant;
  readonly statement: string;
  readonly providerIds: readonly string[];
};

/** The actor's own declaration for a round, if it has been made. */
export async function interestsOf(tx: Tx, roundId: string, accountId: string): Promise<Interests | null> {
  return tx.conflictDeclaration.findUnique({
    where: { roundId_accountId: { roundId, accountId } },
    select: { declaredAt: true, statement: true, providerIds: true },
  });
}

/** Keeps a declaration; a later one replaces it. */
export async function saveInterests(
  tx: Tx,
  whose: { readonly roundId: string; readonly accountId: string; readonly frameworkId: string },
  interests: { readonly statement: string; readonly providerIds: readonly string[] },
  now: Instant,
) {
  const said = { statement: interests.statement, providerIds: [...interests.providerIds], declaredAt: now };
  await tx.conflictDeclaration.upsert({
    where: { roundId_accountId: { roundId: whose.roundId, accountId: whose.accountId } },
    create: { ...whose, ...said },
    update: said,
  });
}
