import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { setCodes } from "#app/commands/call-off/set-codes.server.ts";
import { setLots } from "#app/commands/call-off/set-lots.server.ts";
import { callOffList, callOffsAsked } from "#app/data/call-off/call-off-list.server.ts";
import { callOffOf, linesOfCallOffs } from "#app/data/call-off/call-offs.server.ts";
import { codesOfSubject, namedCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { callOffFile } from "#app/web/call-off-file.server.ts";
import { readCallOffQuestion } from "#app/web/call-off-question.server.ts";
import { startOfFile } from "#app/web/decision-file.server.ts";
import { fileOf } from "#app/web/sheet-file.server.ts";
import { aCallOff, aContract, callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const today = toDay("2026-11-25");
let world: CallingOff;
let callOffId: string;

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  const facts = JSON.parse(readFileSync("prisma/reference/cpv-codes.json", "utf8")) as {
    readonly fromOn: string;
  }[];
  await insert(
    database.owner,
    "reference_fact",
    facts.map(({ fromOn, ...fact }) => ({ ...fact, from_on: fromOn })),
  );
  world = await callingOff(database.owner);
  ({ callOffId } = await aCallOff(database.owner, world, "draft", { route: null }));
});

const codes = async () =>
  (await reading(world.commissioner, (tx) => callOffOf(tx, callOffId)))?.cpvCodes ?? [];
const buy = (...lots: readonly (0 | 1)[]) =>
  setLots(
    world.commissioner,
    callOffId,
    lots.map((lot) => world.coreLotIds[lot] ?? ""),
    lots.map((lot) => ({
      ...{ serviceLineId: world.lineIds[lot] ?? "", areaId: world.everywhereId, units: "10", note: "" },
      stated: null,
    })),
  );

test("a call-off starts with the codes of its lots, and others bring theirs", async () => {
  await database.owner.query("DELETE FROM call_off_line WHERE call_off_id = $1", [callOffId]);
  expect(await buy(0)).toMatchObject({ ok: true });
  expect(await codes()).toEqual(["85310000-5"]);
  await database.owner.query("UPDATE lot SET cpv_code = '85312100-0' WHERE id = $1", [world.coreLotIds[0]]);
  expect(await buy(0, 1)).toMatchObject({ ok: true });
  expect(await codes()).toEqual(["85312100-0", "85310000-5"]);
});

test("what is chosen is one of the codes on file, and stays while the lots do", async () => {
  expect(await setCodes(world.commissioner, callOffId, ["45000000-7"])).toMatchObject({
    why: { kind: "unknown-code" },
  });
  expect(await setCodes(world.commissioner, callOffId, [])).toMatchObject({ why: { kind: "no-code" } });
  expect(await setCodes(world.commissioner, callOffId, ["85312400-3"])).toMatchObject({ ok: true });
  await buy(1, 0);
  expect(await codes()).toEqual(["85312400-3"]);
});

test("the codes stand in the decision file, and in what a notice of a call-off or a contract says", async () => {
  const made = await aContract(database.owner, world, 7, { cpv_codes: ["85311000-2"] });
  await reading(world.commissioner, async (tx) => {
    const callOff = await callOffOf(tx, callOffId);
    const file = callOff && (await startOfFile(tx, callOff, today));
    expect(Object.fromEntries(file?.wanted ?? [])).toMatchObject({
      "Codes for notices (CPV)": "85312400-3 Welfare services not delivered through residential institutions",
    });
    const told = async (subjectKind: string, subjectId: string) =>
      namedCodes(tx, await codesOfSubject(tx, { subjectKind, subjectId }), today);
    expect(await told("CONTRACT", made.contractId)).toEqual([
      "85311000-2 Social work services with accommodation",
    ]);
    expect(await told("CALL_OFF", callOffId)).toHaveLength(1);
    expect(await told("ROUND", callOffId)).toEqual([]);
  });
});

test("the list comes as a file with the same filters, with codes, lines and sums, and reckons nothing", async () => {
  await aCallOff(database.owner, world, "draft", { title: "=HYPERLINK(1)", route: "DIRECT" }, 8);
  const file = (search: string) =>
    reading(world.commissioner, async (tx, now) => {
      const asked = readCallOffQuestion(new URLSearchParams(search));
      const chosen = callOffsAsked(await callOffList(tx, now), asked);
      const ids = chosen.map(({ callOff }) => callOff.id);
      return callOffFile(chosen, await linesOfCallOffs(tx, ids), today);
    });
  const own = await file("words=co-2026-9001");
  expect(own.rows).toHaveLength(2);
  const cell = (name: string) => own.rows[0]?.[own.columns.indexOf(name)];
  expect(own.rows[0]).toHaveLength(own.columns.length);
  expect([cell("cpv_codes"), cell("units"), cell("state")]).toEqual(["85312400-3", "10.00", "Draft"]);
  expect(cell("estimated_value_pounds")).toMatchObject({ pence: expect.any(Number) as number });
  expect((await file("route=DIRECT&state=draft")).rows).toHaveLength(1);
  expect((await file("route=DIRECT&state=contracted")).rows).toHaveLength(1);
  expect((await file("route=nonsense&state=nonsense")).rows).toHaveLength(4);
  const csv = await (await fileOf("csv", await file("words=hyperlink"))).text();
  expect(csv).toContain("'=HYPERLINK(1)");
});
