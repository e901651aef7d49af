import type { Day, Instant } from "#app/domain/calendar.ts";
import { basisPoints, pence, type Pence } from "#app/domain/money.ts";
import type { GatedRate } from "#app/domain/pricing/gated-rate.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { unitOf } from "./frameworks.server.ts";

export type WhichGate = { readonly upliftId: string; readonly rateId: string };

/** A rate left to evidence, with all that deciding on it and telling of it need. */
export type GateToDecide = GatedRate & {
  readonly frameworkId: string;
  readonly lotId: string;
  readonly providerId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly uplift: string;
  readonly line: string;
  readonly place: string;
  readonly unit: Unit;
};

type Row = Omit<GateToDecide, "upliftFromOn" | "validFrom" | "validTo" | "unit" | "pence" | "ceiling"> & {
  readonly upliftFromOn: Date;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly unit: string;
  readonly pence: number;
  readonly ceiling: number;
};

/** A rate left to evidence on the actor's own frameworks, whose provider's rates nobody else changes until the deed is done. */
export async function holdGate(tx: Tx, which: WhichGate): Promise<GateToDecide | undefined> {
  const gate = await tx.upliftGate.findUnique({
    where: { upliftId_rateId: { upliftId: which.upliftId, rateId: which.rateId } },
    select: { providerId: true },
  });
  if (!gate) return undefined;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('rates of ' || ${gate.providerId}, 0))::text`;
  return gateToDecide(tx, which);
}

/** A rate left to evidence, as it is now; undefined for one of a stranger's framework. */
export async function gateToDecide(tx: Tx, which: WhichGate): Promise<GateToDecide | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT u.proposed_by AS "proposedBy", u.from_on AS "upliftFromOn", u.ceiling, g.statement IS NOT NULL AS evidence,
      d.rate_id IS NOT NULL AS decided, r.pence, r.valid_from AS "validFrom", r.valid_to AS "validTo",
      (SELECT v.units_a_year FROM declared_volume v WHERE v.provider_id = r.provider_id AND v.service_line_id = r.service_line_id
        AND v.area_id = r.area_id AND v.location_id = r.location_id ORDER BY v.stated_at DESC LIMIT 1) AS "unitsAYear",
      r.framework_id AS "frameworkId", r.lot_id AS "lotId", r.provider_id AS "providerId", r.service_line_id AS "serviceLineId",
      r.area_id AS "areaId", u.title AS uplift, s.title AS line, o.name || ', ' || lower(a.name) AS place, s.unit::text AS unit
    FROM uplift_gate g JOIN uplift u ON u.id = g.uplift_id JOIN rate r ON r.id = g.rate_id JOIN service_line s ON s.id = r.service_line_id
    JOIN location o ON o.id = r.location_id JOIN area a ON a.id = r.area_id
    LEFT JOIN uplift_gate_decision d ON d.uplift_id = g.uplift_id AND d.rate_id = g.rate_id
    WHERE g.uplift_id = ${which.upliftId}::uuid AND g.rate_id = ${which.rateId}::uuid`;
  return (
    row && {
      ...row,
      upliftFromOn: fromColumn(row.upliftFromOn),
      validFrom: fromColumn(row.validFrom),
      validTo: row.validTo && fromColumn(row.validTo),
      unit: unitOf(row.unit),
      pence: pence(row.pence),
      ceiling: basisPoints(row.ceiling),
    }
  );
}

/** Ends a rate on a day and begins its successor under the cap of that day. Answers the new rate. */
export async function succeedByUplift(
  tx: Tx,
  rateId: string,
  next: { readonly pence: Pence; readonly fromOn: Day; readonly clause: string },
): Promise<string> {
  const from = toColumn(next.fromOn);
  await tx.rate.updateMany({ where: { id: rateId }, data: { validTo: from } });
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from,
      cap_id, cap_pence, reason, clause, vat)
    SELECT r.framework_id, r.membership_id, r.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id, ${next.pence}::int,
      ${from}::date, c.id, c.pence, 'UPLIFT', ${next.clause}, r.vat
    FROM rate r LEFT JOIN price_cap c ON c.id = app.governing_cap(r.service_line_id, r.area_id, ${from}::date)
    WHERE r.id = ${rateId}::uuid RETURNING id`;
  if (!row) throw new Error("a rate was ended without a successor");
  return row.id;
}

/** Writes down what was decided on a rate left to evidence. */
export async function saveGateDecision(
  tx: Tx,
  which: WhichGate,
  gate: Pick<GateToDecide, "frameworkId" | "providerId">,
  decision: {
    readonly reason: string;
    readonly agreed: {
      readonly pence: Pence;
      readonly fromOn: Day;
      readonly yearlyCost: Pence | null;
      readonly newRateId: string;
    } | null;
  },
  by: string,
  now: Instant,
) {
  const { agreed, reason } = decision;
  await tx.upliftGateDecision.createMany({
    data: {
      ...{ upliftId: which.upliftId, rateId: which.rateId },
      ...{ frameworkId: gate.frameworkId, providerId: gate.providerId },
      ...{ agreed: agreed !== null, reason, decidedBy: by, decidedAt: now },
      ...(agreed && {
        ...{ pence: agreed.pence, fromOn: toColumn(agreed.fromOn), newRateId: agreed.newRateId },
        yearlyCost: agreed.yearlyCost === null ? null : BigInt(agreed.yearlyCost),
      }),
    },
  });
}
