import type { Instant } from "#app/domain/calendar.ts";
import type { Opening } from "#app/domain/evaluation/opening.ts";
import type { Tx } from "../db.server.ts";

/** The opening of a call-off's bids as it stands, with the names of its two people. */
export async function openingOf(
  tx: Tx,
  callOffId: string,
): Promise<(Opening & { readonly firstName: string; readonly secondName: string | null }) | null> {
  const [row] = await tx.$queryRaw<
    (Opening & { readonly firstName: string; readonly secondName: string | null })[]
  >`
    SELECT o.first_by AS "firstBy", o.first_at AS "firstAt", o.opened_at AS "openedAt", coalesce(f.name, 'a colleague') AS "firstName", s.name AS "secondName"
    FROM call_off_opening o LEFT JOIN account f ON f.id = o.first_by LEFT JOIN account s ON s.id = o.second_by
    WHERE o.call_off_id = ${callOffId}::uuid`;
  return row ?? null;
}

/** Notes the first of two people, in the place of a first step that lapsed. */
export async function saveFirstStepOfBids(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
  accountId: string,
  now: Instant,
) {
  await tx.$executeRaw`DELETE FROM call_off_opening WHERE call_off_id = ${callOff.id}::uuid AND opened_at IS NULL`;
  await tx.$executeRaw`
    INSERT INTO call_off_opening (call_off_id, commissioner_id, first_by, first_at)
    VALUES (${callOff.id}::uuid, ${callOff.commissionerId}::uuid, ${accountId}::uuid, ${now})`;
}

/** Records the opening: from here on answers and prices may be read. */
export async function saveOpeningOfBids(tx: Tx, callOffId: string, accountId: string, now: Instant) {
  await tx.$executeRaw`
    UPDATE call_off_opening SET second_by = ${accountId}::uuid, opened_at = ${now}
    WHERE call_off_id = ${callOffId}::uuid AND opened_at IS NULL`;
}

/** A person's declaration for a call-off. */
export type CallOffInterests = {
  readonly declaredAt: Instant;
  readonly statement: string;
  readonly providerIds: readonly string[];
};

/** What a person has declared for a call-off, if they have. */
export async function callOffInterestsOf(
  tx: Tx,
  callOffId: string,
  accountId: string,
): Promise<CallOffInterests | null> {
  const [row] = await tx.$queryRaw<CallOffInterests[]>`
    SELECT declared_at AS "declaredAt", statement, provider_ids::text[] AS "providerIds" FROM call_off_interest
    WHERE call_off_id = ${callOffId}::uuid AND account_id = ${accountId}::uuid`;
  return row ?? null;
}

/** Keeps a declaration; a later one replaces it. */
export async function saveCallOffInterests(
  tx: Tx,
  whose: { readonly callOffId: string; readonly commissionerId: string; readonly accountId: string },
  { statement, providerIds }: Omit<CallOffInterests, "declaredAt">,
  now: Instant,
) {
  await tx.$executeRaw`
    INSERT INTO call_off_interest (call_off_id, commissioner_id, account_id, statement, provider_ids, declared_at)
    VALUES (${whose.callOffId}::uuid, ${whose.commissionerId}::uuid, ${whose.accountId}::uuid, ${statement}, ${[...providerIds]}::uuid[], ${now})
    ON CONFLICT (call_off_id, account_id) DO UPDATE SET statement = excluded.statement, provider_ids = excluded.provider_ids,
      declared_at = excluded.declared_at`;
}

/** The providers invited to a call-off by name, with the day of a refusal to bid. */
export async function invitedTo(
  tx: Tx,
  callOffId: string,
): Promise<
  readonly { readonly providerId: string; readonly provider: string; readonly declinedAt: Instant | null }[]
> {
  return tx.$queryRaw`
    SELECT i.provider_id AS "providerId", p.name AS provider, i.declined_at AS "declinedAt"
    FROM call_off_invitation i JOIN provider p ON p.id = i.provider_id
    WHERE i.call_off_id = ${callOffId}::uuid ORDER BY p.name`;
}
