import { buffer } from "node:stream/consumers";
import type { StaffActor } from "#app/domain/access/actor.ts";
import type { StatisticalArea } from "#app/domain/benchmark/area.ts";
import { figuresToAdd } from "#app/domain/benchmark/figures-to-add.ts";
import {
  ageWords,
  serviceWords,
  statisticWords,
  type Observation,
} from "#app/domain/benchmark/observation.ts";
import { formatDecimal4 } from "#app/domain/money.ts";
import { judgeFile } from "#app/domain/whole-file.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { unreachable, type Verdict } from "#app/domain/verdict.ts";
import { applyBenchmarks, type ApplyRefusal } from "#app/commands/benchmark/import-benchmarks.server.ts";
import { statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import type { BenchmarkImport } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf, type Dataset } from "#app/data/benchmark/datasets.server.ts";
import { keysOfRelease } from "#app/data/benchmark/observations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { emptySummary, type GivenFile, type ImportSummary } from "#app/data/import-runs.server.ts";
import { openImportFile } from "#app/files/import-file.server.ts";
import { applyChecked, keepChecked, keptBadRows, wholeFileInWords } from "../checked-file.server.ts";
import { unreadFile, type BenchmarkFile, type ReadAgainst } from "./benchmark-file.ts";
import { publishedRates, unitCosts } from "./layouts.ts";
import { readFees } from "./read-fees.ts";
import { readBenchmarkList } from "./read-list.ts";

const shownFigures = 10;

/** Reads a file for a release without applying any of it, and keeps what it would add and which cells are bad. Gives the id of its page. */
export async function checkBenchmarks(
  actor: StaffActor,
  releaseId: string,
  file: GivenFile,
): Promise<string> {
  return keepChecked(actor, { kind: "benchmarks", releaseId }, file, await summaryOf(actor, releaseId, file));
}

/** Applies a checked file; its copy goes then. */
export function applyBenchmarkFile(
  actor: StaffActor,
  { id, releaseId, fileName, storageKey }: BenchmarkImport,
): Promise<Verdict<number, ApplyRefusal>> {
  return applyChecked(
    storageKey,
    async (key) => (await read(actor, releaseId, { fileName, storageKey: key })).figures,
    (figures) => applyBenchmarks(actor, id, figures),
  );
}

async function read(
  actor: StaffActor,
  releaseId: string,
  { fileName, storageKey }: Omit<GivenFile, "sha256">,
): Promise<BenchmarkFile> {
  const [held, areas] = await reading(
    actor,
    async (tx) => [await releaseOf(tx, releaseId), await statisticalAreas(tx)] as const,
  );
  if (!held) throw new Error("A file was given for a release that is not there");
  return byLayout(held.dataset, { name: fileName, storageKey }, { areas, release: held.release });
}

async function byLayout(
  { layout, columnMap }: Dataset,
  { name, storageKey }: { readonly name: string; readonly storageKey: string },
  against: ReadAgainst,
): Promise<BenchmarkFile> {
  const stream = await openImportFile(storageKey);
  switch (layout) {
    case "provider-fees":
      return readFees({ name, bytes: await buffer(stream) }, against);
    case "unit-costs":
      return readBenchmarkList(stream, name, unitCosts, against);
    case "published-rates":
      return readBenchmarkList(stream, name, publishedRates, against);
    case "mapped":
      return columnMap
        ? readBenchmarkList(stream, name, columnMap, against)
        : unreadFile("Nobody has said yet what the columns of this dataset mean.");
    case "entered":
      return unreadFile("The figures of this dataset are entered by hand, and not read from a file.");
    default:
      return unreachable(layout);
  }
}

async function summaryOf(actor: StaffActor, releaseId: string, file: GivenFile): Promise<ImportSummary> {
  const { figures, bad, read: rows, notAvailable, notes, refusal } = await read(actor, releaseId, file);
  if (refusal !== undefined) return { ...emptySummary, refusal };
  const [keys, areas] = await reading(
    actor,
    async (tx) => [await keysOfRelease(tx, releaseId), await statisticalAreas(tx)] as const,
  );
  const gathered = figuresToAdd(figures, keys);
  const badRows = new Set(bad.map(({ row }) => row)).size;
  const nameOf = (figure: Observation) => figureName(figure, areas);
  const why = refusalOf(rows, badRows, gathered.twice && nameOf(gathered.twice));
  return {
    notes: [
      ...notes,
      ...(gathered.onFile > 0
        ? [
            `${gathered.onFile.toLocaleString("en-GB")} of its figures are in this release already and stay as they are.`,
          ]
        : []),
    ],
    counts: { rows, figures: gathered.toAdd.length, bad: badRows, notAvailable },
    badRows: bad.slice(0, keptBadRows).map((cell) => ({ ...cell })),
    examples: gathered.toAdd.slice(0, shownFigures).map((figure) => ({
      name: nameOf(figure),
      change: `${formatDecimal4(figure.value)} ${unitInWords(figure.unit)}`,
    })),
    ...(why !== null && { refusal: why }),
  };
}

function refusalOf(rows: number, badRows: number, twice: string | null): string | null {
  if (twice)
    return `The file tells the same figure twice: ${twice}. A figure stands once in a release. Say what tells the two apart.`;
  const verdict = judgeFile(rows, badRows);
  return verdict.ok ? null : wholeFileInWords(verdict.why, "this release");
}

function figureName(
  { areaCode, service, age, detail, statistic }: Observation,
  areas: readonly StatisticalArea[],
): string {
  const place = areas.find(({ code }) => code === areaCode)?.name ?? areaCode;
  const parts = [
    place,
    serviceWords[service],
    ageWords[age].toLowerCase(),
    detail,
    statisticWords[statistic].toLowerCase(),
  ];
  return parts.filter((one) => one !== "").join(", ");
}
