import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#app/domain/access/actor.ts";
import { holidayChanges, withYears, type NamedHolidays } from "#app/domain/bank-holiday-years.ts";
import { standingFacts, type CqcLocationFacts } from "#app/domain/market/cqc-location.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { keepBankHolidays, namedHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { saveFacts, storedFacts } from "#app/data/cqc-locations.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  addImportRun,
  changeImportRun,
  importRun,
  moveImportRun,
  type ImportSummary,
  type NewRun,
} from "#app/data/import-runs.server.ts";
import { savePostcodes, type PostcodePlace } from "#app/data/postcodes.server.ts";

/** A quarter of an hour: a national file is applied in one transaction, all or nothing. */
const patienceMs = 15 * 60_000;

/** Notes that a file was given for import; it is checked next. */
export function startImport(
  actor: Actor,
  run: Omit<NewRun, "startedBy" | "commissionerId">,
): Promise<string> {
  const startedBy = actor.kind === "staff" ? actor.accountId : null;
  const commissionerId = actor.kind === "staff" ? actor.commissionerId : null;
  return inTransaction(actor, (tx, now) => addImportRun(tx, { ...run, startedBy, commissionerId }, now));
}

/** Tells how far the reading of a file has come. */
export function noteProgress(actor: Actor, runId: string, rowsRead: number) {
  return inTransaction(actor, (tx) => changeImportRun(tx, runId, { rowsRead }));
}

/** Keeps what the check of a file told. A refused file goes no further. */
export function keepCheck(actor: Actor, runId: string, rows: number, summary: ImportSummary) {
  return inTransaction(actor, async (tx, now) => {
    const status = summary.refusal === undefined ? "ready" : "refused";
    await changeImportRun(tx, runId, {
      status,
      rowsRead: rows,
      rowsTotal: rows,
      summary,
      ...(status === "refused" && { finishedAt: now }),
    });
    const run = await importRun(tx, runId);
    if (run && status === "refused")
      record(tx, {
        kind: "import-refused",
        subject: { kind: "import", id: runId },
        rows,
        sha256: run.sha256,
      });
  });
}

/** Takes a checked file for applying, once: a second try, or one on a file not ready, is refused. */
export function takeForApplying(
  actor: Actor,
  runId: string,
): Promise<Verdict<null, { readonly kind: "not-ready" }>> {
  return inTransaction(actor, async (tx) =>
    (await moveImportRun(tx, runId, "ready", "applying")) ? yes(null) : no({ kind: "not-ready" }),
  );
}

/** Applies all good rows of a CQC file in one transaction: rows that tell nothing new change nothing. Answers how many did. */
export function applyCqcFacts(
  actor: Actor,
  runId: string,
  batches: AsyncIterable<readonly CqcLocationFacts[]>,
): Promise<number> {
  return applying(actor, runId, batches, async (tx, now, batch) => {
    const stored = await storedFacts(
      tx,
      batch.map((facts) => facts.cqcLocationId),
    );
    const standing = batch.map((coming) => standingFacts(stored.get(coming.cqcLocationId), coming));
    const news = standing.filter((facts) => !isDeepStrictEqual(stored.get(facts.cqcLocationId), facts));
    await saveFacts(tx, news, now);
    return news.length;
  });
}

/** Applies a postcode file in one transaction. Answers how many postcodes were new or moved. */
export function applyPostcodes(
  actor: Actor,
  runId: string,
  batches: AsyncIterable<readonly PostcodePlace[]>,
): Promise<number> {
  return applying(actor, runId, batches, (tx, _now, batch) => savePostcodes(tx, batch));
}

/** Puts the years that a file of bank holidays tells of in the place of the same years on file. Answers how many days changed. */
export function applyBankHolidays(
  actor: Actor,
  runId: string,
  { holidays, fileName }: { readonly holidays: NamedHolidays; readonly fileName: string },
): Promise<number> {
  return inTransaction(actor, async (tx, now) => {
    const onFile = await namedHolidaysOnFile(tx);
    const changed = holidayChanges(onFile, holidays).filter(({ kind }) => kind !== "same").length;
    if (changed > 0)
      await keepBankHolidays(tx, withYears(onFile, holidays), `gov.uk bank holidays, file ${fileName}`);
    await noteApplied(tx, runId, changed, now);
    return changed;
  });
}

/** Says that applying failed, so that nothing of the file was kept and it may be given again. */
export function noteFailure(actor: Actor, runId: string) {
  return inTransaction(actor, (tx, now) => changeImportRun(tx, runId, { status: "failed", finishedAt: now }));
}

type ApplyBatch<Row> = (tx: Tx, now: Date, batch: readonly Row[]) => Promise<number>;

function applying<Row>(
  actor: Actor,
  runId: string,
  batches: AsyncIterable<readonly Row[]>,
  apply: ApplyBatch<Row>,
): Promise<number> {
  const deed = async (tx: Tx, now: Date) => {
    let changed = 0;
    for await (const batch of batches) changed += await apply(tx, now, batch);
    await noteApplied(tx, runId, changed, now);
    return changed;
  };
  return inTransaction(actor, deed, undefined, patienceMs);
}

async function noteApplied(tx: Tx, runId: string, rows: number, now: Date) {
  await changeImportRun(tx, runId, { status: "applied", finishedAt: now });
  const run = await importRun(tx, runId);
  const subject = { kind: "import", id: runId } as const;
  record(tx, { kind: "import-applied", subject, rows, sha256: run?.sha256 ?? "" });
}
