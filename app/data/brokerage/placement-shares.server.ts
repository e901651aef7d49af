import type { Span } from "#app/domain/brokerage/element.ts";
import type { Stream } from "#app/domain/brokerage/funding.ts";
import type { NhsAnswers } from "#app/domain/brokerage/nhs-share.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A share as it stands on file, with what the ICB answered where it is the NHS's. */
export type ShareOnFile = Span &
  NhsAnswers & {
    readonly fundingId: string;
    readonly stream: Stream;
    readonly icbReference: string;
    readonly disputeReason: string;
  };

/** Every share of a placement, the newest first. */
export async function sharesOf(tx: Tx, placementId: string): Promise<readonly ShareOnFile[]> {
  type Row = Omit<ShareOnFile, "fromOn" | "toOn"> & { readonly fromOn: Date; readonly toOn: Date | null };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.funding_id AS "fundingId", s.stream, f.from_on AS "fromOn", f.to_on AS "toOn", s.icb_reference AS "icbReference", s.accepted_at AS "acceptedAt",
      s.disputed_at AS "disputedAt", s.dispute_reason AS "disputeReason"
    FROM placement_funding f JOIN placement_share s ON s.funding_id = f.id WHERE f.placement_id = ${placementId}::uuid ORDER BY f.from_on DESC, s.stream`;
  return rows.map((row) => ({
    ...row,
    fromOn: fromColumn(row.fromOn),
    toOn: row.toOn && fromColumn(row.toOn),
  }));
}
