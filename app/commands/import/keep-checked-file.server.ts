import type { StaffActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { addCheckedImport, type CheckedKind } from "#app/data/checked-imports.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { GivenFile, ImportSummary } from "#app/data/import-runs.server.ts";

/** Keeps what the check of a given file told; a refused file goes no further. Gives the id of its page. */
export function keepCheckedFile(
  actor: StaffActor,
  of: CheckedKind,
  { fileName, sha256, storageKey }: GivenFile,
  summary: ImportSummary,
): Promise<string> {
  return inTransaction(actor, async (tx, now) => {
    const { commissionerId, accountId: startedBy } = actor;
    const status = summary.refusal === undefined ? "ready" : "refused";
    const run = { fileName, sha256, storageKey, commissionerId, startedBy, status, summary } as const;
    const id = await addCheckedImport(tx, of, run, now);
    if (status === "refused")
      record(tx, {
        ...{ kind: "import-refused", subject: { kind: "import", id } },
        ...{ rows: summary.counts["rows"] ?? 0, sha256 },
      });
    return id;
  });
}
