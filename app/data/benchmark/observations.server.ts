import { figureKey } from "#app/domain/benchmark/figures-to-add.ts";
import type {
  BenchmarkAge,
  BenchmarkService,
  BenchmarkStatistic,
  Observation,
} from "#app/domain/benchmark/observation.ts";
import { decimal4 } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** What somebody asks of the figures of a release; null and "" ask nothing. */
export type ObservationQuestion = {
  readonly areaCode: string;
  readonly service: BenchmarkService | null;
  readonly age: BenchmarkAge | null;
  readonly statistic: BenchmarkStatistic | null;
  /** Part of what narrows a figure. */
  readonly detail: string;
};

/** A figure on file, with who entered it where it came by hand. */
export type ObservationOnFile = Observation & { readonly id: string; readonly enteredBy: string | null };

const { sql } = Prisma;

/** How many figures of a release answer the question. */
export async function countObservations(
  tx: Tx,
  releaseId: string,
  question: ObservationQuestion,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM benchmark_observation o WHERE ${conditionOf(releaseId, question)}`;
  return row?.count ?? 0;
}

/** The figures of a release that answer the question, by service, people and place. */
export async function observationsAsked(
  tx: Tx,
  releaseId: string,
  question: ObservationQuestion,
  page: { readonly limit: number; readonly offset: number } | "all",
): Promise<readonly ObservationOnFile[]> {
  const [limit, offset] = page === "all" ? [null, 0] : [page.limit, page.offset];
  const rows = await tx.$queryRaw<(Omit<ObservationOnFile, "value"> & { value: string })[]>`
    SELECT o.id, o.area_code AS "areaCode", o.service, o.age_band AS age, o.detail, o.unit, o.statistic, trim_scale(o.value)::text AS value,
      o.n, o.source, o.uncertain, CASE WHEN o.import_run_id IS NULL THEN coalesce(a.name, 'a colleague') END AS "enteredBy"
    FROM benchmark_observation o LEFT JOIN account a ON a.id = o.entered_by
    WHERE ${conditionOf(releaseId, question)}
    ORDER BY o.service, o.age_band, o.detail, o.area_code, o.unit, o.statistic LIMIT ${limit}::int OFFSET ${offset}::int`;
  return rows.map(({ value, ...row }) => ({ ...row, value: decimal4(value) }));
}

function conditionOf(releaseId: string, question: ObservationQuestion): Prisma.Sql {
  const { areaCode, service, age, statistic, detail } = question;
  const conditions = [
    sql`o.release_id = ${releaseId}::uuid`,
    ...(areaCode === "" ? [] : [sql`o.area_code = ${areaCode}`]),
    ...(service === null ? [] : [sql`o.service = ${service}`]),
    ...(age === null ? [] : [sql`o.age_band = ${age}`]),
    ...(statistic === null ? [] : [sql`o.statistic = ${statistic}`]),
    ...(detail === "" ? [] : [sql`strpos(lower(o.detail), lower(${detail})) > 0`]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** The places of which a release has figures. */
export async function areasOfRelease(tx: Tx, releaseId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT DISTINCT area_code AS code FROM benchmark_observation WHERE release_id = ${releaseId}::uuid ORDER BY 1`;
  return rows.map(({ code }) => code);
}

/** The keys of the figures that a release has on file. */
export async function keysOfRelease(tx: Tx, releaseId: string): Promise<ReadonlySet<string>> {
  const rows = await observationsAsked(
    tx,
    releaseId,
    { areaCode: "", service: null, age: null, statistic: null, detail: "" },
    "all",
  );
  return new Set(rows.map(figureKey));
}

/** The id of the figure that a release has on file of the same place, service, people, unit and statistic. */
export async function findObservation(
  tx: Tx,
  releaseId: string,
  { areaCode, service, age: ageBand, detail, unit, statistic }: Observation,
): Promise<string | undefined> {
  const row = await tx.benchmarkObservation.findFirst({
    where: { releaseId, areaCode, service, ageBand, detail, unit, statistic },
    select: { id: true },
  });
  return row?.id;
}

export type EnteredBy = {
  readonly commissionerId: string;
  readonly accountId: string;
  readonly importRunId: string | null;
  readonly at: Date;
};

/** Writes figures of a release, in one statement. */
export async function addObservations(
  tx: Tx,
  releaseId: string,
  observations: readonly Observation[],
  by: EnteredBy,
) {
  await tx.$executeRaw`
    INSERT INTO benchmark_observation (release_id, commissioner_id, area_code, service, age_band, detail, unit, statistic, value, n, source, uncertain,
      import_run_id, entered_by, entered_at)
    SELECT ${releaseId}::uuid, ${by.commissionerId}::uuid, o."areaCode", o.service, o.age, o.detail, o.unit, o.statistic, o.value, o.n, o.source, o.uncertain,
      ${by.importRunId}::uuid, ${by.accountId}::uuid, ${by.at}
    FROM jsonb_to_recordset(${JSON.stringify(observations)}::jsonb) AS o ("areaCode" text, service text, age text, detail text, unit text, statistic text,
      value numeric, n int, source text, uncertain boolean)`;
}

/** Takes back what an import wrote. Answers how many figures. */
export async function removeObservations(tx: Tx, importRunId: string): Promise<number> {
  return (await tx.benchmarkObservation.deleteMany({ where: { importRunId } })).count;
}
