import { beforeAll, expect, test } from "vitest";
import { cancelRound } from "#app/commands/round/cancel-round.server.ts";
import { changeRound, draftRound } from "#app/commands/round/draft-round.server.ts";
import { extendRound } from "#app/commands/round/extend-round.server.ts";
import { publishRound } from "#app/commands/round/publish-round.server.ts";
import { arrivedNow, reading } from "#app/data/db.server.ts";
import { basisPoints } from "#app/domain/money.ts";
import { roundById, roundsOf, type RoundDraft } from "#app/data/rounds.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { question, roundWorld, type RoundWorld } from "#test/factories/round.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: RoundWorld;

beforeAll(async () => {
  await database.holdClock("2026-11-24T09:30:00Z");
  world = await roundWorld(database.owner);
});

const reason = "The price sheet of lot 2 was published a week late.";
const extend = (closesAt: string) =>
  extendRound(world.commissioner, world.roundId, { closesAt: new Date(closesAt), reason }, arrivedNow());
const mails = async (subject: string) =>
  (
    await database.owner.query<{ recipient: string }>(
      "SELECT recipient FROM mail WHERE subject LIKE $1 ORDER BY recipient",
      [subject],
    )
  ).rows.map(({ recipient }) => recipient);

test("an extension is recorded with its reason, everyone with a draft is told once, and the trail holds it", async () => {
  expect(await extend("2026-12-11T12:00:00Z")).toEqual({ ok: true, value: { providersTold: 2 } });
  const extensions = await database.owner.query(
    "SELECT before, after, reason, recorded_by FROM round_extension",
  );
  expect(extensions.rows).toEqual([
    {
      before: new Date("2026-12-04T12:00:00Z"),
      after: new Date("2026-12-11T12:00:00Z"),
      reason,
      recorded_by: world.commissioner.accountId,
    },
  ]);
  const round = await reading(nobody, (tx) => roundById(tx, world.roundId));
  expect(round?.closesAt).toEqual(new Date("2026-12-11T12:00:00Z"));
  expect(await mails("%closes later%")).toEqual(["person0@provider0.test", "person1@provider0.test"]);
  const events = await database.owner.query(
    "SELECT e.data, t.text FROM audit_event e JOIN audit_text t USING (seq) WHERE kind = 'round-extended'",
  );
  expect(events.rows).toEqual([
    { data: { before: "2026-12-04T12:00:00.000Z", after: "2026-12-11T12:00:00.000Z" }, text: reason },
  ]);
});

test("a shorter or equal close is refused and leaves nothing behind", async () => {
  expect(await extend("2026-12-11T12:00:00Z")).toMatchObject({ ok: false, why: { kind: "not-later" } });
  expect(await extend("2026-12-04T12:00:00Z")).toMatchObject({ ok: false, why: { kind: "not-later" } });
  const { rows } = await database.owner.query("SELECT 1 FROM round_extension");
  expect(rows).toHaveLength(1);
});

test("another commissioner's round is not found", async () => {
  const other = await roundWorld(database.owner, 7);
  const verdict = await extendRound(
    other.commissioner,
    world.roundId,
    { closesAt: new Date("2026-12-18T12:00:00Z"), reason },
    arrivedNow(),
  );
  expect(verdict).toEqual({ ok: false, why: { kind: "not-found" } });
});

test("at the closing instant an extension is refused", async () => {
  await database.holdClock("2026-12-11T12:00:00Z");
  expect(await extend("2026-12-18T12:00:00Z")).toEqual({
    ok: false,
    why: { kind: "wrong-status", status: "closed" },
  });
  await database.holdClock("2026-11-24T09:30:00Z");
});

test("the questions of a round that has opened do not change, nor may it take others", async () => {
  const change = database.owner.query("UPDATE question SET text = 'Other' WHERE question_set_id = $1", [
    world.questionSetId,
  ]);
  await expect(change).rejects.toThrow(/do not change/);
  const add = insert(database.owner, "question", [question(idOf(60, 1), world.questionSetId, "LATE")]);
  await expect(add).rejects.toThrow(/do not change/);
  await insert(database.owner, "question_set", [
    { id: idOf(61, 1), framework_id: world.frameworkId, version: 2, title: "Second" },
  ]);
  const swap = database.owner.query("UPDATE round SET question_set_id = $1 WHERE id = $2", [
    idOf(61, 1),
    world.roundId,
  ]);
  await expect(swap).rejects.toThrow(/keeps its questions/);
});

const next = (): RoundDraft => ({
  title: "Round 2: spring 2027",
  intake: "window",
  wholeFramework: false,
  lotIds: [world.coreLotIds[0] ?? ""],
  questionSetId: world.questionSetId,
  rePricing: {
    changeFrom: basisPoints(9_500),
    changeTo: basisPoints(11_250),
    beyond: "refuse",
    unfitRates: "drop-to-cap",
  },
  opensAt: new Date("2027-05-04T08:00:00Z"),
  clarificationsCloseAt: new Date("2027-05-27T11:00:00Z"),
  closesAt: new Date("2027-06-04T11:00:00Z"),
  effectiveOn: toDay("2027-07-05"),
});

test("the next round is drafted from the last, seen by nobody else, changed, published and cancelled", async () => {
  const drafted = await draftRound(world.commissioner, world.frameworkId, next());
  if (!drafted.ok) throw new Error(drafted.why.kind);
  const { roundId } = drafted.value;
  expect(await reading(nobody, (tx) => roundById(tx, roundId))).toBeUndefined();
  const row = await database.owner.query("SELECT number, drafted_from_id FROM round WHERE id = $1", [
    roundId,
  ]);
  expect(row.rows).toEqual([{ number: 2, drafted_from_id: world.roundId }]);
  const whole = { ...next(), wholeFramework: true, lotIds: [] };
  expect((await changeRound(world.commissioner, roundId, whole)).ok).toBe(true);
  expect((await publishRound(world.commissioner, roundId)).ok).toBe(true);
  const [published] = await reading(nobody, (tx) => roundsOf(tx, [world.frameworkId]));
  expect(published).toMatchObject({ id: roundId, lotIds: { length: 4 }, rePricing: next().rePricing });
  expect(await changeRound(world.commissioner, roundId, next())).toMatchObject({
    why: { kind: "wrong-status", status: "upcoming" },
  });
  expect((await cancelRound(world.commissioner, roundId, "No longer needed.", arrivedNow())).ok).toBe(true);
  const events = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE subject_id = $1 ORDER BY seq",
    [roundId],
  );
  expect(events.rows.map(({ kind }) => kind)).toEqual([
    "round-drafted",
    "round-changed",
    "round-published",
    "round-cancelled",
  ]);
});

test("a round takes no lot or questions of another framework", async () => {
  const other = { ...next(), lotIds: [idOf(5, 0, 7)] };
  expect(await draftRound(world.commissioner, world.frameworkId, other)).toMatchObject({
    why: { kind: "lot-of-another-framework" },
  });
  const questions = { ...next(), questionSetId: idOf(52, 0, 7) };
  expect(await draftRound(world.commissioner, world.frameworkId, questions)).toMatchObject({
    why: { kind: "questions-of-another-framework" },
  });
});
