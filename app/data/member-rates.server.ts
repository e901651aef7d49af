import type { Day } from "#app/domain/calendar.ts";
import type { BeginningRate, StandingRate } from "#app/domain/evaluation/admission.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import type { Member } from "./members.server.ts";

/** Every rate of these memberships. */
export async function ratesOf(
  tx: Tx,
  membershipIds: readonly string[],
): Promise<readonly (StandingRate & { readonly membershipId: string })[]> {
  const rows = await tx.rate.findMany({
    where: { membershipId: { in: [...membershipIds] } },
    select: {
      id: true,
      membershipId: true,
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
  if (rateIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE rate SET valid_to = ${toColumn(day)}::date WHERE id = ANY (${[...rateIds]}::uuid[])`;
}

/** A rate of a round with the membership that it is of and the submission that it was offered in. */
export type RateOfRound = BeginningRate &
  Pick<Member, "frameworkId" | "lotId" | "providerId"> & {
    readonly membershipId: string;
    readonly submissionId: string;
  };

/** Begins the rates of a round in one statement, each with the cap that allows it or the exception that lets it pass over. */
export async function addRates(tx: Tx, rates: readonly RateOfRound[], clause: string) {
  if (rates.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, vat,
      cap_id, cap_pence, exception_id, submission_id, valid_from, valid_to, reason, clause)
    SELECT r."frameworkId", r."membershipId", r."providerId", r."lotId", r."serviceLineId", r."areaId", r."locationId", r.pence, r.vat,
      r."capId", r."capPence", r."exceptionId", r."submissionId", r."validFrom", r."validTo", 'ROUND', ${clause}
    FROM jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) AS r ("frameworkId" uuid, "membershipId" uuid, "providerId" uuid,
      "lotId" uuid, "serviceLineId" uuid, "areaId" uuid, "locationId" uuid, pence int, vat vat_treatment, "capId" uuid,
      "capPence" int, "exceptionId" uuid, "submissionId" uuid, "validFrom" date, "validTo" date)`;
}
