import type { Day, Instant } from "#app/domain/calendar.ts";
import type { NewPrice, StandingRate } from "#app/domain/evaluation/admission.ts";
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

/** The membership that a party holds in a lot on a day or later, if any. */
export async function membershipHeld(
  tx: Tx,
  { lotId, partyId }: Member,
  day: Day,
): Promise<string | undefined> {
  const held = await tx.lotMembership.findFirst({
    where: { lotId, partyId, OR: [{ activeTo: null }, { activeTo: { gt: toColumn(day) } }] },
    orderBy: { activeFrom: "asc" },
    select: { id: true },
  });
  return held?.id;
}

/** Begins a membership on a day. */
export async function beginMembership(
  tx: Tx,
  member: Member,
  applicationId: string,
  day: Day,
): Promise<string> {
  const data = { ...member, applicationId, activeFrom: toColumn(day) };
  return (await tx.lotMembership.create({ data, select: { id: true } })).id;
}

/** Says from where and in which areas a member delivers a lot; what it said before gives way. */
export async function replacePlaces(
  tx: Tx,
  membershipId: string,
  member: Member,
  places: { readonly locationIds: readonly string[]; readonly areaIds: readonly string[] },
) {
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

/** Begins rates on a day, each with the cap that allows it. */
export async function addRates(
  tx: Tx,
  membershipId: string,
  member: Member,
  prices: readonly NewPrice[],
  since: { readonly day: Day; readonly submissionId: string; readonly clause: string },
) {
  const { frameworkId, lotId, providerId } = member;
  await tx.rate.createMany({
    data: prices.map(({ serviceLineId, areaId, locationId, pence, capId, capPence, vat }) => ({
      ...{
        frameworkId,
        membershipId,
        providerId,
        lotId,
        serviceLineId,
        areaId,
        locationId,
        pence,
        capId,
        capPence,
        vat,
      },
      validFrom: toColumn(since.day),
      submissionId: since.submissionId,
      reason: "ROUND",
      clause: since.clause,
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
