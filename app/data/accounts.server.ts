import { knownRoles, type ProviderActor, type StaffActor } from "#app/domain/access/actor.ts";
import type { Colleague } from "#app/domain/access/people.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { Tx } from "./db.server.ts";

/** Someone who looks after the people of one organisation: a provider's or a commissioner's. */
export type PeopleActor = ProviderActor | StaffActor;

type Row = { id: string; email: string; name: string; roles: string[]; active: boolean };

/** Everyone of the actor's organisation, by name; those who were shut out last. */
export async function listColleagues(tx: Tx, actor: PeopleActor): Promise<readonly Colleague[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, email, name, roles, deactivated_at IS NULL AS active FROM account
    WHERE commissioner_id IS NOT DISTINCT FROM ${ownerOf(actor).commissionerId}::uuid
      AND provider_id IS NOT DISTINCT FROM ${ownerOf(actor).providerId}::uuid
    ORDER BY deactivated_at IS NOT NULL, name, email`;
  return rows.map(toColleague);
}

/** The same, locked until the deed is done, so that two administrators cannot shut out each other. */
export async function lockColleagues(tx: Tx, actor: PeopleActor): Promise<readonly Colleague[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, email, name, roles, deactivated_at IS NULL AS active FROM account
    WHERE commissioner_id IS NOT DISTINCT FROM ${ownerOf(actor).commissionerId}::uuid
      AND provider_id IS NOT DISTINCT FROM ${ownerOf(actor).providerId}::uuid
    ORDER BY id FOR UPDATE`;
  return rows.map(toColleague);
}

export async function saveColleague(tx: Tx, { id, roles, active }: Colleague, now: Date) {
  await tx.account.updateMany({
    where: { id },
    data: { roles: [...roles], deactivatedAt: active ? null : now },
  });
}

/** The organisation whose people these are: exactly one of the two. */
export function ownerOf(actor: PeopleActor): {
  readonly commissionerId: string | null;
  readonly providerId: string | null;
} {
  switch (actor.kind) {
    case "staff":
      return { commissionerId: actor.commissionerId, providerId: null };
    case "provider":
      return { commissionerId: null, providerId: actor.providerId };
    default:
      return unreachable(actor);
  }
}

/** The name of the actor and of the organisation that the actor works for. */
export async function nameOfActor(
  tx: Tx,
  actor: PeopleActor,
): Promise<{ readonly name: string; readonly email: string; readonly organisation: string }> {
  const [row] = await tx.$queryRaw<{ name: string; email: string; organisation: string }[]>`
    SELECT a.name, a.email, coalesce(p.name, c.name) AS organisation FROM account a
    LEFT JOIN provider p ON p.id = a.provider_id LEFT JOIN commissioner c ON c.id = a.commissioner_id
    WHERE a.id = ${actor.accountId}::uuid`;
  if (!row) throw new Error("the acting account is not there");
  return row;
}

function toColleague(row: Row): Colleague {
  return { ...row, roles: knownRoles(row.roles) };
}
