import { expect, test } from "vitest";
import { system } from "#app/domain/access/actor.ts";
import { startImport } from "#app/commands/import/run-import.server.ts";
import { lookAtImportRun } from "#app/data/import-runs.server.ts";
import { applyInBackground } from "#app/imports/background.server.ts";
import { applyFile, checkFile } from "#app/imports/check-and-apply.server.ts";
import { receiveFile } from "#app/imports/received-file.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();

const header =
  "Name,Address 1,Address 2,Town/City,County,Postcode,Phone number,CQC Provider ID (for office use only),CQC Location ID (for office use only),Website,Local authority,Region,Report publication date,URL,Also known as,Specialisms/services,Service types,Provider name";

function row(name: string, id: string, postcode = "BS1 1AD") {
  return `${name},1 High Street,,Town,,${postcode},,1-900,${id},,Bristol,South West,,https://www.cqc.org.uk/location/${id},,Dementia,Homecare agencies,Example Care Ltd`;
}

function file(...rows: string[]) {
  const text = [header, ...rows].join("\r\n");
  return { name: "directory.csv", open: () => once(new TextEncoder().encode(text)) };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function check(given: ReturnType<typeof file>) {
  const runId = await startImport(system, {
    kind: "cqc",
    fileName: given.name,
    sha256: "0".repeat(64),
    storageKey: null,
  });
  return { runId, summary: await checkFile(system, runId, "cqc", given) };
}

async function locations() {
  const { rows } = await database.owner.query<{ name: string; facts_at: Date }>(
    "SELECT name, facts_at FROM location ORDER BY cqc_location_id",
  );
  return rows;
}

test("a file is checked without changing anything, then applied, and a second time changes nothing", async () => {
  const given = file(row("Rowan House", "1-1001"), row("Elm View", "1-1002"));
  const first = await check(given);
  expect(first.summary.counts).toEqual({ new: 2 });
  expect(await locations()).toEqual([]);
  expect(await applyFile(system, first.runId, "cqc", given)).toBe(2);
  const stored = await locations();
  expect(stored.map(({ name }) => name)).toEqual(["Rowan House", "Elm View"]);

  const again = await check(given);
  expect(again.summary.counts).toEqual({ same: 2 });
  expect(await applyFile(system, again.runId, "cqc", given)).toBe(0);
  expect(await locations()).toEqual(stored);
});

test("a file is applied once, however often its button is pressed", async () => {
  const given = file(row("Ash Lodge", "1-1003"));
  const { runId } = await check(given);
  const answers = await Promise.all([
    applyFile(system, runId, "cqc", given),
    applyFile(system, runId, "cqc", given),
  ]);
  expect([...answers].sort()).toEqual([1, "not-ready"]);
});

test("once the button is answered, the run no longer waits to be applied", async () => {
  const bytes = new TextEncoder().encode([header, row("Hazel Court", "1-1009")].join("\r\n"));
  const received = await receiveFile({ name: "directory.csv", bytes: once(bytes) });
  const runId = await startImport(system, { kind: "cqc", ...received });
  const file = { name: received.fileName, open: () => once(bytes) };
  await checkFile(system, runId, "cqc", file);
  const checked = await lookAtImportRun(system, runId);
  if (!checked) throw new Error("the run is gone");
  const troubles: unknown[] = [];
  await applyInBackground(system, checked, (error) => troubles.push(error));
  expect((await lookAtImportRun(system, runId))?.status).not.toBe("ready");
  await expect.poll(async () => (await lookAtImportRun(system, runId))?.status).toBe("applied");
  expect(troubles).toEqual([]);
});

test("bad rows are listed by row and column, and the good ones are applied without them", async () => {
  const given = file(
    row("Birch House", "1-1004"),
    row("Broken Place", "1-1005", "NOT A POSTCODE"),
    row("Oak House", "1-1006"),
  );
  const { runId, summary } = await check(given);
  expect(summary.badRows).toMatchObject([{ row: 3, column: "Postcode", value: "NOT A POSTCODE" }]);
  expect(await applyFile(system, runId, "cqc", given)).toBe(2);
});

test("a file with a wrong header is refused and cannot be applied", async () => {
  const given = { name: "rates.csv", open: () => once(new TextEncoder().encode("Lot,Price\n1,20\n")) };
  const runId = await startImport(system, {
    kind: "cqc",
    fileName: given.name,
    sha256: "0".repeat(64),
    storageKey: null,
  });
  const summary = await checkFile(system, runId, "cqc", given);
  expect(summary.refusal).toContain("rates.csv");
  expect(await applyFile(system, runId, "cqc", given)).toBe("not-ready");
});

test("a failure half-way keeps nothing of the file", async () => {
  const before = await locations();
  const given = file(row("Half Way House", "1-1007"));
  const { runId } = await check(given);
  const broken = { ...given, open: () => failing(given) };
  await expect(applyFile(system, runId, "cqc", broken)).rejects.toThrow("the disk went away");
  expect(await locations()).toEqual(before);
  expect((await lookAtImportRun(system, runId))?.status).toBe("failed");
});

async function* failing(given: ReturnType<typeof file>) {
  yield* given.open();
  throw new Error("the disk went away");
}

test("a provider that gives its CQC number has its imported locations with it", async () => {
  const given = file(row("Follow House", "1-1008"));
  const { runId } = await check(given);
  await applyFile(system, runId, "cqc", given);
  await database.owner.query(
    "INSERT INTO provider (name, cqc_provider_id, created_at) VALUES ('Example Care', '1-900', now())",
  );
  const { rows } = await database.owner.query(
    "SELECT count(*)::int AS linked FROM location l JOIN provider p ON p.id = l.provider_id WHERE l.cqc_location_id = '1-1008'",
  );
  expect(rows).toEqual([{ linked: 1 }]);
});
