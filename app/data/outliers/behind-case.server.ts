import type { ExpectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import type {
  BenchmarkAge,
  BenchmarkService,
  BenchmarkStatistic,
} from "#app/domain/benchmark/observation.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { statisticalAreas } from "../benchmark/areas.server.ts";
import type { Tx } from "../db.server.ts";
import { storedLines } from "../stored-costs.ts";
import type { FlagCase } from "./flag-case.server.ts";

/** A published figure: its release, and of what, where and for whom it tells which statistic. */
export type FigureBehind = {
  readonly release: string;
  readonly service: BenchmarkService;
  readonly age: BenchmarkAge;
  readonly statistic: BenchmarkStatistic;
  readonly area: string;
  readonly detail: string;
};

/** With which figures a case was compared, by the name and day that people know them by. */
export type BehindCase = {
  /** Of the set of figures that the estimate was made with; null where it is not on file. */
  readonly parameters: { readonly version: number; readonly fromOn: Day } | null;
  /** From when the cap of its line holds; null where none of that height is on file. */
  readonly capFrom: Day | null;
  /** The estimate line by line, as it was remembered; null where it is not on file. */
  readonly estimate: ExpectedCost | null;
  /** What the published figure is called and what it is of; null where it is not on file. */
  readonly figure: FigureBehind | null;
};

/** What stands behind the estimate and the cap of a case. */
export async function behindCase(
  tx: Tx,
  { finding: { expected, cap, asked, peerGroup } }: Pick<FlagCase, "finding">,
): Promise<BehindCase> {
  const parametersId = expected.kind === "compared" ? expected.parametersId : null;
  const compared = expected.kind === "compared" ? expected : null;
  const remembered =
    compared &&
    (await tx.expectedCost.findFirst({
      where: {
        digest: compared.needDigest,
        parametersId: compared.parametersId,
        calculation: compared.calculation,
      },
      select: { lines: true },
    }));
  const [row] = await tx.$queryRaw<
    { version: number | null; fromOn: string | null; capFrom: string | null }[]
  >`
    SELECT (SELECT c.version FROM cost_parameters c WHERE c.id = ${parametersId}::uuid) AS version,
      (SELECT c.from_on::text FROM cost_parameters c WHERE c.id = ${parametersId}::uuid) AS "fromOn",
      (SELECT max(c.effective_from)::text FROM price_cap c WHERE c.service_line_id = ${peerGroup.lineId}::uuid AND c.pence = ${cap.cap}::int
        AND c.effective_from <= ${asked.on}::date) AS "capFrom"`;
  return {
    estimate:
      compared && remembered
        ? {
            ...{ calculation: compared.calculation, low: compared.low, middle: compared.expected },
            ...{ high: compared.high, lines: storedLines(remembered.lines) },
          }
        : null,
    figure: cap.benchmark ? await figureBehind(tx, cap.benchmark.observationId) : null,
    parameters: row?.version && row.fromOn ? { version: row.version, fromOn: toDay(row.fromOn) } : null,
    capFrom: row?.capFrom ? toDay(row.capFrom) : null,
  };
}

async function figureBehind(tx: Tx, observationId: string): Promise<FigureBehind | null> {
  const [row] = await tx.$queryRaw<(Omit<FigureBehind, "area"> & { areaCode: string })[]>`
    SELECT d.name || ', ' || r.label AS release, o.service, o.age_band AS age, o.statistic, o.detail, o.area_code AS "areaCode"
    FROM benchmark_observation o JOIN benchmark_release r ON r.id = o.release_id JOIN benchmark_dataset d ON d.id = r.dataset_id
    WHERE o.id = ${observationId}::uuid`;
  if (!row) return null;
  const { areaCode, ...figure } = row;
  const area = (await statisticalAreas(tx)).find(({ code }) => code === areaCode);
  return { ...figure, area: area?.name ?? areaCode };
}
