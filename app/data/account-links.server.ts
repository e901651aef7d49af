import { knownRoles, type Role } from "#app/domain/access/actor.ts";
import type { Tx } from "./db.server.ts";
import { ownerOf, type PeopleActor } from "./accounts.server.ts";

/** An organisation as the person who registers it gave it. At least one number is there. */
export type NewOrganisation = {
  readonly name: string;
  readonly companiesHouseNumber?: string;
  readonly charityNumber?: string;
  readonly cqcProviderId?: string;
};

/** A single-use link before it is used. `accountId` is the account it resets or, else, the one it will make. */
export type NewLink = {
  readonly tokenHash: string;
  readonly email: string;
  readonly accountId: string;
} & (
  | { readonly kind: "RESET" }
  | { readonly kind: "REGISTRATION"; readonly name: string; readonly organisation: NewOrganisation }
  | {
      readonly kind: "INVITATION";
      readonly name: string;
      readonly roles: readonly Role[];
      readonly commissionerId: string | null;
      readonly providerId: string | null;
    }
);

/** How long a link may be followed, in real time: an hour for a password, else seven days. */
const lifetime = { RESET: "1 hour", INVITATION: "7 days", REGISTRATION: "7 days" } as const;

/** Keeps a link by the hash of its secret. */
export async function addLink(tx: Tx, link: NewLink) {
  const { name, roles, commissionerId, providerId, organisation } = {
    ...{ name: "", roles: [], commissionerId: null, providerId: null, organisation: null },
    ...link,
  };
  await tx.$executeRaw`
    INSERT INTO account_link (token_hash, kind, email, name, account_id, provider_id, commissioner_id, roles, organisation, expires_at)
    VALUES (${link.tokenHash}, ${link.kind}::account_link_kind, ${link.email}, ${name}, ${link.accountId}::uuid,
      ${providerId}::uuid, ${commissionerId}::uuid, ${[...roles]}::text[],
      ${organisation ? JSON.stringify(organisation) : null}::jsonb, clock_timestamp() + ${lifetime[link.kind]}::interval)`;
}

/** What the page behind a link knows. */
export type LinkPage = {
  readonly kind: "RESET" | "REGISTRATION" | "INVITATION";
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  /** Neither used nor expired. */
  readonly usable: boolean;
  /** The address has an account already. */
  readonly addressHeld: boolean;
};

export async function linkOf(tx: Tx, tokenHash: string): Promise<LinkPage | undefined> {
  const [row] = await tx.$queryRaw<LinkPage[]>`
    SELECT kind, email, name, organisation, usable, address_held AS "addressHeld" FROM app.account_link_of(${tokenHash})`;
  return row;
}

export type LinkUse =
  | {
      readonly outcome: "done";
      readonly accountId: string;
      readonly providerId: string | null;
      readonly commissionerId: string | null;
      readonly email: string;
    }
  | { readonly outcome: "spent" | "address-held" | "number-held" };

/** Uses a link: the account it invites or registers is made, or the password it resets is set. */
export async function useLink(
  tx: Tx,
  tokenHash: string,
  name: string,
  passwordHash: string,
): Promise<LinkUse> {
  const [row] = await tx.$queryRaw<LinkUse[]>`
    SELECT outcome, account AS "accountId", provider AS "providerId", commissioner AS "commissionerId", address AS email
    FROM app.use_account_link(${tokenHash}, ${name}, ${passwordHash})`;
  if (!row) throw new Error("a link was used without an answer");
  return row;
}

/** An invitation that nobody has followed yet and that may still be followed. */
export type OpenInvitation = {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly expiresAt: Date;
};

/** The open invitations of the actor's organisation, the latest of each address, by name. */
export async function openInvitations(tx: Tx, actor: PeopleActor): Promise<readonly OpenInvitation[]> {
  const { commissionerId, providerId } = ownerOf(actor);
  const rows = await tx.$queryRaw<(Omit<OpenInvitation, "roles"> & { roles: string[] })[]>`
    SELECT account_id AS "accountId", email, name, roles, expires_at AS "expiresAt" FROM account_link
    WHERE kind = 'INVITATION' AND used_at IS NULL AND expires_at > clock_timestamp()
      AND commissioner_id IS NOT DISTINCT FROM ${commissionerId}::uuid AND provider_id IS NOT DISTINCT FROM ${providerId}::uuid
    ORDER BY name, email`;
  return rows.map((row) => ({ ...row, roles: knownRoles(row.roles) }));
}

/** Takes back what was not yet used of an organisation's invitations: by address, or by the account to be made. */
export async function withdrawInvitations(
  tx: Tx,
  actor: PeopleActor,
  which: { readonly email: string } | { readonly accountId: string },
): Promise<number> {
  const { commissionerId, providerId } = ownerOf(actor);
  const { count } = await tx.accountLink.deleteMany({
    where: { kind: "INVITATION", usedAt: null, commissionerId, providerId, ...which },
  });
  return count;
}

/** Which of an organisation's numbers a registered provider holds already. */
export async function numbersHeld(
  tx: Tx,
  numbers: Omit<NewOrganisation, "name">,
): Promise<readonly (keyof Omit<NewOrganisation, "name">)[]> {
  const held = await tx.provider.findMany({
    where: { OR: Object.entries(numbers).map(([column, number]) => ({ [column]: number })) },
    select: { companiesHouseNumber: true, charityNumber: true, cqcProviderId: true },
  });
  return (["companiesHouseNumber", "charityNumber", "cqcProviderId"] as const).filter((column) =>
    held.some((provider) => numbers[column] !== undefined && provider[column] === numbers[column]),
  );
}
