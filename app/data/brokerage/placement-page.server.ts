import type { Element } from "#app/domain/brokerage/element.ts";
import type { FundingShare, Stream } from "#app/domain/brokerage/funding.ts";
import type { NhsAnswers } from "#app/domain/brokerage/nhs-share.ts";
import type { Placement, Suspension } from "#app/domain/brokerage/placement.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import type { AwayReason } from "./placement-deeds.server.ts";
import type { ElementOrigin } from "./placements.server.ts";

/** A part of a placement as its page shows it. */
export type ShownElement = Element & {
  readonly title: string;
  readonly schedule: string;
  readonly ratePence: number | null;
  readonly capPence: number | null;
  readonly excepted: boolean;
  readonly origin: ElementOrigin;
  /** The title of the round or the uplift that the price came from; empty otherwise. */
  readonly originTitle: string;
};

/** A share as its page shows it. */
export type ShownShare = FundingShare &
  NhsAnswers & {
    readonly icbReference: string;
    readonly disputeReason: string;
    /** When the ICB's own staff answered last; the council may have noted another answer since. */
    readonly icbAnsweredAt: Instant | null;
  };

/** Who pays from a day on, as its page shows it. */
export type ShownFunding = {
  readonly id: string;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly shares: readonly ShownShare[];
};

export type ShownSuspension = Suspension & { readonly reason: AwayReason; readonly words: string };

/** Everything that the page of a placement shows, but for what happened to it. */
export type PlacementShown = Omit<Placement, "elements" | "funding" | "suspensions"> & {
  readonly id: string;
  readonly reference: string;
  readonly requestId: string | null;
  readonly request: string | null;
  readonly contractId: string | null;
  readonly contract: string | null;
  readonly provider: string;
  readonly providerId: string;
  readonly location: string;
  readonly lot: string;
  readonly area: string | null;
  readonly framework: string | null;
  readonly offFrameworkGround: string;
  readonly personRef: string;
  readonly section117: boolean;
  readonly elements: readonly ShownElement[];
  readonly funding: readonly ShownFunding[];
  readonly suspensions: readonly ShownSuspension[];
  readonly createdBy: string | null;
  readonly approvedBy: string | null;
  readonly approved: boolean;
  readonly interimUntil: Day | null;
  readonly told: boolean;
  readonly returned: boolean;
  readonly returnedReason: string;
  readonly handedBackOn: Day | null;
  readonly handBackReason: string;
  readonly endedReason: string;
  readonly cancelledReason: string;
  readonly drawnUntil: Day | null;
  readonly plannedEndOn: Day | null;
  readonly erased: boolean;
  readonly reviewsWaiting: number;
  readonly waitingCaseId: string | null;
};

type ShareRow = Pick<ShownShare, "icbReference" | "disputeReason"> & {
  readonly stream: Stream;
  readonly weeklyPence: number | null;
  readonly basisPoints: number | null;
  readonly acceptedAt: string | null;
  readonly disputedAt: string | null;
  readonly icbAnsweredAt: string | null;
};

type Row = Omit<PlacementShown, "funding" | "suspensions"> & {
  readonly funding: readonly (Omit<ShownFunding, "shares"> & { readonly shares: readonly ShareRow[] })[];
  readonly suspensions: readonly (Omit<ShownSuspension, "paid"> & { readonly paid: number })[];
};

/** A placement of the actor's own with everything that its page shows, in one question; undefined for a stranger's. A provider sees no funding. */
export async function placementShown(tx: Tx, placementId: string): Promise<PlacementShown | undefined> {
  const [found] = await tx.$queryRaw<{ shown: Row }[]>`
    SELECT json_build_object('id', p.id, 'reference', p.reference, 'requestId', p.request_id, 'contractId', p.contract_id,
      'request', (SELECT r.reference FROM placement_request r WHERE r.id = p.request_id),
      'contract', (SELECT c.reference FROM contract c WHERE c.id = p.contract_id),
      'provider', o.name, 'providerId', p.provider_id, 'location', l.name, 'lot', 'Lot ' || t.number || ', ' || t.title,
      'area', (SELECT a.name FROM area a WHERE a.id = p.area_id), 'framework', (SELECT f.title FROM framework f WHERE f.id = p.framework_id),
      'offFrameworkGround', p.off_framework_ground, 'personRef', p.person_ref, 'section117', p.section_117,
      'fromOn', p.from_on, 'toOn', p.to_on, 'approvedOn', p.approved_on, 'cancelledOn', p.cancelled_on, 'plannedEndOn', p.planned_end_on,
      'createdBy', (SELECT n.name FROM account n WHERE n.id = p.created_by), 'approvedBy', (SELECT n.name FROM account n WHERE n.id = p.approved_by),
      'approved', p.approved_at IS NOT NULL, 'interimUntil', p.interim_until, 'told', p.told_at IS NOT NULL,
      'returned', p.returned_at IS NOT NULL, 'returnedReason', p.returned_reason, 'handedBackOn', p.handed_back_on, 'handBackReason', p.hand_back_reason,
      'endedReason', p.ended_reason, 'cancelledReason', p.cancelled_reason, 'drawnUntil', p.drawn_until, 'erased', p.erased_at IS NOT NULL,
      'elements', array_to_json(ARRAY(SELECT json_build_object('id', e.id, 'serviceLineId', e.service_line_id, 'title', s.title, 'kind', lower(e.kind),
          'pence', e.pence, 'per', e.per, 'units', e.units::text, 'fromOn', e.from_on, 'toOn', e.to_on, 'schedule', e.schedule,
          'ratePence', e.rate_pence, 'capPence', e.cap_pence, 'excepted', e.exception_id IS NOT NULL, 'origin', e.origin, 'originTitle', e.origin_title)
        FROM placement_element e JOIN service_line s ON s.id = e.service_line_id WHERE e.placement_id = p.id ORDER BY e.from_on, e.kind, s.position, e.id)),
      'funding', array_to_json(ARRAY(SELECT json_build_object('id', f.id, 'fromOn', f.from_on, 'toOn', f.to_on,
          'shares', array_to_json(ARRAY(SELECT json_build_object('stream', h.stream, 'weeklyPence', h.weekly_pence, 'basisPoints', h.basis_points,
              'icbReference', h.icb_reference, 'acceptedAt', h.accepted_at, 'disputedAt', h.disputed_at, 'disputeReason', h.dispute_reason, 'icbAnsweredAt', h.icb_answered_at)
            FROM placement_share h WHERE h.funding_id = f.id ORDER BY h.stream)))
        FROM placement_funding f WHERE f.placement_id = p.id ORDER BY f.from_on)),
      'suspensions', array_to_json(ARRAY(SELECT json_build_object('id', u.id, 'fromOn', u.from_on, 'toOn', u.to_on, 'paid', u.paid_basis_points,
          'reason', u.reason, 'words', u.words) FROM placement_suspension u WHERE u.placement_id = p.id ORDER BY u.from_on)),
      'reviewsWaiting', (SELECT count(*) FROM placement_element e JOIN review_proposal w ON w.element_id = e.id
        WHERE e.placement_id = p.id AND w.decided_at IS NULL AND w.withdrawn_at IS NULL),
      'waitingCaseId', (SELECT c.id FROM panel_case c WHERE c.request_id = p.request_id AND c.placement_id = p.id AND c.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = c.id) ORDER BY c.asked_at DESC LIMIT 1)) AS shown
    FROM placement p JOIN provider o ON o.id = p.provider_id JOIN location l ON l.id = p.location_id JOIN lot t ON t.id = p.lot_id
    WHERE p.id = ${placementId}::uuid`;
  if (!found) return undefined;
  const { funding, suspensions, elements, ...row } = found.shown;
  return {
    ...row,
    elements: elements.map((one) => ({ ...one, pence: pence(one.pence) })),
    funding: funding.map(({ shares, ...span }) => ({ ...span, shares: shares.map(toShare) })),
    suspensions: suspensions.map(({ paid, ...one }) => ({ ...one, paid: basisPoints(paid) })),
  };
}

function toShare({
  weeklyPence,
  basisPoints: points,
  acceptedAt,
  disputedAt,
  icbAnsweredAt,
  ...row
}: ShareRow): ShownShare {
  const answered = {
    icbAnsweredAt: icbAnsweredAt === null ? null : new Date(icbAnsweredAt),
    acceptedAt: acceptedAt === null ? null : new Date(acceptedAt),
    disputedAt: disputedAt === null ? null : new Date(disputedAt),
  };
  if (weeklyPence !== null)
    return { ...row, ...answered, share: { kind: "weekly", pence: pence(weeklyPence) } };
  if (points !== null) return { ...row, ...answered, share: { kind: "percent", share: basisPoints(points) } };
  return { ...row, ...answered, share: { kind: "rest" } };
}
