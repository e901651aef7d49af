import { dayOf, toDay, type Instant } from "#app/domain/calendar.ts";
import type { BidCriterion, BidDraft, BidLine, BidTerms } from "#app/domain/call-off/bid.ts";
import type { CallOffFacts } from "#app/domain/call-off/state.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { governingCap } from "#app/domain/pricing/cap.ts";
import { dearestRateOn } from "#app/domain/pricing/rate-on.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { unitOf } from "../frameworks.server.ts";
import { behindBid, noRate, partnerLines, type HeldLine, type LineCalled } from "./partner-terms.server.ts";

/** A call-off as one of its invited members holds it, with where that member stands in the order of the invitations. */
export type SharedCallOff = CallOffFacts & {
  readonly id: string;
  readonly commissionerId: string;
  readonly commissioner: string;
  readonly reference: string;
  readonly title: string;
  readonly declinedAt: Instant | null;
  readonly place: number;
  /** Where a receipt goes: the address of the person who acts. */
  readonly mail: string | null;
};

/** Holds a share of a call-off that the acting provider is invited to, until the transaction ends: it is neither opened nor extended meanwhile. */
export async function shareCallOff(tx: Tx, callOffId: string): Promise<SharedCallOff | null> {
  const [row] = await tx.$queryRaw<Omit<SharedCallOff, "offers" | "award" | "contracted">[]>`
    SELECT id, commissioner_id AS "commissionerId", commissioner, reference, title, route::text AS route, approval_asked_at AS "approvalAskedAt",
      approved_at AS "approvedAt", published_at AS "publishedAt", closes_at AS "closesAt", cancelled_at AS "cancelledAt",
      left_framework_at AS "leftFrameworkAt", opened_at AS "openedAt", declined_at AS "declinedAt", place,
      (SELECT a.email FROM account a WHERE a.id = app.account()) AS mail
    FROM app.share_call_off(${callOffId}::uuid)`;
  // Of a competition nothing is offered, and nothing awarded before the opening, which is read above.
  return row ? { ...row, offers: [], award: null, contracted: false } : null;
}

/**
 * What a provider is asked in a call-off, who stands behind its bid, with the rate, cap and exceptions of the day that each
 * price is held against, its own or its partners', and what it has written so far.
 */
export async function bidTerms(
  tx: Tx,
  callOffId: string,
  providerId: string,
  now: Instant,
): Promise<{ readonly terms: BidTerms; readonly draft: BidDraft; readonly savedAt: Instant | null }> {
  const day = toColumn(dayOf(now));
  const [row] = await tx.$queryRaw<TermsRow[]>`
    SELECT d.answers, d.prices, d.saved_at AS "savedAt",
      (SELECT coalesce(json_agg(json_build_object('id', k.id, 'title', k.title, 'question', k.question, 'guidance', k.guidance,
          'weight', k.weight, 'minimumScore', k.minimum_score, 'maximumWords', k.maximum_words) ORDER BY k.position), '[]')
        FROM call_off_criterion k WHERE k.call_off_id = ${callOffId}::uuid) AS criteria,
      (SELECT coalesce(json_agg(json_build_object('id', l.id, 'lotId', l.lot_id, 'title', s.title, 'unit', s.unit, 'areaId', l.area_id, 'area', a.name,
          'everywhereId', e.id, 'units', l.units::text, 'rates', (
            SELECT coalesce(json_agg(json_build_object('id', r.id, 'areaId', r.area_id, 'locationId', r.location_id, 'pence', r.pence,
              'validFrom', r.valid_from, 'validTo', r.valid_to)), '[]')
            FROM rate r WHERE r.service_line_id = l.service_line_id AND r.valid_from <= ${day}::date AND (r.valid_to IS NULL OR r.valid_to > ${day}::date)
              AND r.membership_id IN (SELECT m.id FROM lot_membership m WHERE m.lot_id = l.lot_id AND m.provider_id = ${providerId}::uuid)),
          'caps', (
            SELECT coalesce(json_agg(json_build_object('id', p.id, 'areaId', p.area_id, 'pence', p.pence, 'effectiveFrom', p.effective_from,
              'effectiveTo', p.effective_to)), '[]')
            FROM price_cap p WHERE p.service_line_id = l.service_line_id AND p.area_id IN (l.area_id, e.id)),
          'exceptions', (
            SELECT coalesce(json_agg(json_build_object('id', x.id, 'serviceLineId', x.service_line_id, 'maximumPence', x.maximum_pence,
              'fromOn', x.from_on, 'toOn', x.to_on)), '[]')
            FROM cap_exception x WHERE x.service_line_id = l.service_line_id AND x.provider_id = ${providerId}::uuid)) ORDER BY l.position, l.id), '[]')
        FROM call_off_line l JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
        JOIN area e ON e.commissioner_id = a.commissioner_id AND e.everywhere
        WHERE l.call_off_id = ${callOffId}::uuid) AS lines
    FROM (SELECT 1) one LEFT JOIN call_off_bid_draft d ON d.call_off_id = ${callOffId}::uuid AND d.provider_id = ${providerId}::uuid`;
  if (!row) throw new Error("one row was asked for");
  const today = dayOf(now);
  const behind = await behindBid(tx, callOffId, providerId, today);
  const partners =
    behind.parts.length > 0 ? await partnerLines(tx, callOffId, providerId, row.lines, behind, today) : null;
  const held = (line: LineRow) => (partners ? (partners.get(line.id) ?? noRate) : atOwnRate(line, now));
  return {
    terms: { criteria: row.criteria, lines: row.lines.map((line) => toLine(line, held(line), now)), behind },
    draft: { answers: row.answers ?? {}, prices: row.prices ?? {} },
    savedAt: row.savedAt,
  };
}

/** Keeps what a provider has written so far in the place of what it had. */
export async function saveDraft(
  tx: Tx,
  whose: { readonly callOffId: string; readonly providerId: string; readonly accountId: string },
  draft: BidDraft,
  now: Instant,
) {
  await tx.$executeRaw`
    INSERT INTO call_off_bid_draft (call_off_id, provider_id, answers, prices, saved_by, saved_at)
    VALUES (${whose.callOffId}::uuid, ${whose.providerId}::uuid, ${JSON.stringify(draft.answers)}::jsonb,
      ${JSON.stringify(draft.prices)}::jsonb, ${whose.accountId}::uuid, ${now})
    ON CONFLICT (call_off_id, provider_id) DO UPDATE SET answers = excluded.answers, prices = excluded.prices,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at`;
}

type LineRow = LineCalled & {
  readonly title: string;
  readonly unit: string;
  readonly area: string;
  readonly units: string;
  readonly rates: readonly {
    readonly id: string;
    readonly areaId: string;
    readonly locationId: string;
    readonly pence: number;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
  readonly caps: readonly {
    readonly id: string;
    readonly areaId: string;
    readonly pence: number;
    readonly effectiveFrom: string;
    readonly effectiveTo: string | null;
  }[];
  readonly exceptions: readonly {
    readonly id: string;
    readonly serviceLineId: string;
    readonly maximumPence: number;
    readonly fromOn: string;
    readonly toOn: string;
  }[];
};

type TermsRow = {
  readonly answers: Record<string, string> | null;
  readonly prices: Record<string, Pence> | null;
  readonly savedAt: Instant | null;
  readonly criteria: readonly BidCriterion[];
  readonly lines: readonly LineRow[];
};

function toLine(row: LineRow, held: HeldLine, now: Instant): BidLine {
  const areas = [{ id: row.everywhereId, name: "", everywhere: true }];
  const caps = row.caps.map((cap) => ({
    ...{ id: cap.id, areaId: cap.areaId, pence: pence(cap.pence) },
    ...{
      effectiveFrom: toDay(cap.effectiveFrom),
      effectiveTo: cap.effectiveTo === null ? null : toDay(cap.effectiveTo),
    },
  }));
  return {
    ...{ id: row.id, title: row.title, unit: unitOf(row.unit), area: row.area, units: row.units },
    ...held,
    capPence: governingCap(caps, areas, row.areaId, dayOf(now))?.pence ?? null,
  };
}

/** A line at the bidder's own rate; a call-off names no place, so the dearest of its places is what it may ask at most. */
function atOwnRate({ rates, exceptions, areaId, everywhereId }: LineRow, now: Instant): HeldLine {
  const dated = rates.map((rate) => ({
    ...rate,
    ...{ validFrom: toDay(rate.validFrom), validTo: rate.validTo === null ? null : toDay(rate.validTo) },
  }));
  const rate = dearestRateOn(dated, { areaId, everywhereId }, dayOf(now));
  return {
    rate: rate ? { id: rate.id, pence: pence(rate.pence) } : null,
    rateOf: null,
    exceptions: exceptions.map((one) => ({
      ...{ id: one.id, serviceLineId: one.serviceLineId, maximumPence: pence(one.maximumPence) },
      ...{ fromOn: toDay(one.fromOn), toOn: toDay(one.toOn) },
    })),
  };
}
