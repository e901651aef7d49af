import type { ProviderActor } from "#app/domain/access/actor.ts";
import type { Tx } from "./db.server.ts";

/** A provider organisation as its own people see it. The numbers are set at registration and stay. */
export type Organisation = OrganisationDetails & {
  readonly companiesHouseNumber: string | null;
  readonly charityNumber: string | null;
  readonly cqcProviderId: string | null;
};

/** What its people may change themselves. */
export type OrganisationDetails = {
  readonly name: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly website: string;
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
};

const details = {
  ...{ name: true, contactMail: true, contactPhone: true },
  ...{ website: true, isSmall: true, isVoluntary: true },
} as const;

export function organisationOf(tx: Tx, actor: ProviderActor): Promise<Organisation> {
  const numbers = { companiesHouseNumber: true, charityNumber: true, cqcProviderId: true } as const;
  return tx.provider.findUniqueOrThrow({
    where: { id: actor.providerId },
    select: { ...details, ...numbers },
  });
}

/** Saves the details of the actor's own organisation; its name also stands on its own location and party. */
export async function saveOrganisation(tx: Tx, actor: ProviderActor, changed: OrganisationDetails) {
  await tx.provider.updateMany({ where: { id: actor.providerId }, data: changed });
  const { name } = changed;
  await tx.location.updateMany({
    where: { providerId: actor.providerId, organisation: true },
    data: { name },
  });
  await tx.party.updateMany({ where: { leadProviderId: actor.providerId, joint: false }, data: { name } });
}

/** A place from which the organisation gives care. */
export type OwnLocation = {
  readonly id: string;
  readonly name: string;
  readonly cqcLocationId: string | null;
  readonly regulated: boolean;
  readonly registration: string;
  readonly address: string;
  readonly postcode: string | null;
};

const location = {
  ...{ id: true, name: true, cqcLocationId: true, regulated: true },
  ...{ registration: true, address: true, postcode: true },
} as const;

/** The locations of the actor's own organisation, without the row that stands for the whole of it. */
export function locationsOf(tx: Tx, actor: ProviderActor): Promise<readonly OwnLocation[]> {
  return tx.location.findMany({
    where: { providerId: actor.providerId, organisation: false },
    select: location,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** A location that the regulator does not register, such as a day centre. */
export type UnregulatedLocation = {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
};

/** Adds it to the actor's own organisation, placed where its postcode is on file; answers its id. */
export async function addUnregulated(
  tx: Tx,
  actor: ProviderActor,
  { name, address, postcode }: UnregulatedLocation,
): Promise<string> {
  const place = await tx.postcode.findUnique({
    where: { postcode },
    select: { easting: true, northing: true },
  });
  const { id } = await tx.location.create({
    data: { providerId: actor.providerId, name, address, postcode, regulated: false, ...place },
    select: { id: true },
  });
  return id;
}

/** What the regulator's directory says about a location number. */
export type DirectoryEntry = {
  readonly id: string;
  readonly providerId: string | null;
  readonly cqcProviderId: string | null;
};

export async function directoryEntry(tx: Tx, cqcLocationId: string): Promise<DirectoryEntry | undefined> {
  const found = await tx.location.findUnique({
    where: { cqcLocationId },
    select: { id: true, providerId: true, cqcProviderId: true },
  });
  return found ?? undefined;
}

/** Gives a location of the directory to the actor's own organisation, unless somebody has it; false where one does. */
export async function takeLocation(tx: Tx, actor: ProviderActor, locationId: string): Promise<boolean> {
  const { count } = await tx.location.updateMany({
    where: { id: locationId, providerId: null },
    data: { providerId: actor.providerId },
  });
  return count > 0;
}
