import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Requirement, CandidateFacts, PlacementStop } from "#app/domain/call-off/requirement.ts";
import { addDays } from "#app/domain/calendar.ts";
import { rateHolder } from "#app/domain/call-off/consortium.ts";
import type { JoinableLot } from "#app/domain/framework/membership.ts";
import { rateOn } from "#app/domain/pricing/rate-on.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { lotsToStandIn, optOutsOf, spellsOf } from "../standing.server.ts";

/** A consortium with everyone who was asked to be in it and has not left; the lead first. */
export type Consortium = {
  readonly id: string;
  readonly callOffId: string;
  readonly leadProviderId: string;
  readonly name: string;
  readonly members: readonly ConsortiumMember[];
};

export type ConsortiumMember = {
  readonly providerId: string;
  readonly provider: string;
  readonly lotIds: readonly string[];
  readonly agreedAt: Instant | null;
};

/** The consortia of a call-off that the actor may see: for a provider those it leads or is asked to join. */
export async function consortiaOf(tx: Tx, callOffId: string): Promise<readonly Consortium[]> {
  const rows = await tx.callOffConsortium.findMany({
    where: { callOffId },
    orderBy: { madeAt: "asc" },
    select: { id: true, callOffId: true, leadProviderId: true, name: true },
  });
  const members = await tx.$queryRaw<(ConsortiumMember & { readonly consortiumId: string })[]>`
    SELECT m.consortium_id AS "consortiumId", m.provider_id AS "providerId", p.name AS provider, m.lot_ids::text[] AS "lotIds", m.agreed_at AS "agreedAt"
    FROM call_off_consortium_member m JOIN provider p ON p.id = m.provider_id
    WHERE m.call_off_id = ${callOffId}::uuid AND m.withdrawn_at IS NULL ORDER BY m.invited_at, p.name`;
  return rows.map((row) => ({
    ...row,
    members: members
      .filter(({ consortiumId }) => consortiumId === row.id)
      .map(({ consortiumId: _, ...member }) => member),
  }));
}

type Whose = { readonly callOffId: string; readonly commissionerId: string };

/** Begins a consortium with its lead in it, for the lots that the lead takes itself. Answers its id. */
export async function beginConsortium(
  tx: Tx,
  whose: Whose & { readonly leadProviderId: string; readonly name: string },
  madeBy: string,
  madeAt: Instant,
): Promise<string> {
  const { id } = await tx.callOffConsortium.create({
    data: { ...whose, madeBy, madeAt },
    select: { id: true },
  });
  return id;
}

/** Asks a provider to be a partner; one that left before is asked anew. */
export async function askPartner(
  tx: Tx,
  { id: consortiumId, ...whose }: Whose & { readonly id: string },
  providerId: string,
  invitedBy: string,
  invitedAt: Instant,
) {
  const anew = { lotIds: [], invitedBy, invitedAt, agreedBy: null, agreedAt: null, withdrawnAt: null };
  const { count } = await tx.callOffConsortiumMember.updateMany({
    where: { consortiumId, providerId },
    data: anew,
  });
  if (count === 0)
    await tx.callOffConsortiumMember.createMany({
      data: [{ ...whose, consortiumId, providerId, lotIds: [], invitedBy, invitedAt }],
    });
}

/** Notes that a partner agreed to take lots. */
export async function noteAgreement(
  tx: Tx,
  where: { readonly consortiumId: string; readonly providerId: string },
  lotIds: readonly string[],
  agreedBy: string,
  agreedAt: Instant,
) {
  await tx.callOffConsortiumMember.updateMany({ where, data: { lotIds: [...lotIds], agreedBy, agreedAt } });
}

/** Notes that a partner is no longer one. */
export async function noteLeaving(
  tx: Tx,
  where: { readonly consortiumId: string; readonly providerId: string },
  withdrawnAt: Instant,
) {
  await tx.callOffConsortiumMember.updateMany({ where, data: { withdrawnAt } });
}

/** What is required of a consortium as a whole: every lot of the call-off, in its area where it has one. */
export async function wholeRequirement(
  tx: Tx,
  callOff: { readonly id: string; readonly frameworkId: string; readonly commissionerId: string },
): Promise<Requirement & { readonly lots: readonly (JoinableLot & { readonly title: string })[] }> {
  const wanted = await tx.callOffLot.findMany({
    where: { callOffId: callOff.id },
    orderBy: { position: "asc" },
    select: { lotId: true },
  });
  const all = await lotsToStandIn(tx);
  const everywhere = await tx.area.findFirst({
    where: { commissionerId: callOff.commissionerId, everywhere: true },
    select: { id: true },
  });
  return {
    frameworkId: callOff.frameworkId,
    lots: wanted.flatMap(({ lotId }) => all.filter((lot) => lot.lotId === lotId)),
    everywhereId: everywhere?.id ?? "",
    ...{ areaId: null, within: null, price: null, ratings: null, specialism: null, room: null },
    includeStopped: false,
  };
}

/** What is known of a member as an organisation, as far as holding lots goes. Stops are those in force on the portal's day. */
export async function memberFacts(tx: Tx, providerId: string, today: Day): Promise<CandidateFacts> {
  const paused = await tx.$queryRaw<{ lotId: string | null; locationId: string | null }[]>`
    SELECT lot_id AS "lotId", location_id AS "locationId" FROM paused_placement WHERE provider_id = ${providerId}::uuid`;
  const inForce = { startsOn: today, endsOn: addDays(today, 1), liftedOn: null };
  return {
    providerId,
    ...{ locationId: "", organisationId: null, place: null, rates: [], rating: "not-rated" },
    ...{ deregistered: false, specialisms: [], capacity: [] },
    memberships: await spellsOf(tx, providerId),
    optOuts: await optOutsOf(tx, providerId),
    stops: paused.map((stop): PlacementStop => ({ ...stop, ...inForce })),
  };
}

/** The other providers that hold a lot of a framework today, by name, without their reasons. */
export async function membersOfFramework(
  tx: Tx,
  frameworkId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.$queryRaw`
    SELECT p.id, p.name FROM provider p WHERE EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = p.id
      AND m.framework_id = ${frameworkId}::uuid AND m.active_from <= app.today() AND (m.active_to IS NULL OR m.active_to > app.today()))
    ORDER BY p.name, p.id`;
}

/** The partner's rate that a line of a consortium's bid is held against. */
export type RateOfHolder = {
  readonly lineId: string;
  readonly providerId: string;
  readonly rateId: string;
  readonly pence: number;
  readonly capPence: number | null;
};

/**
 * The framework rate on a day that each line of a lead's bid is held against, by line: of the partners that agreed to
 * take the line's lot the lowest, each as `rateOn` chooses it for the organisation. A line that is missing has none.
 */
export async function rateHolders(
  tx: Tx,
  callOffId: string,
  leadProviderId: string,
  today: Day,
): Promise<ReadonlyMap<string, RateOfHolder>> {
  const rows = await tx.$queryRaw<RateRow[]>`
    SELECT r.line_id AS "lineId", r.provider_id AS "providerId", r.rate_id AS "rateId", r.pence, r.cap_pence AS "capPence",
      r.area_id AS "areaId", r.location_id AS "locationId", r.organisation_id AS "organisationId", r.valid_from AS "validFrom",
      r.valid_to AS "validTo", l.area_id AS "askedAreaId", e.id AS "everywhereId"
    FROM app.consortium_rates(${callOffId}::uuid, ${leadProviderId}::uuid, ${today}::date) r JOIN call_off_line l ON l.id = r.line_id
    JOIN area e ON e.commissioner_id = l.commissioner_id AND e.everywhere`;
  const chosen = [...new Set(rows.map(({ lineId, providerId }) => `${lineId} ${providerId}`))].flatMap(
    (key) => {
      const own = rows
        .filter(({ lineId, providerId }) => `${lineId} ${providerId}` === key)
        .map((row) => ({
          ...row,
          validFrom: fromColumn(row.validFrom),
          validTo: row.validTo && fromColumn(row.validTo),
        }));
      const [first] = own;
      if (!first) return [];
      const { askedAreaId: areaId, everywhereId, organisationId } = first;
      const rate = rateOn(own, { areaId, everywhereId, organisationId, locationId: organisationId }, today);
      return rate ? [rate] : [];
    },
  );
  return new Map(
    [...rateHolder(chosen)].map(([lineId, { providerId, rateId, pence, capPence }]) => [
      lineId,
      { lineId, providerId, rateId, pence, capPence },
    ]),
  );
}

type RateRow = RateOfHolder & {
  readonly areaId: string;
  readonly locationId: string;
  readonly organisationId: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly askedAreaId: string;
  readonly everywhereId: string;
};

/** Whether a provider was invited to bid and has not declined. */
export async function isInvited(tx: Tx, callOffId: string, providerId: string): Promise<boolean> {
  return (await tx.callOffInvitation.count({ where: { callOffId, providerId, declinedAt: null } })) > 0;
}

/** Whether the acting provider agreed to another consortium of a call-off, or bids for it on its own. */
export async function bidsElsewhere(
  tx: Tx,
  callOffId: string,
  providerId: string,
  consortiumId: string | null,
): Promise<boolean> {
  const agreed = await tx.callOffConsortiumMember.findMany({
    where: { callOffId, providerId, agreedAt: { not: null }, withdrawnAt: null },
    select: { consortiumId: true },
  });
  if (agreed.some((one) => one.consortiumId !== consortiumId)) return true;
  const own = { callOffId, providerId, supersededAt: null, withdrawnAt: null };
  return consortiumId !== null && (await tx.bid.count({ where: own })) > 0;
}

/** Holds who bids together for a call-off until the end of the transaction, so that two answers at once come one after the other. */
export async function holdPartners(tx: Tx, callOffId: string) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`partners ${callOffId}`}, 0))::text`;
}

/** What a provider is called. */
export async function providerName(tx: Tx, providerId: string): Promise<string> {
  const row = await tx.provider.findUnique({ where: { id: providerId }, select: { name: true } });
  return row?.name ?? "";
}
