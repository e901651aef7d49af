import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Places } from "#app/domain/evaluation/admission.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { grouped } from "./evaluation-grouped.server.ts";

/** A lot that a party holds or is given. */
export type Member = {
  readonly frameworkId: string;
  readonly lotId: string;
  readonly partyId: string;
  readonly providerId: string;
};

/** The parties that applied, by application. */
export async function partiesOf(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.application.findMany({
    where: { id: { in: [...applicationIds] } },
    select: { id: true, partyId: true },
  });
  return new Map(rows.map((row) => [row.id, row.partyId]));
}

/** Those of the lots that are joined by applying; membership of the others is derived, and has no row. */
export async function lotsJoinedByApplication(tx: Tx, lotIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.lot.findMany({
    where: { id: { in: [...lotIds] }, membershipRule: "BY_APPLICATION" },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** A membership with the places it is delivered from and the areas it covers. */
export type HeldMembership = Places & {
  readonly id: string;
  readonly lotId: string;
  readonly partyId: string;
  readonly activeFrom: Day;
  readonly activeTo: Day | null;
};

/** The memberships that parties hold in lots on a day or later; the one that began first, first. */
export async function membershipsHeld(
  tx: Tx,
  members: readonly Pick<Member, "lotId" | "partyId">[],
  day: Day,
): Promise<readonly HeldMembership[]> {
  const lotId = { in: [...new Set(members.map((member) => member.lotId))] };
  const partyId = { in: [...new Set(members.map((member) => member.partyId))] };
  const held = await tx.lotMembership.findMany({
    where: { lotId, partyId, OR: [{ activeTo: null }, { activeTo: { gt: toColumn(day) } }] },
    orderBy: { activeFrom: "asc" },
    select: { id: true, lotId: true, partyId: true, activeFrom: true, activeTo: true },
  });
  const where = { membershipId: { in: held.map((row) => row.id) } };
  const places = await tx.membershipPlace.findMany({
    where,
    select: { membershipId: true, locationId: true },
  });
  const areas = await tx.membershipArea.findMany({ where, select: { membershipId: true, areaId: true } });
  const placesOf = grouped(places, (row) => row.membershipId);
  const areasOf = grouped(areas, (row) => row.membershipId);
  return held.map(({ activeFrom, activeTo, ...row }) => ({
    ...row,
    activeFrom: fromColumn(activeFrom),
    activeTo: activeTo && fromColumn(activeTo),
    locationIds: (placesOf.get(row.id) ?? []).map((place) => place.locationId),
    areaIds: (areasOf.get(row.id) ?? []).map((area) => area.areaId),
  }));
}

/** A membership that begins on a day, to last until another or without end. */
export type BeginningMembership = Member & {
  readonly applicationId: string;
  readonly activeFrom: Day;
  readonly activeTo: Day | null;
};

/** Begins memberships, and answers each with its id. */
export async function beginMemberships(
  tx: Tx,
  memberships: readonly BeginningMembership[],
): Promise<readonly { readonly id: string; readonly lotId: string; readonly partyId: string }[]> {
  return tx.lotMembership.createManyAndReturn({
    data: memberships.map(({ activeFrom, activeTo, ...membership }) => ({
      ...membership,
      activeFrom: toColumn(activeFrom),
      activeTo: activeTo && toColumn(activeTo),
    })),
    select: { id: true, lotId: true, partyId: true },
  });
}

/** Ends memberships on a day, with the reason. */
export async function endMemberships(
  tx: Tx,
  membershipIds: readonly string[],
  day: Day,
  endedReason: string,
) {
  await tx.lotMembership.updateMany({
    where: { id: { in: [...membershipIds] } },
    data: { activeTo: toColumn(day), endedReason },
  });
}

/** From where and in which areas a member delivers a lot. */
export type NamedPlaces = Places & Pick<Member, "lotId" | "providerId"> & { readonly membershipId: string };

/** Says from where and in which areas members deliver their lots; what was said before gives way. */
export async function replacePlaces(tx: Tx, named: readonly NamedPlaces[]) {
  const where = { membershipId: { in: named.map((one) => one.membershipId) } };
  await tx.membershipLocation.deleteMany({ where });
  await tx.membershipArea.deleteMany({ where });
  await tx.membershipLocation.createMany({
    data: named.flatMap(({ membershipId, lotId, providerId, locationIds }) =>
      locationIds.map((locationId) => ({ membershipId, locationId, lotId, providerId })),
    ),
  });
  await tx.membershipArea.createMany({
    data: named.flatMap(({ membershipId, areaIds }) => areaIds.map((areaId) => ({ membershipId, areaId }))),
  });
}

/** What providers say they offer beyond the regulator's list, as they last said so: brokers search by it. */
export async function replaceSpecialisms(tx: Tx, said: ReadonlyMap<string, readonly string[]>) {
  await tx.providerSpecialism.deleteMany({ where: { providerId: { in: [...said.keys()] } } });
  const data = [...said].flatMap(([providerId, specialisms]) =>
    [...new Set(specialisms)].map((specialism) => ({ providerId, specialism })),
  );
  await tx.providerSpecialism.createMany({ data });
}

/** Notes that the admitted lots of applications are memberships now. */
export async function noteAdmitted(
  tx: Tx,
  admitted: readonly { readonly applicationId: string; readonly lotIds: readonly string[] }[],
  now: Instant,
) {
  const lots = admitted.flatMap(({ applicationId, lotIds }) =>
    lotIds.map((lotId) => ({ applicationId, lotId })),
  );
  await tx.$executeRaw`
    UPDATE lot_outcome o SET admitted_at = ${now}
    FROM unnest(${lots.map((one) => one.applicationId)}::uuid[], ${lots.map((one) => one.lotId)}::uuid[]) AS a (application_id, lot_id)
    WHERE o.application_id = a.application_id AND o.lot_id = a.lot_id AND o.admitted`;
}
