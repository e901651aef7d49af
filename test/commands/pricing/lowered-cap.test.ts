import { beforeEach, describe, expect, test } from "vitest";
import { decidePriceCap } from "#app/commands/pricing/decide-cap.server.ts";
import { proposePriceCap } from "#app/commands/pricing/propose-cap.server.ts";
import { reading } from "#app/data/db.server.ts";
import { ratesSetUntil } from "#app/data/rates-to-come.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { uplifting, type Uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Uplifting;

beforeEach(async () => {
  await database.holdClock("2026-11-24T10:00:00Z");
  world = await uplifting(database.owner, ++nth);
  await insert(database.owner, "price_clause", [
    { framework_id: world.frameworkId, reason: "CAP", clause: "Clause 3", from_on: "2025-04-01" },
  ]);
});

/** Rates stand at 20.00, 25.50, 26.00, 20.00, 20.01 and (until March) 19.00. */
async function lowered(to = 2_300): Promise<string> {
  const where = { serviceLineId: world.lineIds[0] ?? "", areaId: world.everywhereId };
  const verdict = await proposePriceCap(world.analyst, where, {
    ...{ pence: pence(to), effectiveFrom: toDay("2027-04-01"), basis: "Open books" },
    ...{ dataOn: toDay("2026-10-01"), document: "Report", consultation: "Forum", equalityReference: "EIA 1" },
  });
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value.id;
}

async function aRound(unfit: "LAPSE" | "DROP_TO_CAP", effectiveOn: string) {
  const questionSetId = idOf(71, 1, nth);
  await insert(database.owner, "question_set", [
    { id: questionSetId, framework_id: world.frameworkId, version: 1, title: "First" },
  ]);
  await insert(database.owner, "round", [
    {
      ...{ id: idOf(70, 1, nth), framework_id: world.frameworkId, number: 1, title: "Round 1" },
      ...{
        intake: "WINDOW",
        whole_framework: true,
        question_set_id: questionSetId,
        minimum_score: 50,
        unfit_rates: unfit,
      },
      ...{ opens_at: "2026-01-01T09:00:00Z", closes_at: "2026-02-01T12:00:00Z" },
      ...{ clarifications_close_at: "2026-01-20T12:00:00Z", effective_on: effectiveOn },
      ...{ change_from_basis_points: 9_000, change_to_basis_points: 11_500, bound_policy: "WARN" },
      published_at: "2025-12-20T09:00:00Z",
    },
  ]);
}

const approve = { approved: true, reason: "Sound", floorAnswer: "" };
const ratesAt = async (name: "nearCap" | "plain") => {
  const { rows } = await database.owner.query<Record<string, unknown>>(
    `SELECT s.pence, s.valid_from::text, s.valid_to::text, s.reason::text, s.clause, s.cap_pence FROM rate r
     JOIN rate s ON s.membership_id = r.membership_id WHERE r.id = $1 ORDER BY s.valid_from`,
    [world.rateId(name)],
  );
  return rows;
};

describe("a lowered cap that is approved", () => {
  test("ends the rates over it on its day and tells their members, where the framework has no other policy", async () => {
    const id = await lowered();
    expect(await decidePriceCap(world.approver, id, approve)).toEqual({ ok: true, value: true });
    expect(await ratesAt("nearCap")).toMatchObject([{ pence: 2_550, valid_to: "2027-04-01" }]);
    expect(await ratesAt("plain")).toMatchObject([{ pence: 2_000, valid_to: null }]);
    const letters = await database.owner.query<{ text: string }>(
      "SELECT text FROM mail WHERE subject = 'A cap is lowered from Thursday 1 April 2027' AND once_key LIKE $1",
      [`cap-lowered:${id}%`],
    );
    expect(letters.rows).toHaveLength(2);
    expect(letters.rows[0]?.text).toContain("They end that day");
    const events = await database.owner.query<{ data: object }>(
      "SELECT data FROM audit_event WHERE kind = 'cap-approved' AND subject_id = $1",
      [id],
    );
    expect(events.rows[0]?.data).toMatchObject({ ended: 2, begun: 0 });
  });

  test("drops them to the cap by rates of their own where the last round says so, and the day before is untouched", async () => {
    await aRound("DROP_TO_CAP", "2026-03-01");
    await decidePriceCap(world.approver, await lowered(), approve);
    expect(await ratesAt("nearCap")).toMatchObject([
      { pence: 2_550, valid_from: "2026-01-05", valid_to: "2027-04-01" },
      {
        ...{ pence: 2_300, valid_from: "2027-04-01", valid_to: null },
        ...{ reason: "CAP", clause: "Clause 3", cap_pence: 2_300 },
      },
    ]);
  });

  test.each(["LAPSE", "DROP_TO_CAP"] as const)(
    "sets rates until its day, which the next round follows (%s)",
    async (unfit) => {
      const setUntil = () =>
        reading(world.approver, (tx) => ratesSetUntil(tx, [world.coreLotIds[0] ?? ""], toDay("2026-11-24")));
      await aRound(unfit, "2026-03-01");
      const before = await setUntil();
      await decidePriceCap(world.approver, await lowered(), approve);
      expect([before, await setUntil()]).toEqual(["2027-03-01", "2027-04-01"]);
    },
  );

  test("waits for a published round that takes effect before it, and changes nothing till then", async () => {
    await aRound("LAPSE", "2027-01-04");
    const id = await lowered();
    expect(await decidePriceCap(world.approver, id, approve)).toMatchObject({
      why: { kind: "round-comes-first", effectiveOn: "2027-01-04" },
    });
    expect(await ratesAt("nearCap")).toMatchObject([{ valid_to: null }]);
    await database.holdClock("2027-01-04T10:00:00Z");
    expect(await decidePriceCap(world.approver, id, approve)).toMatchObject({ ok: true });
  });

  test("settles nothing where every rate fits", async () => {
    await decidePriceCap(world.approver, await lowered(2_601), approve);
    expect(await ratesAt("nearCap")).toMatchObject([{ valid_to: null }]);
  });
});
