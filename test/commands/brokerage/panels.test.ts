import { beforeEach, describe, expect, test } from "vitest";
import { decideCase } from "#app/commands/brokerage/decide-case.server.ts";
import { callSitting, moveSitting, sendPack } from "#app/commands/brokerage/call-sitting.server.ts";
import { closeSitting, noteAttendance } from "#app/commands/brokerage/hold-sitting.server.ts";
import { putCase, withdrawCase, type CaseSaid } from "#app/commands/brokerage/put-case.server.ts";
import { remindOfPanels } from "#app/commands/brokerage/remind-of-panels.server.ts";
import { changeForum, endSeatOf, seatMember, setUpForum } from "#app/commands/brokerage/set-forum.server.ts";
import { agendaOf, caseOf } from "#app/data/brokerage/panel-cases.server.ts";
import { packOfCase } from "#app/data/brokerage/panel-pack.server.ts";
import { panelFactsOf } from "#app/data/brokerage/panels.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading, inTransaction } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { needsPanel, type Decision } from "#app/domain/brokerage/panel.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { anApplicant } from "#test/factories/applicant.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { aPricedPlacement } from "#test/factories/outliers.ts";
import { aForum, aSitting, whileSitting } from "#test/factories/panels.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let forumId: string;
let sittingId: string;
let nth = 0;

const page = (id: string) => `https://portal.test/${id}`;
const approved: Decision = {
  ...{ outcome: "APPROVE", limitWeekly: pence(60_000), expiresOn: toDay("2027-03-01"), words: "" },
};
const terms = {
  ...{ title: "Case Discussion Funding Forum", purpose: "Dear packages.", quorum: 3, packDays: 3 },
  fromWeekly: pence(150_000),
};

beforeEach(async () => {
  await database.holdClock(mondayMorning);
  if (nth === 0) world = await brokering(database.owner);
  nth += 1;
  forumId = await aForum(database.owner, world, {}, nth);
  sittingId = await aSitting(database.owner, world, forumId, {}, nth);
});

const put = async (changes: Partial<CaseSaid> = {}, actor = world.broker, request = nth * 10) => {
  const requestId = await aRequest(database.owner, world, {}, request);
  const said: CaseSaid = {
    ...{ forumId, why: "LIMIT", askedWeekly: pence(60_000), caseMade: "Calls four times a day." },
    lowerRungs: "Day opportunities were tried for six weeks.",
  };
  return { requestId, verdict: await putCase(actor, requestId, { ...said, ...changes }) };
};
const aCase = async (actor = world.broker, request = nth * 10) => {
  const { verdict, requestId } = await put({}, actor, request);
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return { caseId: verdict.value, requestId };
};
const sit = async (...there: readonly StaffActor[]) => {
  await database.holdClock(whileSitting);
  return noteAttendance(
    world.approver,
    sittingId,
    there.map(({ accountId }) => accountId),
  );
};
const decide = (actor: StaffActor, caseId: string, decision: Decision = approved, chairsAction = false) =>
  decideCase(actor, caseId, { decision, chairsAction }, page(caseId));
const letters = async (subject: string) =>
  (
    await database.owner.query<{ recipient: string }>("SELECT recipient FROM mail WHERE subject LIKE $1", [
      subject,
    ])
  ).rowCount;

describe("a forum", () => {
  test("is set up under a code of its own and changed", async () => {
    const made = await setUpForum(world.commissioner, `CDFF${nth}`, terms);
    if (!made.ok) throw new Error(made.why.kind);
    expect(await setUpForum(world.commissioner, `CDFF${nth}`, terms)).toMatchObject({
      why: { kind: "code-taken" },
    });
    expect(await changeForum(world.commissioner, made.value, { ...terms, quorum: 2 })).toEqual({
      ok: true,
      value: true,
    });
    const { rows } = await database.owner.query("SELECT quorum, from_weekly_pence FROM forum WHERE id = $1", [
      made.value,
    ]);
    expect(rows).toEqual([{ quorum: 2, from_weekly_pence: 150_000 }]);
  });

  test("seats those who may decide, one seat each and one chair, and lets them go on a day", async () => {
    const wanted = { accountId: world.commissioner.accountId, chair: false, fromOn: toDay("2026-11-16") };
    expect(
      await seatMember(world.approver, forumId, { ...wanted, accountId: world.broker.accountId }),
    ).toMatchObject({
      why: { kind: "may-not-decide" },
    });
    expect(await seatMember(world.approver, forumId, { ...wanted, chair: true })).toMatchObject({
      why: { kind: "chair-taken" },
    });
    expect((await seatMember(world.approver, forumId, wanted)).ok).toBe(true);
    expect(await seatMember(world.approver, forumId, wanted)).toMatchObject({
      why: { kind: "seated-already" },
    });
    const { accountId } = world.finance;
    expect((await endSeatOf(world.approver, forumId, accountId, toDay("2026-11-24"))).ok).toBe(true);
    await sit();
    expect(await noteAttendance(world.approver, sittingId, [accountId])).toMatchObject({
      why: { kind: "not-a-member" },
    });
  });
});

describe("a sitting", () => {
  test("is called and moved, and its members are told each time", async () => {
    const next = new Date("2026-12-08T10:00:00Z");
    const called = await callSitting(world.approver, forumId, { sitsAt: next, place: "Room 3" }, page);
    if (!called.ok) throw new Error(called.why.kind);
    expect(await letters(`Support Options Forum ${nth}: a sitting is called`)).toBe(3);
    const again = { sitsAt: new Date("2026-12-08T15:00:00Z"), place: "" };
    expect(await callSitting(world.approver, forumId, again, page)).toMatchObject({
      why: { kind: "sits-that-day" },
    });
    const past = { sitsAt: new Date("2026-11-01T10:00:00Z"), place: "" };
    expect(await moveSitting(world.approver, called.value, past, page)).toMatchObject({
      why: { kind: "not-ahead" },
    });
    const later = { sitsAt: new Date("2026-12-09T10:00:00Z"), place: "Room 4" };
    expect(await moveSitting(world.approver, called.value, later, page)).toEqual({ ok: true, value: true });
    expect(await letters(`Support Options Forum ${nth}: the sitting is moved`)).toBe(3);
  });

  test("has its pack sent once; what is put afterwards waits for the next, an interim placement does not", async () => {
    expect(await sendPack(world.approver, sittingId, page(sittingId))).toMatchObject({
      why: { kind: "nothing-to-decide" },
    });
    const first = await aCase();
    expect(await sendPack(world.approver, sittingId, page(sittingId))).toEqual({ ok: true, value: 3 });
    expect(await letters(`Support Options Forum ${nth}: the pack%`)).toBe(3);
    expect(await sendPack(world.approver, sittingId, page(sittingId))).toMatchObject({
      why: { kind: "sent-already" },
    });
    await database.holdClock("2026-11-17T10:00:00Z");
    await aCase(world.broker, nth * 10 + 1);
    const urgent = await aRequest(database.owner, world, { urgency: "URGENT" }, nth * 10 + 2);
    await aPlacement(database.owner, world, { request_id: urgent, interim_until: "2026-12-01" }, nth);
    const said = {
      forumId,
      why: "INTERIM",
      askedWeekly: pence(24_000),
      caseMade: "Placed at night.",
      lowerRungs: "",
    } as const;
    const interim = await putCase(world.broker, urgent, said);
    if (!interim.ok) throw new Error(interim.why.kind);
    const agenda = await reading(world.approver, (tx) => agendaOf(tx, { id: sittingId, forumId }));
    expect(agenda.map(({ id }) => id)).toEqual([first.caseId, interim.value]);
  });

  test("is closed with minutes once it has begun; what was not reached waits for the next, and nothing changes afterwards", async () => {
    const { caseId } = await aCase();
    expect(await closeSitting(world.approver, sittingId, "Early.")).toMatchObject({
      why: { kind: "not-begun" },
    });
    await sit(world.approver, world.assessor);
    expect(await closeSitting(world.approver, sittingId, " ")).toMatchObject({ why: { kind: "no-minutes" } });
    expect(await closeSitting(world.approver, sittingId, "Not reached.")).toEqual({
      ok: true,
      value: { left: 1 },
    });
    const next = await aSitting(
      database.owner,
      world,
      forumId,
      { sits_at: "2026-12-01T10:00:00Z" },
      500 + nth,
    );
    expect(await reading(world.approver, (tx) => caseOf(tx, caseId))).toMatchObject({ sittingId: next });
    expect(await noteAttendance(world.approver, sittingId, [])).toMatchObject({ why: { kind: "closed" } });
    expect(await reading(world.approver, (tx) => sittingOf(tx, sittingId))).toMatchObject({
      minutes: "Not reached.",
      attendance: expect.arrayContaining([world.approver.accountId]) as unknown,
    });
  });

  test("is told to its members the day before, once, and again once it is moved", async () => {
    await database.holdClock("2026-11-22T23:00:00Z");
    expect(await remindOfPanels({ pack: page, panelCase: page })).toBe(0);
    await database.holdClock("2026-11-23T08:00:00Z");
    expect(await remindOfPanels({ pack: page, panelCase: page })).toBeGreaterThan(0);
    expect(await letters(`Support Options Forum ${nth} sits at%`)).toBe(3);
    expect(await remindOfPanels({ pack: page, panelCase: page })).toBe(0);
  });
});

describe("a case", () => {
  test("freezes what was known: need, prices beside the cap, the ladder, and nothing of fewer than five providers", async () => {
    const { caseId, requestId } = await aCase();
    await database.owner.query("UPDATE placement_request SET preferences = 'Changed since' WHERE id = $1", [
      requestId,
    ]);
    const found = await reading(world.approver, (tx) => packOfCase(tx, caseId));
    expect(found).toMatchObject({ frozen: true, caseMade: "Calls four times a day." });
    expect(found?.pack).toMatchObject({
      preferences: "",
      streams: ["council"],
      similar: null,
      earlier: [],
      offers: [],
    });
    // Three members at £24.00, £24.50 and £25.00 under a cap of £26.00; ten and a half hours a week.
    expect(found?.pack.lines).toMatchObject([
      {
        members: 3,
        lowest: 2_400,
        middle: 2_450,
        highest: 2_500,
        cap: 2_600,
        weeklyMiddle: 25_725,
        weeklyCap: 27_300,
      },
    ]);
  });

  test("tells what similar placements of five providers cost, and nothing of five placements of one", async () => {
    for (let one = 1; one <= 5; one += 1) await aPlacement(database.owner, world, {}, 700 + one);
    const similar = async (request: number) => {
      const { caseId } = await aCase(world.broker, request);
      return (await reading(world.approver, (tx) => packOfCase(tx, caseId)))?.pack.similar;
    };
    expect(await similar(nth * 10 + 3)).toBeNull();
    for (let one = 1; one <= 4; one += 1) {
      const { actor, organisationId: locationId } = await anApplicant(database.owner, 700 + one);
      await aPricedPlacement(database.owner, world, {
        ...{ nth: 700 + one, providerId: actor.providerId, locationId, weekly: 24_000 + one * 1_000 },
        supportReason: "physical-personal-care",
      });
    }
    // Five times 240 pounds, then 250, 260, 270 and 280.
    expect(await similar(nth * 10 + 4)).toMatchObject({
      ...{ sameReason: true, lower: 24_000, median: 24_000, upper: 26_000 },
    });
  });

  test("is refused where one waits, where words name a person, and without an interim placement to review", async () => {
    const { requestId } = await aCase();
    const said = {
      forumId,
      why: "LIMIT",
      askedWeekly: pence(1),
      caseMade: "Again.",
      lowerRungs: "",
    } as const;
    expect(await putCase(world.broker, requestId, said)).toMatchObject({ why: { kind: "waits-already" } });
    const named = await put({ caseMade: "Call 0117 496 0123." }, world.broker, nth * 10 + 1);
    expect(named.verdict).toMatchObject({ why: { kind: "names-a-person", field: "caseMade" } });
    const none = await put({ why: "INTERIM" }, world.broker, nth * 10 + 2);
    expect(none.verdict).toMatchObject({ why: { kind: "no-interim-placement" } });
    expect(await putCase(world.broker, named.requestId, { ...said, forumId: requestId })).toMatchObject({
      why: { kind: "not-found" },
    });
  });

  test("is withdrawn until it is decided, and put again afterwards", async () => {
    const { caseId, requestId } = await aCase();
    expect(await withdrawCase(world.broker, caseId)).toEqual({ ok: true, value: { requestId } });
    expect(await withdrawCase(world.broker, caseId)).toMatchObject({ why: { kind: "withdrawn" } });
    const said = {
      forumId,
      why: "LIMIT",
      askedWeekly: pence(1),
      caseMade: "Again.",
      lowerRungs: "",
    } as const;
    expect((await putCase(world.broker, requestId, said)).ok).toBe(true);
  });
});

describe("a decision", () => {
  test("sets the limit under which nobody is asked again; it stands, and who asked is told", async () => {
    const { caseId, requestId } = await aCase();
    const before = await reading(world.broker, (tx) => panelFactsOf(tx, requestId));
    expect(needsPanel(before, pence(60_000), toDay("2026-11-24"))).toMatchObject({ why: "no-limit" });
    await sit(world.approver, world.assessor);
    expect(await decide(world.assessor, caseId)).toEqual({ ok: true, value: true });
    const after = await reading(world.broker, (tx) => panelFactsOf(tx, requestId));
    expect(needsPanel(after, pence(60_000), toDay("2026-11-24"))).toEqual({ needed: false });
    expect(needsPanel(after, pence(60_001), toDay("2026-11-24"))).toMatchObject({ why: "over-limit" });
    expect(await decide(world.approver, caseId)).toMatchObject({ why: { kind: "decided-already" } });
    expect(await letters("Support Options Forum % decided on%")).toBe(1);
    await expect(database.owner.query("UPDATE panel_decision SET words = 'Other'")).rejects.toThrow(
      "stand as they were",
    );
    await expect(
      database.owner.query("UPDATE panel_case SET withdrawn_at = now() WHERE id = $1", [caseId]),
    ).rejects.toThrow("this case is decided");
  });

  test("to defer is followed by a new case of the same request", async () => {
    const { caseId, requestId } = await aCase();
    await sit(world.approver, world.assessor);
    expect((await decide(world.assessor, caseId, { outcome: "DEFER", words: "No assessment yet." })).ok).toBe(
      true,
    );
    const said = {
      forumId,
      why: "LIMIT",
      askedWeekly: pence(60_000),
      caseMade: "Assessed now.",
      lowerRungs: "",
    } as const;
    const again = await putCase(world.broker, requestId, said);
    if (!again.ok) throw new Error(again.why.kind);
    const found = await reading(world.approver, (tx) => packOfCase(tx, again.value));
    expect(found?.pack.earlier).toMatchObject([{ caseId, outcome: "DEFER", words: "No assessment yet." }]);
  });

  test("is refused with bad terms, without quorum, by a stranger to the sitting and on an own case", async () => {
    const { caseId } = await aCase();
    const own = await aCase(world.assessor, nth * 10 + 1);
    expect(await decide(world.assessor, caseId)).toMatchObject({ why: { kind: "not-begun" } });
    await sit(world.assessor);
    expect(await decide(world.assessor, caseId)).toMatchObject({
      why: { kind: "no-quorum", present: 1, quorum: 2 },
    });
    await sit(world.approver, world.assessor);
    expect(await decide(world.finance, caseId)).toMatchObject({ why: { kind: "not-attending" } });
    expect(await decide(world.commissioner, caseId)).toMatchObject({ why: { kind: "not-a-member" } });
    expect(await decide(world.assessor, own.caseId)).toMatchObject({ why: { kind: "own-case" } });
    expect(await decide(world.approver, own.caseId)).toMatchObject({
      why: { kind: "no-quorum", present: 1 },
    });
    const past = { ...approved, expiresOn: toDay("2026-11-24") };
    expect(await decide(world.assessor, caseId, past)).toMatchObject({ why: { kind: "expired" } });
    const nowhere = { outcome: "LOWER_RUNG", rungId: forumId, words: "Try." } as const;
    expect(await decide(world.assessor, caseId, nowhere)).toMatchObject({ why: { kind: "no-rung" } });
    const named = { outcome: "DEFER", words: "Ask grace@example.org." } as const;
    expect(await decide(world.assessor, caseId, named)).toMatchObject({ why: { kind: "names-a-person" } });
    const { rows } = await database.owner.query("SELECT 1 FROM panel_decision WHERE case_id = $1", [caseId]);
    expect(rows).toEqual([]);
  });

  test("between sittings is the chair's alone, and stands on the next agenda to be noted", async () => {
    const { caseId } = await aCase();
    expect(await decide(world.assessor, caseId, approved, true)).toMatchObject({
      why: { kind: "not-the-chair" },
    });
    expect((await decide(world.approver, caseId, approved, true)).ok).toBe(true);
    const agenda = await reading(world.approver, (tx) => agendaOf(tx, { id: sittingId, forumId }));
    expect(agenda).toMatchObject([{ id: caseId, decision: { chairsAction: true } }]);
    await sit(world.approver, world.assessor);
    expect((await closeSitting(world.approver, sittingId, "Noted.")).ok).toBe(true);
    expect(await reading(world.approver, (tx) => caseOf(tx, caseId))).toMatchObject({ sittingId });
  });
});

test("whoever asked for a limit hears a week before it runs out with nobody placed", async () => {
  const { caseId } = await aCase();
  await sit(world.approver, world.assessor);
  expect((await decide(world.assessor, caseId, { ...approved, expiresOn: toDay("2026-12-05") })).ok).toBe(
    true,
  );
  await database.holdClock("2026-11-27T09:00:00Z");
  await remindOfPanels({ pack: page, panelCase: page });
  expect(await letters("The limit for PR-2026-% runs out after 4 December 2026")).toBe(0);
  await database.holdClock("2026-11-28T09:00:00Z");
  await remindOfPanels({ pack: page, panelCase: page });
  await remindOfPanels({ pack: page, panelCase: page });
  expect(await letters("The limit for PR-2026-% runs out after 4 December 2026")).toBe(1);
});

describe("the database refuses what no rule let in", () => {
  const write = (actor: StaffActor, caseId: string, chairsAction = false) =>
    inTransaction(actor, (tx) =>
      tx.panelDecision.create({
        data: {
          ...{ caseId, commissionerId: world.commissionerId, outcome: "APPROVE", limitWeeklyPence: 1 },
          ...{ expiresOn: new Date("2027-03-01"), chairsAction, decidedBy: actor.accountId },
          decidedAt: new Date(whileSitting),
        },
        select: { caseId: true },
      }),
    );
  const refused = /row-level security/;

  test("a decision on one's own case, without a seat, without being there, without quorum, or beside the chair", async () => {
    const { caseId } = await aCase();
    const own = await aCase(world.assessor, nth * 10 + 1);
    await expect(write(world.approver, caseId), "before the sitting").rejects.toThrow(refused);
    await expect(write(world.assessor, caseId, true), "not the chair").rejects.toThrow(refused);
    await sit(world.assessor);
    await expect(write(world.assessor, caseId), "no quorum").rejects.toThrow(refused);
    await sit(world.approver, world.assessor);
    await expect(write(world.assessor, own.caseId), "own case").rejects.toThrow(refused);
    await expect(write(world.finance, caseId), "not there").rejects.toThrow(refused);
    await expect(write(world.commissioner, caseId), "no seat").rejects.toThrow(refused);
    await expect(write(world.approver, caseId, true), "the sitting is under way").rejects.toThrow(refused);
    await write(world.assessor, caseId);
  });
});
