import type { Day, Instant } from "#app/domain/calendar.ts";
import type { BeginningRate, Places, StandingRate } from "#app/domain/evaluation/admission.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A lot that a party holds or is given. */
export type Member = {
  readonly frameworkId: string;
  readonly lotId: string;
  readonly partyId: string;
  readonly providerId: string;
};

/** The party that applied. */
export async function partyOf(tx: Tx, applicationId: string): Promise<string> {
  const row = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { partyId: true },
  });
  return row.partyId;
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
  readonly activeFrom: Day;
  readonly activeTo: Day | null;
};

/** The membership that a party holds in a lot on a day or later, if any. */
export async function membershipHeld(
  tx: Tx,
  { lotId, partyId }: Member,
  day: Day,
): Promise<HeldMembership | undefined> {
  const held = await tx.lotMembership.findFirst({
    where: { lotId, partyId, OR: [{ activeTo: null }, { activeTo: { gt: toColumn(day) } }] },
    orderBy: { activeFrom: "asc" },
    select: { id: true, activeFrom: true, activeTo: true },
  });
  if (!held) return undefined;
  const where = { membershipId: held.id };
  const locations = await tx.membershipPlace.findMany({ where, select: { locationId: true } });
  const areas = await tx.membershipArea.findMany({ where, select: { areaId: true } });
  return {
    id: held.id,
    activeFrom: fromColumn(held.activeFrom),
    activeTo: held.activeTo && fromColumn(held.activeTo),
    locationIds: locations.map((row) => row.locationId),
    areaIds: areas.map((row) => row.areaId),
  };
}

/** Begins a membership on a day, to last until another or without end. */
export async function beginMembership(
  tx: Tx,
  member: Member,
  applicationId: string,
  days: { readonly from: Day; readonly to: Day | null },
): Promise<string> {
  const { from, to } = days;
  const data = { ...member, applicationId, activeFrom: toColumn(from), activeTo: to && toColumn(to) };
  return (await tx.lotMembership.create({ data, select: { id: true } })).id;
}

/** Ends a membership on a day, with the reason. */
export async function endMembership(tx: Tx, membershipId: string, day: Day, endedReason: string) {
  await tx.lotMembership.update({
    where: { id: membershipId },
    data: { activeTo: toColumn(day), endedReason },
    select: { id: true },
  });
}

/** Says from where and in which areas a member delivers a lot; what it said before gives way. */
export async function replacePlaces(tx: Tx, membershipId: string, member: Member, places: Places) {
  const { lotId, providerId } = member;
  await tx.membershipLocation.deleteMany({ where: { membershipId } });
  await tx.membershipArea.deleteMany({ where: { membershipId } });
  await tx.membershipLocation.createMany({
    data: places.locationIds.map((locationId) => ({ membershipId, locationId, lotId, providerId })),
  });
  await tx.membershipArea.createMany({ data: places.areaIds.map((areaId) => ({ membershipId, areaId })) });
}

/** What a provider says it offers beyond the regulator's list, as it last said so: brokers search by it. */
export async function replaceSpecialisms(tx: Tx, providerId: string, specialisms: readonly string[]) {
  await tx.providerSpecialism.deleteMany({ where: { providerId } });
  const data = [...new Set(specialisms)].map((specialism) => ({ providerId, specialism }));
  await tx.providerSpecialism.createMany({ data });
}

/** Every rate of a member. */
export async function ratesOf(tx: Tx, membershipId: string): Promise<readonly StandingRate[]> {
  const rows = await tx.rate.findMany({
    where: { membershipId },
    select: {
      id: true,
      serviceLineId: true,
      areaId: true,
      locationId: true,
      pence: true,
      capId: true,
      vat: true,
      validFrom: true,
      validTo: true,
      exceptionId: true,
    },
  });
  return rows.map(({ validFrom, validTo, ...row }) => ({
    ...row,
    validFrom: fromColumn(validFrom),
    validTo: validTo && fromColumn(validTo),
  }));
}

/** Ends rates on a day, each once. */
export async function endRates(tx: Tx, rateIds: readonly string[], day: Day) {
  await tx.rate.updateMany({ where: { id: { in: [...rateIds] } }, data: { validTo: toColumn(day) } });
}

/** Begins the rates of a round, each with the cap that allows it or the exception that lets it pass over. */
export async function addRates(
  tx: Tx,
  membershipId: string,
  member: Member,
  rates: readonly BeginningRate[],
  since: { readonly submissionId: string; readonly clause: string },
) {
  const { frameworkId, lotId, providerId } = member;
  await tx.rate.createMany({
    data: rates.map(({ validFrom, validTo, ...rate }) => ({
      ...rate,
      ...{ frameworkId, membershipId, providerId, lotId, reason: "ROUND" as const },
      ...since,
      validFrom: toColumn(validFrom),
      validTo: validTo && toColumn(validTo),
    })),
  });
}

/** Notes that the admitted lots of an application are memberships now. */
export async function noteAdmitted(tx: Tx, applicationId: string, lotIds: readonly string[], now: Instant) {
  await tx.lotOutcome.updateMany({
    where: { applicationId, lotId: { in: [...lotIds] }, admitted: true },
    data: { admittedAt: now },
  });
}
