import { buffer } from "node:stream/consumers";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { judgeFile } from "#app/domain/brokerage/imported-placements.ts";
import type { StatisticalArea } from "#app/domain/benchmark/area.ts";
import { figuresToAdd } from "#app/domain/benchmark/figures-to-add.ts";
import {
  ageWords,
  serviceWords,
  statisticWords,
  type Observation,
} from "#app/domain/benchmark/observation.ts";
import { formatDecimal4 } from "#app/domain/money.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { unreachable, type Verdict } from "#app/domain/verdict.ts";
import {
  applyBenchmarks,
  keepBenchmarkCheck,
  type ApplyRefusal,
} from "#app/commands/benchmark/import-benchmarks.server.ts";
import { statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import type { BenchmarkImport } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf, type Dataset } from "#app/data/benchmark/datasets.server.ts";
import { keysOfRelease } from "#app/data/benchmark/observations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { emptySummary, type ImportSummary } from "#app/data/import-runs.server.ts";
import { openImportFile, removeImportFile } from "#app/files/import-file.server.ts";
import { unreadFile, type BenchmarkFile, type ReadAgainst } from "./benchmark-file.ts";
import { publishedRates, unitCosts } from "./layouts.ts";
import { readFees } from "./read-fees.ts";
import { readBenchmarkList } from "./read-list.ts";

const keptBadRows = 500;
const shownFigures = 10;

type Given = { readonly fileName: string; readonly sha256: string; readonly storageKey: string };

/** Reads a file for a release without applying any of it, and keeps what it would add and which cells are bad. Gives the id of its page. */
export async function checkBenchmarks(actor: StaffActor, releaseId: string, file: Given): Promise<string> {
  const summary = await summaryOf(actor, releaseId, file);
  const id = await keepBenchmarkCheck(actor, releaseId, file, summary);
  if (summary.refusal !== undefined) await removeImportFile(file.storageKey);
  return id;
}

/** Applies a checked file; its copy goes then. */
export async function applyBenchmarkFile(
  actor: StaffActor,
  { id, releaseId, fileName, storageKey }: BenchmarkImport,
): Promise<Verdict<number, ApplyRefusal>> {
  const figures = storageKey === null ? [] : (await read(actor, releaseId, { fileName, storageKey })).figures;
  const verdict = await applyBenchmarks(actor, id, figures);
  if (verdict.ok && storageKey !== null) await removeImportFile(storageKey);
  return verdict;
}

async function read(
  actor: StaffActor,
  releaseId: string,
  { fileName, storageKey }: Omit<Given, "sha256">,
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

async function summaryOf(actor: StaffActor, releaseId: string, file: Given): Promise<ImportSummary> {
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
        ? [`${count(gathered.onFile)} of its figures are in this release already and stay as they are.`]
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
  if (verdict.ok) return null;
  return verdict.why.kind === "no-rows"
    ? "The file has a header and no rows of this release."
    : `${count(badRows)} of ${count(rows)} rows are bad. With a tenth or more of them bad, nothing of a file is taken. Put the rows right and give the file again.`;
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

function count(number: number): string {
  return number.toLocaleString("en-GB");
}
