import { beforeAll, expect, test } from "vitest";
import { recordStep, setMoveThrough } from "#app/commands/call-off/set-move-through.server.ts";
import { changeDetails } from "#app/commands/call-off/draft-call-off.server.ts";
import { setLots } from "#app/commands/call-off/set-lots.server.ts";
import { lotStepsOf, milestonesOf } from "#app/data/call-off/move-through.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { aCallOff, callingOff, type CallingOff, type MadeCallOff } from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { aSignedContract } from "#test/factories/signed-contract.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let contractId: string;
const lotId = (nth: number) => world.coreLotIds[nth] ?? "";

beforeAll(async () => {
  await database.holdClock("2026-10-29T10:00:00Z");
  world = await callingOff(database.owner);
  const direct = { route: "DIRECT", closes_at: null, questions_close_at: null };
  made = await aCallOff(database.owner, world, "draft", direct);
});

const steps = () => [
  { lotId: lotId(1), afterMonths: 6, milestone: "Cooks with prompts" },
  { lotId: lotId(0), afterMonths: 0, milestone: "" },
];

test("people move on only in a call-off with lines in several lots", async () => {
  expect(await setMoveThrough(world.commissioner, made.callOffId, steps().slice(1))).toMatchObject({
    why: { kind: "one-lot" },
  });
  const whose = { call_off_id: made.callOffId, commissioner_id: world.commissionerId, lot_id: lotId(1) };
  await insert(database.owner, "call_off_lot", [{ ...whose, position: 0, milestone: "" }]);
  expect(await setMoveThrough(world.commissioner, made.callOffId, steps())).toMatchObject({
    why: { kind: "lots-without-lines" },
  });
  await insert(database.owner, "call_off_line", [
    {
      ...{ ...whose, id: idOf(62, 90), service_line_id: world.lineIds[1], area_id: world.everywhereId },
      ...{ units: 500, position: 2, note: "" },
    },
  ]);
  expect(await setMoveThrough(world.commissioner, made.callOffId, steps())).toMatchObject({ ok: true });
  const lots = await reading(world.commissioner, (tx) => lotStepsOf(tx, made.callOffId));
  expect(lots.map((lot) => [lot.lotId, lot.afterMonths, lot.milestone, lot.lines])).toEqual([
    [lotId(0), 0, "", 1],
    [lotId(1), 6, "Cooks with prompts", 1],
  ]);
});

const asked = (nth: number, units = "400") => ({
  ...{ serviceLineId: world.lineIds[nth] ?? "", areaId: world.everywhereId, units, note: "", stated: null },
});
const set = (nths: readonly number[], units?: string) =>
  setLots(
    world.commissioner,
    made.callOffId,
    nths.map(lotId),
    nths.map((nth) => asked(nth, units)),
  );
const stepsNow = async () => {
  const lots = await reading(world.commissioner, (tx) => lotStepsOf(tx, made.callOffId));
  return lots.map((lot) => [lot.lotId, lot.afterMonths]);
};
const changeTerm = (endsOn: string) =>
  changeDetails(world.commissioner, made.callOffId, {
    ...{ title: "Home care in the north", summary: "Evening calls.", kind: "SPOT", innovation: false },
    ...{ regime: "PA_2023_LIGHT_TOUCH", mixedTest: "", urgency: "ROUTINE", userChoice: false },
    ...{ choiceStatement: "", areaId: null, extensionMonths: 0 },
    ...{ startsOn: toDay("2027-01-04"), endsOn: toDay(endsOn) },
  });

test("steps stand, in their order, while changed lines and a changed term still fit them", async () => {
  expect(await set([1, 0], "600")).toMatchObject({ ok: true, value: { stepsForgotten: false } });
  expect(await changeTerm("2028-01-04")).toMatchObject({ ok: true, value: { stepsForgotten: false } });
  expect(await stepsNow()).toEqual([
    [lotId(0), 0],
    [lotId(1), 6],
  ]);
});

test("steps are forgotten once a lot is added or taken out, or the term ends before one of them", async () => {
  const forgotten = { ok: true, value: { stepsForgotten: true } };
  expect(await set([0, 1, 2])).toMatchObject(forgotten);
  expect((await stepsNow()).map(([, after]) => after)).toEqual([null, null, null]);
  await set([0, 1]);
  await setMoveThrough(world.commissioner, made.callOffId, steps());
  expect(await set([0])).toMatchObject(forgotten);
  await set([0, 1]);
  await setMoveThrough(world.commissioner, made.callOffId, steps());
  expect(await changeTerm("2027-07-04")).toMatchObject(forgotten);
  expect(await changeTerm("2028-01-04")).toMatchObject({ ok: true, value: { stepsForgotten: false } });
  expect(await setMoveThrough(world.commissioner, made.callOffId, steps())).toMatchObject({ ok: true });
  await database.owner.query("UPDATE call_off SET route = 'DIRECT' WHERE id = $1", [made.callOffId]);
});

test("a step is missed, then reached, and then stands", async () => {
  await database.owner.query(
    `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = '2026-10-30T09:00Z', approved_by = $2,
      approved_at = '2026-10-30T15:00Z', published_at = '2026-11-02T09:00Z' WHERE id = $1`,
    [made.callOffId, world.approver.accountId],
  );
  expect(await setMoveThrough(world.commissioner, made.callOffId, steps())).toMatchObject({
    why: { kind: "not-now" },
  });
  contractId = await aSignedContract(database.owner, world, made);
  const say = (outcome: "REACHED" | "MISSED", on: string) =>
    recordStep(world.commissioner, contractId, lotId(1), { outcome, on: toDay(on), note: "Seen at review" });
  await database.holdClock("2027-09-01T10:00:00Z");
  expect(await say("MISSED", "2027-07-03")).toMatchObject({ why: { kind: "not-yet" } });
  expect(await say("MISSED", "2027-07-04")).toMatchObject({ ok: true });
  await database.holdClock("2027-09-02T10:00:00Z");
  expect(await say("REACHED", "2027-08-20")).toMatchObject({ ok: true });
  expect(await say("MISSED", "2027-08-21")).toMatchObject({ why: { kind: "reached-already" } });
  const [winner, other] = world.bidders;
  expect(await reading(winner.actor, (tx) => milestonesOf(tx, contractId))).toEqual(
    new Map([[lotId(1), { outcome: "REACHED", on: "2027-08-20", note: "Seen at review" }]]),
  );
  expect(await reading(other.actor, (tx) => milestonesOf(tx, contractId))).toEqual(new Map());
});

test("a lot that is no step, and a stranger's contract, are not recorded", async () => {
  const said = { outcome: "REACHED", on: toDay("2027-08-20"), note: "x" } as const;
  expect(await recordStep(world.commissioner, contractId, lotId(2), said)).toMatchObject({
    why: { kind: "no-such-step" },
  });
  const other = await callingOff(database.owner, 1);
  expect(await recordStep(other.commissioner, contractId, lotId(1), said)).toBeNull();
});
