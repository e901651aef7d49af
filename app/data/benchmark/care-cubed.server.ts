import type { Day, Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { evidenceColumns, evidenceFile, type EvidenceColumns, type EvidenceFile } from "../evidence-files.ts";

/** What a CareCubed result is evidence for. */
export type CareCubedAbout = { readonly kind: "placement" | "negotiation"; readonly id: string };

/** A result as somebody recorded it: what it says for a week, under which version and case there, and who was trained to make it. */
export type CareCubedResult = {
  readonly version: string;
  readonly madeOn: Day;
  readonly caseReference: string;
  readonly weekly: Pence;
  readonly trained: string;
};

export type ResultOnFile = CareCubedResult & {
  readonly id: string;
  readonly file: EvidenceFile | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

type Row = Omit<ResultOnFile, "madeOn" | "weekly" | "file"> &
  EvidenceColumns & {
    readonly madeOn: Date;
    readonly weekly: number;
  };

/** The results recorded for a placement or a negotiation, the latest first. */
export async function careCubedResults(
  tx: Tx,
  { kind, id }: CareCubedAbout,
): Promise<readonly ResultOnFile[]> {
  const [placementId, negotiationId] = kind === "placement" ? [id, null] : [null, id];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.version, c.made_on AS "madeOn", c.case_reference AS "caseReference", c.weekly_pence AS weekly, c.trained,
      c.file_name AS "fileName", c.storage_key AS "storageKey", c.media_type AS "mediaType", c.sha256, c.size,
      coalesce(a.name, 'a colleague') AS "recordedBy", c.recorded_at AS "recordedAt"
    FROM care_cubed_result c LEFT JOIN account a ON a.id = c.recorded_by
    WHERE c.placement_id = ${placementId}::uuid OR c.negotiation_id = ${negotiationId}::uuid
    ORDER BY c.made_on DESC, c.recorded_at DESC, c.id`;
  return rows.map(({ fileName, storageKey, mediaType, sha256, size, ...row }) => ({
    ...row,
    ...{ madeOn: fromColumn(row.madeOn), weekly: pence(row.weekly) },
    file: evidenceFile({ fileName, storageKey, mediaType, sha256, size }),
  }));
}

/** The file of a result; null for a stranger's, and for one without a file. */
export async function fileOfResult(tx: Tx, id: string): Promise<EvidenceFile | null> {
  const row = await tx.careCubedResult.findUnique({ where: { id }, select: evidenceColumns });
  return row && evidenceFile(row);
}

/** Where the files of a person's results lie in the store. */
export async function resultFilesOf(tx: Tx, personRef: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT c.storage_key AS key FROM care_cubed_result c LEFT JOIN negotiation n ON n.id = c.negotiation_id LEFT JOIN enquiry e ON e.id = n.enquiry_id
    WHERE c.storage_key IS NOT NULL AND (coalesce(c.placement_id, n.placement_id) IN (SELECT p.id FROM placement p WHERE p.person_ref = ${personRef})
      OR coalesce(n.request_id, e.request_id) IN (SELECT r.id FROM placement_request r WHERE r.person_ref = ${personRef}))
    ORDER BY 1`;
  return rows.map(({ key }) => key);
}

/** Which of these the actor's council has: the name of the placement or the negotiation's provider; undefined for a stranger's. */
export async function resultSubject(
  tx: Tx,
  { kind, id }: CareCubedAbout,
  commissionerId: string,
): Promise<string | undefined> {
  const where = { id, commissionerId };
  if (kind === "placement") {
    const placement = await tx.placement.findFirst({ where, select: { reference: true } });
    return placement?.reference;
  }
  const negotiation = await tx.negotiation.findFirst({ where, select: { providerId: true } });
  if (!negotiation) return undefined;
  const provider = await tx.provider.findUnique({
    where: { id: negotiation.providerId },
    select: { name: true },
  });
  return provider?.name;
}

/** Writes a result down. Answers its id. */
export async function addCareCubedResult(
  tx: Tx,
  about: CareCubedAbout,
  { madeOn, weekly, ...result }: CareCubedResult,
  file: EvidenceFile | null,
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Date },
): Promise<string> {
  const { id } = await tx.careCubedResult.create({
    data: {
      ...result,
      ...file,
      ...{ madeOn: toColumn(madeOn), weeklyPence: weekly, commissionerId: by.commissionerId },
      ...(about.kind === "placement" ? { placementId: about.id } : { negotiationId: about.id }),
      ...{ recordedBy: by.accountId, recordedAt: by.at },
    },
    select: { id: true },
  });
  return id;
}
