import type { Tx } from "#app/data/db.server.ts";

export type OwnOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly specialisms: readonly string[];
};

export type OwnLocation = {
  readonly id: string;
  readonly name: string;
  readonly postcode: string | null;
  /** The row that stands for the whole organisation. */
  readonly organisation: boolean;
};

/** The provider as it is known to the portal. */
export async function ownOrganisation(tx: Tx, providerId: string): Promise<OwnOrganisation> {
  const provider = await tx.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: {
      id: true,
      name: true,
      isSmall: true,
      isVoluntary: true,
      contactMail: true,
      contactPhone: true,
    },
  });
  const specialisms = await tx.providerSpecialism.findMany({
    where: { providerId },
    select: { specialism: true },
    orderBy: { specialism: "asc" },
  });
  return { ...provider, specialisms: specialisms.map((row) => row.specialism) };
}

/** The provider's locations, the whole organisation first. */
export async function ownLocations(tx: Tx, providerId: string): Promise<readonly OwnLocation[]> {
  return tx.location.findMany({
    where: { providerId, registration: { not: "deregistered" } },
    select: { id: true, name: true, postcode: true, organisation: true },
    orderBy: [{ organisation: "desc" }, { name: "asc" }, { id: "asc" }],
  });
}

/** The mail address of an account that the actor may see: one's own, or a colleague's. */
export async function mailOf(tx: Tx, accountId: string): Promise<string | null> {
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { email: true } });
  return account?.email ?? null;
}
