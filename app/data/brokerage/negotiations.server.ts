import type { Negotiation, NegotiationBasis, Step } from "#app/domain/brokerage/negotiation.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { EvidenceFile } from "../evidence-files.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** The price of a unit of a line that a side names. */
export type NamedPrice = { readonly serviceLineId: string; readonly pence: number };

/** A price that a side named, line by line, with what it said. */
export type StepOnFile = Step & {
  readonly id: string;
  readonly words: string;
  readonly prices: readonly NamedPrice[];
  readonly recordedForProvider: boolean;
};

/** A negotiation with one provider as it stands on file: over an offer or over a running placement. */
export type NegotiationOnFile = Omit<Negotiation, "steps"> & {
  readonly id: string;
  readonly commissionerId: string;
  readonly commissioner: string;
  readonly providerId: string;
  readonly provider: string;
  readonly requestId: string | null;
  readonly enquiryId: string | null;
  readonly placementId: string | null;
  readonly openedBy: string;
  readonly openedAt: Instant;
  /** From when the price would hold. */
  readonly baselineOn: Day | null;
  readonly closedReason: string;
  readonly steps: readonly StepOnFile[];
};

const { sql } = Prisma;

/** A negotiation that the actor may see; undefined for a stranger's. */
export async function negotiationOf(tx: Tx, id: string): Promise<NegotiationOnFile | undefined> {
  const [found] = await negotiationsWhere(tx, sql`n.id = ${id}::uuid`);
  return found;
}

/** The same, held until the transaction ends, so that what is named follows in turn. */
export async function lockNegotiation(tx: Tx, id: string): Promise<NegotiationOnFile | undefined> {
  await tx.$queryRaw`SELECT 1 FROM negotiation WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return negotiationOf(tx, id);
}

/** The negotiations over what was offered to these enquiries, the oldest first. */
export async function negotiationsOfEnquiries(
  tx: Tx,
  enquiryIds: readonly string[],
): Promise<readonly NegotiationOnFile[]> {
  return negotiationsWhere(tx, sql`n.enquiry_id = ANY (${[...enquiryIds]}::uuid[])`);
}

/** A provider's own negotiations over running placements, the oldest first. */
export async function negotiationsOfPlacements(
  tx: Tx,
  providerId: string,
): Promise<readonly NegotiationOnFile[]> {
  return negotiationsWhere(tx, sql`n.provider_id = ${providerId}::uuid AND n.placement_id IS NOT NULL`);
}

async function negotiationsWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly NegotiationOnFile[]> {
  type Row = Omit<NegotiationOnFile, "baseline" | "agreed" | "steps" | "baselineOn"> & {
    readonly baselinePence: number | null;
    readonly baselineOf: "asked" | "paid" | null;
    readonly baselineOn: string | null;
    readonly baselineLockedAt: Instant | null;
    readonly agreedPence: number | null;
    readonly agreedAt: Instant | null;
    readonly steps: readonly (Omit<StepOnFile, "by" | "at"> & { side: string; at: string })[] | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.id, n.commissioner_id AS "commissionerId", c.name AS commissioner, n.provider_id AS "providerId", p.name AS provider,
      n.request_id AS "requestId", n.enquiry_id AS "enquiryId", n.placement_id AS "placementId", n.opened_by AS "openedBy",
      n.opened_at AS "openedAt", n.baseline_pence AS "baselinePence", n.baseline_of AS "baselineOf", n.baseline_on::text AS "baselineOn",
      n.baseline_locked_at AS "baselineLockedAt", n.agreed_pence AS "agreedPence", n.agreed_at AS "agreedAt",
      n.closed_at AS "closedAt", n.closed_reason AS "closedReason",
      (SELECT json_agg(json_build_object('id', s.id, 'side', s.side, 'pence', s.weekly_pence, 'words', s.words, 'at', s.named_at,
          'prices', s.prices, 'recordedForProvider', s.recorded_for_provider) ORDER BY s.named_at, s.id)
        FROM negotiation_step s WHERE s.negotiation_id = n.id) AS steps
    FROM negotiation n JOIN commissioner c ON c.id = n.commissioner_id JOIN provider p ON p.id = n.provider_id
    WHERE ${condition} ORDER BY n.opened_at, n.id`;
  return rows.map(({ baselinePence, baselineOf, baselineLockedAt, agreedPence, agreedAt, ...row }) => ({
    ...row,
    baselineOn: row.baselineOn === null ? null : toDay(row.baselineOn),
    baseline:
      baselinePence !== null && baselineOf && baselineLockedAt
        ? { pence: pence(baselinePence), of: baselineOf, lockedAt: baselineLockedAt }
        : null,
    agreed: agreedPence !== null && agreedAt ? { pence: pence(agreedPence), at: agreedAt } : null,
    steps: (row.steps ?? []).map(({ side, at, ...step }) => ({
      ...step,
      ...{ pence: pence(step.pence), at: new Date(at), by: side === "PROVIDER" ? "provider" : "council" },
    })),
  }));
}

/** A line whose price is argued over. */
export type ArguedLine = {
  readonly serviceLineId: string;
  readonly title: string;
  readonly pence: Pence;
  readonly per: Frequency;
  readonly units: string;
};

/** The parts of a running placement that are paid for on a day. */
export async function linesPaid(tx: Tx, placementId: string, today: Day): Promise<readonly ArguedLine[]> {
  const rows = await tx.$queryRaw<ArguedLine[]>`
    SELECT e.service_line_id AS "serviceLineId", s.title, e.pence, e.per, trim_scale(e.units)::text AS units
    FROM placement_element e JOIN service_line s ON s.id = e.service_line_id
    WHERE e.placement_id = ${placementId}::uuid AND e.kind = 'CARE' AND e.from_on <= ${today}::date AND (e.to_on IS NULL OR e.to_on > ${today}::date)
    ORDER BY s.position, s.id`;
  return rows.map((row) => ({ ...row, pence: pence(row.pence) }));
}

export type NewNegotiation = {
  readonly commissionerId: string;
  readonly providerId: string;
  readonly requestId: string | null;
  readonly enquiryId: string | null;
  readonly placementId: string | null;
  readonly openedBy: string;
  readonly openedAt: Instant;
};

/** Opens a negotiation; the database refuses a second open one over the same. Answers its id. */
export async function addNegotiation(tx: Tx, negotiation: NewNegotiation): Promise<string> {
  const { id } = await tx.negotiation.create({ data: negotiation, select: { id: true } });
  return id;
}

/** Locks the baseline, once. */
export async function saveBaseline(
  tx: Tx,
  id: string,
  { pence: baselinePence, of, lockedAt }: NonNullable<Negotiation["baseline"]>,
  { on, by }: { readonly on: Day; readonly by: string },
) {
  await tx.negotiation.updateMany({
    where: { id, baselineLockedAt: null },
    data: {
      ...{ baselinePence, baselineOf: of, baselineOn: toColumn(on) },
      ...{ baselineLockedAt: lockedAt, baselineLockedBy: by },
    },
  });
}

/** Writes down what a side named. */
export async function addStep(
  tx: Tx,
  {
    id: negotiationId,
    commissionerId,
    providerId,
  }: Pick<NegotiationOnFile, "id" | "commissionerId" | "providerId">,
  { by, pence: weeklyPence, words, at, prices, recordedForProvider }: Omit<StepOnFile, "id">,
  namedBy: string,
) {
  await tx.negotiationStep.createMany({
    data: {
      ...{ negotiationId, commissionerId, providerId, weeklyPence, words, namedBy, recordedForProvider },
      ...{ side: by === "provider" ? "PROVIDER" : "COUNCIL", namedAt: at },
      prices: prices.map(({ serviceLineId, pence: price }) => ({ serviceLineId, pence: price })),
    },
  });
}

/** Writes down what was agreed. */
export async function saveAgreement(
  tx: Tx,
  id: string,
  agreed: NonNullable<Negotiation["agreed"]>,
  by: string,
) {
  await tx.negotiation.updateMany({
    where: { id, agreedAt: null, closedAt: null },
    data: { agreedPence: agreed.pence, agreedAt: agreed.at, agreedBy: by },
  });
}

/** Ends a negotiation without agreement. */
export async function closeNegotiation(tx: Tx, id: string, reason: string, at: Instant) {
  await tx.negotiation.updateMany({ where: { id }, data: { closedAt: at, closedReason: reason } });
}

/** Ends whatever is still argued about over these enquiries, without words. */
export async function closeOpenNegotiations(tx: Tx, enquiryIds: readonly string[], at: Instant) {
  await tx.negotiation.updateMany({
    where: { enquiryId: { in: [...enquiryIds] }, closedAt: null, agreedAt: null },
    data: { closedAt: at },
  });
}

/** On what the council rests its price; the provider never reads it. */
export type Basis = {
  readonly basis: NegotiationBasis;
  readonly weekly: Pence | null;
  readonly source: string;
  readonly datedOn: Day;
  readonly caseReference: string;
  readonly version: string;
  readonly trained: string;
};

type BasisOnFile = Basis & {
  readonly id: string;
  readonly notedBy: string;
  readonly fileName: string | null;
};

/** What was noted for a negotiation, the oldest first. */
export async function basesOf(tx: Tx, negotiationId: string): Promise<readonly BasisOnFile[]> {
  return tx.$queryRaw<BasisOnFile[]>`
    SELECT b.id, b.basis, b.weekly_pence AS weekly, b.source, b.dated_on::text AS "datedOn", b.case_reference AS "caseReference",
      b.version, b.trained, b.file_name AS "fileName", coalesce(a.name, 'a colleague') AS "notedBy"
    FROM negotiation_basis b LEFT JOIN account a ON a.id = b.noted_by
    WHERE b.negotiation_id = ${negotiationId}::uuid ORDER BY b.noted_at, b.id`;
}

/** Notes it, with the file that came with it. */
export async function addBasis(
  tx: Tx,
  { id: negotiationId, commissionerId }: Pick<NegotiationOnFile, "id" | "commissionerId">,
  { weekly: weeklyPence, datedOn, ...basis }: Basis,
  notedBy: string,
  notedAt: Instant,
  file: EvidenceFile | null = null,
) {
  await tx.negotiationBasis.createMany({
    data: {
      ...{ ...basis, ...file, negotiationId, commissionerId, weeklyPence },
      ...{ datedOn: toColumn(datedOn), notedBy, notedAt },
    },
  });
}
