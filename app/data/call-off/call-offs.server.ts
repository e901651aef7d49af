import type { Day, Instant } from "#app/domain/calendar.ts";
import type { CallOff, CallOffLine } from "#app/domain/call-off/call-off.ts";
import type { AwardFacts, OfferFacts } from "#app/domain/call-off/state.ts";
import { pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** A call-off that the actor may see; nothing for a stranger's. */
export async function callOffOf(tx: Tx, callOffId: string): Promise<CallOff | undefined> {
  const [found] = await callOffsWhere(tx, Prisma.sql`c.id = ${callOffId}::uuid`);
  return found;
}

/** A call-off of the actor's own commissioner, held alone until the end of the transaction. */
export async function lockCallOff(tx: Tx, callOffId: string): Promise<CallOff | undefined> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM call_off WHERE id = ${callOffId}::uuid AND commissioner_id = app.commissioner() FOR UPDATE`;
  return held.length === 1 ? callOffOf(tx, callOffId) : undefined;
}

/** The call-offs that the actor may see and that fit a condition on `c`, the newest first. */
export async function callOffsWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly CallOff[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.framework_id AS "frameworkId", c.commissioner_id AS "commissionerId", c.reference, c.title, c.summary,
      c.kind::text AS kind, c.innovation, c.regime::text AS regime, c.mixed_test AS "mixedTest", c.urgency::text AS urgency,
      c.user_choice AS "userChoice", c.choice_statement AS "choiceStatement", c.area_id AS "areaId", c.starts_on AS "startsOn",
      c.ends_on AS "endsOn", c.extension_months AS "extensionMonths", c.value_pence AS value, c.value_with_vat_pence AS "valueWithVat",
      c.route::text AS route, c.route_reason AS "routeReason", c.quality_weight AS "qualityWeight",
      c.minimum_quality AS "minimumQuality", c.price_formula AS "priceFormula", c.tie_rule::text AS "tieRule",
      c.standstill_promised AS "standstillPromised", c.questions_close_at AS "questionsCloseAt", c.closes_at AS "closesAt",
      c.response_measure::text AS "responseMeasure", c.response_units AS "responseUnits", c.created_by AS "createdBy",
      c.created_at AS "createdAt", c.approval_asked_by AS "approvalAskedBy", c.approval_asked_at AS "approvalAskedAt",
      c.approved_by AS "approvedBy", c.approved_at AS "approvedAt", c.returned_reason AS "returnedReason",
      c.published_at AS "publishedAt", c.cancelled_at AS "cancelledAt", c.cancelled_reason AS "cancelledReason",
      c.left_framework_at AS "leftFrameworkAt", c.cpv_codes AS "cpvCodes", o.opened_at AS "openedAt",
      EXISTS (SELECT 1 FROM contract k WHERE k.call_off_id = c.id) AS contracted,
      a.id AS "awardId", a.approved AS "awardApproved", a.letters_at AS "lettersAt", a.standstill_ends_at AS "standstillEndsAt",
      (SELECT count(*)::int FROM award_hold h WHERE h.award_id = a.id AND h.answered_at IS NULL) AS holds,
      (SELECT max(h.not_before) FROM award_hold h WHERE h.award_id = a.id) AS "notBefore",
      ARRAY(SELECT json_build_object('dueAt', f.due_at, 'acceptedAt', f.accepted_at, 'declinedAt', f.declined_at, 'withdrawnAt', f.withdrawn_at)
        FROM offer f WHERE f.call_off_id = c.id ORDER BY f.rank) AS offers
    FROM call_off c LEFT JOIN call_off_opening o ON o.call_off_id = c.id
    LEFT JOIN LATERAL (SELECT w.* FROM award w WHERE w.call_off_id = c.id AND w.withdrawn_at IS NULL AND w.approved IS NOT FALSE
      ORDER BY w.recommended_at DESC LIMIT 1) a ON true
    WHERE ${condition} ORDER BY c.created_at DESC, c.id`;
  return rows.map(toCallOff);
}

/** The lines of a call-off in their order. */
export async function linesOfCallOff(tx: Tx, callOffId: string): Promise<readonly CallOffLine[]> {
  return (await linesOfCallOffs(tx, [callOffId])).get(callOffId) ?? [];
}

/** The lines of call-offs in their order, by the call-off's id. */
export async function linesOfCallOffs(
  tx: Tx,
  callOffIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CallOffLine[]>> {
  const rows = await tx.$queryRaw<(CallOffLine & { readonly callOffId: string })[]>`
    SELECT l.call_off_id AS "callOffId", l.id, l.lot_id AS "lotId", t.number AS "lotNumber", l.service_line_id AS "serviceLineId",
      s.title, s.unit::text AS unit, l.area_id AS "areaId", a.name AS area, l.units::text AS units, l.note, l.vat::text AS vat
    FROM call_off_line l JOIN lot t ON t.id = l.lot_id JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
    WHERE l.call_off_id = ANY (${[...callOffIds]}::uuid[]) ORDER BY l.position, l.id`;
  const lines = new Map<string, CallOffLine[]>();
  for (const { callOffId, ...line } of rows) lines.set(callOffId, [...(lines.get(callOffId) ?? []), line]);
  return lines;
}

type Row = Omit<CallOff, "startsOn" | "endsOn" | "value" | "valueWithVat" | "award" | "offers"> & {
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly value: bigint;
  readonly valueWithVat: bigint;
  readonly awardId: string | null;
  readonly awardApproved: boolean | null;
  readonly lettersAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
  readonly holds: number;
  readonly notBefore: Instant | null;
  readonly offers: readonly { readonly [name in keyof OfferFacts]: string | null }[];
};

function toCallOff(row: Row): CallOff {
  const { awardId, awardApproved, lettersAt, standstillEndsAt, holds, notBefore, offers, ...rest } = row;
  const award: AwardFacts | null =
    awardId === null
      ? null
      : { approved: awardApproved === true, lettersAt, standstillEndsAt, holds, notBefore };
  return {
    ...rest,
    ...dates(row),
    value: pence(Number(row.value)),
    valueWithVat: pence(Number(row.valueWithVat)),
    award,
    offers: offers.map(toOffer),
  };
}

function dates({ startsOn, endsOn }: Row): { readonly startsOn: Day; readonly endsOn: Day } {
  return { startsOn: fromColumn(startsOn), endsOn: fromColumn(endsOn) };
}

function toOffer(row: Row["offers"][number]): OfferFacts {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    dueAt: new Date(row.dueAt ?? 0),
    acceptedAt: instant(row.acceptedAt),
    declinedAt: instant(row.declinedAt),
    withdrawnAt: instant(row.withdrawnAt),
  };
}
