import type { Day } from "#app/domain/calendar.ts";
import type { BeginningRate, StandingRate } from "#app/domain/evaluation/admission.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A rate that a member has, with its membership. */
type StandingRateOf = StandingRate & { readonly membershipId: string };

/** Every rate of these memberships. */
export async function ratesOf(tx: Tx, membershipIds: readonly string[]): Promise<readonly StandingRateOf[]> {
  // One value for all of them: a member list of a framework has tens of thousands.
  const [row] = await tx.$queryRaw<{ rates: readonly StandingRateOf[] }[]>`
    SELECT coalesce(json_agg(q), '[]') AS rates FROM (
      SELECT r.id, r.membership_id AS "membershipId", r.service_line_id AS "serviceLineId", r.area_id AS "areaId", r.location_id AS "locationId",
        r.pence, r.cap_id AS "capId", r.vat, r.valid_from AS "validFrom", r.valid_to AS "validTo", r.exception_id AS "exceptionId"
      FROM rate r WHERE r.membership_id = ANY (${[...membershipIds]}::uuid[])) q`;
  return row?.rates ?? [];
}

/** Ends rates on a day, each once. */
export async function endRates(tx: Tx, rateIds: readonly string[], day: Day) {
  if (rateIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE rate SET valid_to = ${toColumn(day)}::date WHERE id = ANY (${[...rateIds]}::uuid[])`;
}

/** A rate of a round with the membership that it is of and the submission that it was offered in. */
export type RateOfRound = BeginningRate & { readonly membershipId: string; readonly submissionId: string };

/** Begins the rates of a round in one statement, each with the cap that allows it or the exception that lets it pass over. */
export async function addRates(tx: Tx, rates: readonly RateOfRound[], clause: string) {
  if (rates.length === 0) return;
  const column = (valueOf: (rate: RateOfRound) => string | number | null) =>
    rates.map((rate) => String(valueOf(rate) ?? ""));
  await tx.$executeRaw`
    INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, vat,
      cap_id, cap_pence, exception_id, submission_id, valid_from, valid_to, reason, clause)
    SELECT m.framework_id, m.id, m.provider_id, m.lot_id, r.line, r.area, r.location, r.pence, r.vat::vat_treatment,
      nullif(r.cap, '')::uuid, nullif(r.cap_pence, '')::int, nullif(r.exception, '')::uuid, r.submission, r.valid_from,
      nullif(r.valid_to, '')::date, 'ROUND', ${clause}
    FROM unnest(${column((rate) => rate.membershipId)}::uuid[], ${column((rate) => rate.submissionId)}::uuid[],
      ${column((rate) => rate.serviceLineId)}::uuid[], ${column((rate) => rate.areaId)}::uuid[],
      ${column((rate) => rate.locationId)}::uuid[], ${column((rate) => rate.pence)}::int[],
      ${column((rate) => rate.vat)}::text[], ${column((rate) => rate.capId)}::text[], ${column((rate) => rate.capPence)}::text[],
      ${column((rate) => rate.exceptionId)}::text[], ${column((rate) => rate.validFrom)}::date[],
      ${column((rate) => rate.validTo)}::text[])
      AS r (membership, submission, line, area, location, pence, vat, cap, cap_pence, exception, valid_from, valid_to)
    JOIN lot_membership m ON m.id = r.membership`;
}
