import { z } from "zod";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { CapDecision, CapSurroundings, IntendedCap } from "#app/domain/pricing/cap-proposal.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { unitOf } from "./frameworks.server.ts";
import { roundsTakeEffectOn } from "./rounds.server.ts";

/** The line and area for which a cap is meant. */
export type CapPlace = {
  readonly frameworkId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
};

/** A proposed cap as its page shows it. */
export type CapProposal = IntendedCap &
  CapPlace & {
    readonly id: string;
    readonly lotId: string;
    readonly lotTitle: string;
    readonly line: string;
    readonly unit: Unit;
    readonly area: string;
    readonly everywhere: boolean;
    readonly proposedBy: string;
    readonly proposer: string;
    readonly proposedAt: Instant;
    readonly decided: boolean;
    readonly approved: boolean | null;
    readonly decider: string | null;
    readonly decidedAt: Instant | null;
    readonly decisionReason: string;
    readonly floorPence: Pence | null;
    readonly floorAnswer: string;
    readonly settlement: CapSettlement | null;
  };

/** What an approved cap did to the rates over it, as it was written down. */
export type CapSettlement = z.infer<typeof settlementShape>;

const settlementShape = z.object({
  policy: z.enum(["lapse", "drop-to-cap"]),
  rates: z.number(),
  providers: z.number(),
  digest: z.string(),
});

type Row = Omit<CapProposal, "pence" | "effectiveFrom" | "dataOn" | "unit" | "floorPence" | "settlement"> & {
  readonly settlement: unknown;
  readonly pence: number;
  readonly effectiveFrom: Date;
  readonly dataOn: Date;
  readonly unit: string;
  readonly floorPence: number | null;
};

/** The proposals that the actor may see, undecided first, then the newest; one of them where its id is given. */
export async function capProposals(tx: Tx, id: string | null = null): Promise<readonly CapProposal[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.framework_id AS "frameworkId", p.service_line_id AS "serviceLineId", p.area_id AS "areaId", p.pence,
      p.effective_from AS "effectiveFrom", p.basis, p.data_on AS "dataOn", p.document, p.consultation,
      p.equality_reference AS "equalityReference", o.id AS "lotId", o.number || '. ' || o.title AS "lotTitle", l.title AS line,
      l.unit::text AS unit, a.name AS area, a.everywhere, p.proposed_by AS "proposedBy", coalesce(b.name, 'a colleague') AS proposer,
      p.proposed_at AS "proposedAt", p.decided_by IS NOT NULL AS decided, p.approved, d.name AS decider, p.decided_at AS "decidedAt",
      p.decision_reason AS "decisionReason", p.floor_pence AS "floorPence", p.floor_answer AS "floorAnswer", p.settlement
    FROM cap_proposal p JOIN service_line l ON l.id = p.service_line_id JOIN lot o ON o.id = l.lot_id JOIN area a ON a.id = p.area_id
    LEFT JOIN account b ON b.id = p.proposed_by LEFT JOIN account d ON d.id = p.decided_by
    WHERE (${id}::uuid IS NULL OR p.id = ${id}::uuid)
    ORDER BY p.decided_by IS NOT NULL, coalesce(p.decided_at, p.proposed_at) DESC, o.number, l.position, a.position`;
  return rows.map((row) => ({
    ...row,
    pence: pence(row.pence),
    effectiveFrom: fromColumn(row.effectiveFrom),
    dataOn: fromColumn(row.dataOn),
    unit: unitOf(row.unit),
    floorPence: row.floorPence === null ? null : pence(row.floorPence),
    settlement: row.settlement === null ? null : settlementShape.parse(row.settlement),
  }));
}

/** What stands around a new cap of this line in this area. Caps of the line wait until the deed that asks is done. */
export async function capSurroundings(tx: Tx, place: CapPlace, today: Day): Promise<CapSurroundings> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('caps of ' || ${place.serviceLineId}, 0))::text`;
  const versions = await tx.priceCap.findMany({
    where: { serviceLineId: place.serviceLineId, areaId: place.areaId },
    select: { id: true, pence: true, effectiveFrom: true, effectiveTo: true },
  });
  const { lotId } = await tx.serviceLine.findUniqueOrThrow({
    where: { id: place.serviceLineId },
    select: { lotId: true },
  });
  return {
    today,
    versions: versions.map((cap) => ({
      id: cap.id,
      pence: pence(cap.pence),
      effectiveFrom: fromColumn(cap.effectiveFrom),
      effectiveTo: cap.effectiveTo && fromColumn(cap.effectiveTo),
    })),
    roundsTakeEffectOn: await roundsTakeEffectOn(tx, place.frameworkId, [lotId], today),
  };
}

/** Writes down a proposal. */
export async function addCapProposal(
  tx: Tx,
  place: CapPlace,
  intended: IntendedCap,
  by: string,
  now: Instant,
): Promise<string> {
  const { id } = await tx.capProposal.create({
    data: {
      ...place,
      ...intended,
      effectiveFrom: toColumn(intended.effectiveFrom),
      dataOn: toColumn(intended.dataOn),
      proposedBy: by,
      proposedAt: now,
    },
    select: { id: true },
  });
  return id;
}

/** Writes a decision onto a proposal that has none. Answers whether it had none. */
export async function noteCapDecision(
  tx: Tx,
  id: string,
  decision: CapDecision & { readonly floorPence: Pence | null; readonly settlement?: CapSettlement | null },
  by: string,
  now: Instant,
): Promise<boolean> {
  const { count } = await tx.capProposal.updateMany({
    where: { id, decidedBy: null },
    data: {
      decidedBy: by,
      decidedAt: now,
      approved: decision.approved,
      decisionReason: decision.reason,
      floorPence: decision.floorPence,
      floorAnswer: decision.floorAnswer,
      ...(decision.settlement && { settlement: decision.settlement }),
    },
  });
  return count === 1;
}

/** Lets an approved cap take over from the one before it. Answers the new cap's id. */
export async function bringCap(tx: Tx, proposal: CapProposal, before: string | undefined): Promise<string> {
  if (before)
    await tx.priceCap.updateMany({
      where: { id: before },
      data: { effectiveTo: toColumn(proposal.effectiveFrom) },
    });
  const { id } = await tx.priceCap.create({
    data: {
      frameworkId: proposal.frameworkId,
      serviceLineId: proposal.serviceLineId,
      areaId: proposal.areaId,
      pence: proposal.pence,
      effectiveFrom: toColumn(proposal.effectiveFrom),
      basis: proposal.basis,
      source: proposal.document,
      proposalId: proposal.id,
    },
    select: { id: true },
  });
  return id;
}
