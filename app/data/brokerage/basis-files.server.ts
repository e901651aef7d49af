import type { Tx } from "../db.server.ts";
import { evidenceColumns, evidenceFile, type EvidenceFile } from "../evidence-files.ts";

/** The file of what the council rests its price on in a negotiation; null for a stranger's, and where none came with it. */
export async function fileOfBasis(tx: Tx, id: string): Promise<EvidenceFile | null> {
  const row = await tx.negotiationBasis.findUnique({ where: { id }, select: evidenceColumns });
  return row && evidenceFile(row);
}

/** Where the files lie in the store on which prices of a person's care were rested. */
export async function basisFilesOf(tx: Tx, personRef: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT b.storage_key AS key FROM negotiation_basis b JOIN negotiation n ON n.id = b.negotiation_id LEFT JOIN enquiry e ON e.id = n.enquiry_id
    WHERE b.storage_key IS NOT NULL AND (n.placement_id IN (SELECT p.id FROM placement p WHERE p.person_ref = ${personRef})
      OR coalesce(n.request_id, e.request_id) IN (SELECT r.id FROM placement_request r WHERE r.person_ref = ${personRef}))
    ORDER BY 1`;
  return rows.map(({ key }) => key);
}
