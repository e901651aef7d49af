import type { Day } from "#app/domain/calendar.ts";
import type {
  CalledPlace,
  PartOfBid,
  Partner,
  PlaceCover,
  WholeRequirement,
} from "#app/domain/call-off/consortium.ts";
import { coverOf, lotsNotCovered, partnersOfBid } from "#app/domain/call-off/consortium.ts";
import type { CandidateFacts, PlacementStop } from "#app/domain/call-off/requirement.ts";
import type { JoinableLot } from "#app/domain/framework/membership.ts";
import { addDays } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

/** A partner of a bidder with its name. */
export type NamedPartner = Partner & { readonly provider: string };

/** A bidder as a whole: what is asked of it, what is known of itself, and, where it leads a consortium, its partners. */
export type BidderAsWhole = {
  readonly whole: WholeRequirement;
  readonly itself: NamedPartner;
  /** Null for a bidder alone. */
  readonly members: readonly NamedPartner[] | null;
  /** Whether it agreed to bid in another's consortium for the same call-off. */
  readonly inAnother: boolean;
};

/** Who could deliver what in a bid of a provider: alone every lot, with partners each its own. Facts are of the portal's day. */
export async function bidderAsWhole(
  tx: Tx,
  callOffId: string,
  providerId: string,
  today: Day,
): Promise<BidderAsWhole> {
  const [row] = await tx.$queryRaw<WholeRow[]>`
    SELECT c.framework_id AS "frameworkId", e.id AS "everywhereId",
      (SELECT coalesce(json_agg(json_build_object('lotId', t.id, 'automatic', t.membership_rule = 'AUTOMATIC',
          'coreLotIds', ARRAY(SELECT k.id FROM lot k WHERE k.framework_id = t.framework_id AND k.kind = 'CORE' AND k.membership_rule = 'BY_APPLICATION')) ORDER BY l.position, t.number), '[]')
        FROM call_off_lot l JOIN lot t ON t.id = l.lot_id WHERE l.call_off_id = c.id) AS lots,
      (SELECT coalesce(json_agg(w.place ORDER BY w.position, w.area), '[]') FROM (
          SELECT DISTINCT json_build_object('lotId', l.lot_id, 'areaId', nullif(n.area_id, e.id))::jsonb AS place, l.position, nullif(n.area_id, e.id) AS area
          FROM call_off_lot l LEFT JOIN call_off_line n ON n.call_off_id = l.call_off_id AND n.lot_id = l.lot_id WHERE l.call_off_id = c.id) w) AS places,
      EXISTS (SELECT 1 FROM call_off_consortium k WHERE k.call_off_id = c.id AND k.lead_provider_id = ${providerId}::uuid) AS leads,
      EXISTS (SELECT 1 FROM call_off_consortium_member m JOIN call_off_consortium k ON k.id = m.consortium_id WHERE m.call_off_id = c.id
        AND m.provider_id = ${providerId}::uuid AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL AND k.lead_provider_id <> m.provider_id) AS "inAnother",
      (SELECT json_agg(json_build_object('providerId', p.id, 'provider', p.name, 'lotIds', coalesce(m.lot_ids, '{}'),
          'member', m.provider_id IS NOT NULL, 'agreed', m.agreed_at IS NOT NULL, 'locationId', o.id, 'deregistered', o.registration = 'deregistered',
          'memberships', ARRAY(SELECT json_build_object('lotId', h.lot_id, 'activeFrom', h.active_from, 'activeTo', h.active_to,
            'areaIds', ARRAY(SELECT a.area_id FROM membership_area a WHERE a.membership_id = h.id)) FROM lot_membership h WHERE h.provider_id = p.id),
          'optOuts', ARRAY(SELECT json_build_object('lotId', x.lot_id, 'fromOn', x.from_on, 'toOn', x.to_on) FROM innovation_opt_out x WHERE x.provider_id = p.id),
          'paused', ARRAY(SELECT json_build_object('lotId', s.lot_id, 'locationId', s.location_id) FROM paused_placement s WHERE s.provider_id = p.id))
          ORDER BY (p.id <> ${providerId}::uuid), p.name, p.id)
        FROM provider p LEFT JOIN location o ON o.provider_id = p.id AND o.organisation
        LEFT JOIN call_off_consortium_member m ON m.provider_id = p.id AND m.call_off_id = c.id AND m.withdrawn_at IS NULL
          AND m.consortium_id = (SELECT k.id FROM call_off_consortium k WHERE k.call_off_id = c.id AND k.lead_provider_id = ${providerId}::uuid)
        WHERE p.id = ${providerId}::uuid OR m.provider_id IS NOT NULL) AS providers
    FROM call_off c JOIN area e ON e.commissioner_id = (SELECT f.commissioner_id FROM framework f WHERE f.id = c.framework_id) AND e.everywhere
    WHERE c.id = ${callOffId}::uuid`;
  if (!row) throw new Error(`No call-off ${callOffId}`);
  const whole = wholeFrom(row);
  const providers = row.providers ?? [];
  const lotIds = whole.lots.map(({ lotId }) => lotId);
  return {
    ...{ whole, inAnother: row.inAnother },
    itself: { ...toPartner(providers[0] ?? stranger(providerId), today), lotIds, agreed: true },
    members: row.leads ? providers.filter(({ member }) => member).map((one) => toPartner(one, today)) : null,
  };
}

/** Whether a bidder holds every lot of a call-off: who holds each, since when, and the lots that nobody of the bid holds. */
export type LotsHeld = {
  readonly cover: readonly PlaceCover[];
  readonly held: readonly { readonly lotId: string; readonly since: string; readonly providerId: string }[];
  readonly notHeld: readonly string[];
  /** Each partner's part as it stands; none of a bidder alone. */
  readonly parts: readonly Omit<PartOfBid, "provider">[];
};

/**
 * Judges who stands behind a bid or an offer, by the one eligibility function, against every lot of a call-off and every
 * area of its lines, on a day: the bidder alone, or the partners that the bid names.
 */
export async function lotsHeld(
  tx: Tx,
  callOffId: string,
  bidder: { readonly providerId: string; readonly parts: readonly Omit<PartOfBid, "provider">[] },
  today: Day,
): Promise<LotsHeld> {
  const { whole, itself, members } = await bidderAsWhole(tx, callOffId, bidder.providerId, today);
  const together = bidder.parts.length > 0;
  const partners = together ? partnersOfBid(bidder.parts, members ?? []) : [itself];
  const cover = coverOf(partners, whole, today);
  const held = cover.flatMap(({ lotId, heldBy }) => heldBy.map((one) => ({ lotId, ...one })));
  return {
    cover,
    held: held.filter((one, n) => n === held.findIndex((other) => sameHolder(one, other))),
    notHeld: lotsNotCovered(
      cover,
      whole.lots.map(({ lotId }) => lotId),
    ),
    parts: together ? partners.map(({ providerId, lotIds }) => ({ providerId, lotIds })) : [],
  };
}

type Held = LotsHeld["held"][number];

function sameHolder(one: Held, other: Held): boolean {
  return one.lotId === other.lotId && one.providerId === other.providerId;
}

type WholeRow = {
  readonly frameworkId: string;
  readonly everywhereId: string;
  readonly lots: readonly {
    readonly lotId: string;
    readonly automatic: boolean;
    readonly coreLotIds: string[];
  }[];
  readonly places: readonly CalledPlace[];
  readonly leads: boolean;
  readonly inAnother: boolean;
  readonly providers: readonly ProviderRow[] | null;
};

type ProviderRow = Pick<NamedPartner, "providerId" | "provider" | "lotIds" | "agreed"> &
  Pick<CandidateFacts, "memberships" | "optOuts"> & {
    readonly member: boolean;
    readonly locationId: string | null;
    readonly deregistered: boolean | null;
    readonly paused: readonly { readonly lotId: string | null; readonly locationId: string | null }[];
  };

function wholeFrom({ frameworkId, everywhereId, lots, places }: WholeRow): WholeRequirement {
  return {
    ...{ frameworkId, everywhereId, places },
    lots: lots.map(({ lotId, automatic, coreLotIds }): JoinableLot => ({
      lotId,
      rule: automatic ? { kind: "automatic", coreLotIds } : { kind: "by-application" },
    })),
    ...{ areaId: null, within: null, price: null, ratings: null, specialism: null, room: null },
    includeStopped: false,
  };
}

/** One of whom nothing is known holds nothing. */
function stranger(providerId: string): ProviderRow {
  return {
    ...{ providerId, provider: "", lotIds: [], agreed: false, member: false, locationId: null },
    ...{ deregistered: null, memberships: [], optOuts: [], paused: [] },
  };
}

function toPartner(row: ProviderRow, today: Day): NamedPartner {
  const { providerId, provider, lotIds, agreed, locationId, memberships, optOuts, paused } = row;
  const inForce = { startsOn: today, endsOn: addDays(today, 1), liftedOn: null };
  return {
    ...{ providerId, provider, lotIds, agreed },
    facts: {
      ...{ providerId, locationId: locationId ?? "", organisationId: locationId, memberships, optOuts },
      ...{ place: null, rates: [], rating: "not-rated", specialisms: [], capacity: [] },
      deregistered: row.deregistered ?? false,
      stops: paused.map((stop): PlacementStop => ({ ...stop, ...inForce })),
    },
  };
}
