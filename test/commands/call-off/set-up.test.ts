import { beforeAll, describe, expect, test } from "vitest";
import { appointToCallOff, removeFromCallOff } from "#app/commands/call-off/appoint-evaluators.server.ts";
import {
  approveCallOff,
  askApproval,
  returnCallOff,
} from "#app/commands/call-off/approve-call-off.server.ts";
import { setRoute } from "#app/commands/call-off/choose-route.server.ts";
import { changeDetails, draftCallOff } from "#app/commands/call-off/draft-call-off.server.ts";
import { selectInvitees } from "#app/commands/call-off/select-invitees.server.ts";
import { setJudging, setTimetable } from "#app/commands/call-off/set-judging.server.ts";
import { setLots } from "#app/commands/call-off/set-lots.server.ts";
import { callOffOf, linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { frozenRecommendation } from "#app/data/call-off/frozen-recommendation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import type { CallOffDetails } from "#app/domain/call-off/details.ts";
import { pence } from "#app/domain/money.ts";
import { setUpFactsOf } from "#app/data/call-off/set-up-facts.server.ts";
import { recommendationOnFile } from "#app/web/recommendation-on-file.server.ts";
import { callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let callOffId: string;

const details: CallOffDetails = {
  ...{
    title: "Evening calls in the north",
    summary: "Two evening calls a day.",
    kind: "BLOCK",
    innovation: false,
  },
  ...{
    regime: "PA_2023_LIGHT_TOUCH",
    mixedTest: "",
    urgency: "ROUTINE",
    userChoice: false,
    choiceStatement: "",
  },
  ...{ startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04"), extensionMonths: 0 },
};
const times = {
  questionsCloseAt: new Date("2026-12-04T12:00:00Z"),
  closesAt: new Date("2026-12-11T12:00:00Z"),
  standstillPromised: false,
};
const question = {
  ...{ title: "Continuity", question: "How do you keep the same carers?", guidance: "" },
  ...{ weight: 60, minimumScore: 2, maximumWords: 500 },
};
const judging = {
  ...{ qualityWeight: 60, minimumQuality: 50, tieRule: "HIGHER_QUALITY" as const },
  criteria: [question, { ...question, title: "Safety", weight: 40, minimumScore: null }],
};

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  world = await callingOff(database.owner);
  const framework = await database.owner.query<{ regime: CallOffDetails["regime"] }>(
    "SELECT regime::text FROM framework WHERE id = $1",
    [world.frameworkId],
  );
  Object.assign(details, { regime: framework.rows[0]?.regime });
  const drafted = await draftCallOff(world.commissioner, world.frameworkId, details);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.why));
  callOffId = drafted.value.callOffId;
});

const core = () => world.coreLotIds[0] ?? "";
const now = () => reading(world.commissioner, async (tx) => callOffOf(tx, callOffId));
const line = (changes = {}) => ({
  ...{
    serviceLineId: world.lineIds[0] ?? "",
    areaId: world.everywhereId,
    units: "1000.50",
    note: "",
    stated: null,
  },
  ...changes,
});

describe("what is wanted", () => {
  test("is drafted under the next reference of the year", async () => {
    expect(await now()).toMatchObject({
      title: details.title,
      route: null,
      createdBy: world.commissioner.accountId,
    });
    expect((await now())?.reference).toMatch(/^CO-2026-\d{4}$/);
  });

  test.each([
    [{ summary: "Call 0117 496 0100 about her." }, { kind: "names-a-person", field: "summary" }],
    [{ endsOn: toDay("2027-01-04") }, { kind: "ends-before-it-starts" }],
    [{ startsOn: toDay("2026-11-25") }, { kind: "starts-in-the-past" }],
    [
      { startsOn: toDay("2099-01-01"), endsOn: toDay("2099-02-01") },
      { kind: "starts-outside-the-framework" },
    ],
    [{ regime: "PSR_2023" as const }, { kind: "no-mixed-test" }],
    [{ userChoice: true }, { kind: "no-choice-statement" }],
  ])("is refused with %o", async (changes, why) => {
    expect(await changeDetails(world.commissioner, callOffId, { ...details, ...changes })).toMatchObject({
      ok: false,
      why,
    });
    expect(await now()).toMatchObject({ summary: details.summary, endsOn: "2028-01-04" });
  });
});

describe("lots and lines", () => {
  test("are worth what they cost at their caps", async () => {
    const set = await setLots(world.commissioner, callOffId, [core()], [line()]);
    expect(set).toEqual({ ok: true, value: { value: 2_601_300, stepsForgotten: false } });
    expect(await now()).toMatchObject({ value: 2_601_300, valueWithVat: 2_601_300 });
    const lines = await reading(world.commissioner, (tx) => linesOfCallOff(tx, callOffId));
    expect(lines).toMatchObject([{ units: "1000.50" }]);
  });

  test("of nobody, twice, over the cap, without a line or with a person's address are refused", async () => {
    const lot = core();
    const set = (lots: readonly string[], lines: ReturnType<typeof line>[]) =>
      setLots(world.commissioner, callOffId, lots, lines);
    expect(await set([], [])).toMatchObject({ why: { kind: "no-lots" } });
    expect(await set([idOf(99, 9)], [line()])).toMatchObject({ why: { kind: "not-your-lots" } });
    expect(await set([lot], [line(), line()])).toMatchObject({ why: { kind: "twice", nth: 1 } });
    expect(await set([lot], [])).toMatchObject({ why: { kind: "lot-without-line", lotId: lot } });
    expect(await set([lot], [line({ stated: pence(2_601) })])).toMatchObject({
      why: { kind: "over-cap", cap: 2_600 },
    });
    expect(await set([lot], [line({ note: "at BS5 0AX" })])).toMatchObject({
      why: { kind: "names-a-person" },
    });
    expect(await now()).toMatchObject({ value: 2_601_300 });
  });
});

describe("the route", () => {
  test("is chosen with a reason where it departs, and the recommendation is frozen", async () => {
    expect(await setRoute(world.commissioner, callOffId, "RESTRICTED", "")).toMatchObject({
      why: { kind: "reason-wanted" },
    });
    const chosen = await setRoute(world.commissioner, callOffId, "RESTRICTED", "These work in the north.");
    expect(chosen).toEqual({ ok: true, value: null });
    const frozen = await reading(world.commissioner, (tx) => frozenRecommendation(tx, callOffId));
    expect(frozen).toMatchObject({ preferred: "OPEN", chosen: "RESTRICTED", departs: true, eligible: 3 });
    expect(frozen?.need).toMatchObject({ kind: "BLOCK", urgency: "ROUTINE", valueWithVat: 2_601_300 });
    expect(frozen?.rules).toHaveLength(3);
    expect(frozen?.rules[0]).toMatchObject({
      ...{ lotId: world.coreLotIds[0], fromOn: "2026-01-01", source: "Call-off rules of the framework" },
    });
    expect(await now()).toMatchObject({ route: "RESTRICTED", routeReason: "These work in the north." });
  });

  test("stands in the decision file with the recommendation, its reasons, facts and rules", async () => {
    const onFile = await reading(world.commissioner, async (tx) => {
      const callOff = await callOffOf(tx, callOffId);
      return callOff ? recommendationOnFile(tx, callOff) : null;
    });
    const facts = Object.fromEntries(onFile?.facts ?? []);
    expect(facts).toMatchObject({
      ...{ "Weighed on": "Wednesday 25 November 2026", "Members eligible that day": "3", Lots: "Lot 1" },
      "Value with VAT, for the whole term with every extension": "£26,013.00",
      Kind: "Block of beds or hours for a period",
      Urgency: "There is time for members to bid",
      Recommended: "Open competition among all members of the lots",
      Chosen: "Restricted competition among chosen members, which departs from it",
    });
    const open = onFile?.routes.find(({ route }) => route === "OPEN");
    expect(open).toMatchObject({ allowed: true, preferred: true, chosen: false });
    expect(open?.for).toContain("A block fixes a volume, for which members may go below their rates.");
    expect(onFile?.rules).toHaveLength(3);
    expect(onFile?.rules[0]).toMatchObject({ lot: "Lot 1", source: "Call-off rules of the framework" });
  });

  test("is chosen again once the value changes", async () => {
    await setLots(world.commissioner, callOffId, [core()], [line({ units: "1000" })]);
    expect(await now()).toMatchObject({ route: null, value: 2_600_000, routeReason: "" });
    await setRoute(world.commissioner, callOffId, "RESTRICTED", "These work in the north.");
  });
});

describe("how bids are judged", () => {
  test("weights that do not make 100 are refused, and nothing changes", async () => {
    const uneven = { ...judging, criteria: [question] };
    expect(await setJudging(world.commissioner, callOffId, uneven)).toEqual({
      ok: false,
      why: { kind: "weights-not-hundred", sum: 60 },
    });
    expect(await now()).toMatchObject({ qualityWeight: null });
    expect(await setJudging(world.commissioner, callOffId, judging)).toEqual({ ok: true, value: null });
  });

  test("questions close before bids, and bids before the service starts", async () => {
    const set = (changes: Partial<typeof times>) =>
      setTimetable(world.commissioner, callOffId, { ...times, ...changes });
    expect(await set({ questionsCloseAt: new Date("2026-11-25T10:00:00Z") })).toMatchObject({
      why: { kind: "questions-close-in-the-past" },
    });
    expect(await set({ closesAt: times.questionsCloseAt })).toMatchObject({
      why: { kind: "closes-before-questions" },
    });
    expect(await set({ closesAt: new Date("2027-01-04T09:00:00Z") })).toMatchObject({
      why: { kind: "starts-before-it-closes" },
    });
    expect(await set({})).toEqual({ ok: true, value: null });
  });

  test("its block is paid as its terms say", async () => {
    const [bought] = await reading(world.commissioner, (tx) => linesOfCallOff(tx, callOffId));
    const whose = { call_off_id: callOffId, commissioner_id: world.commissionerId };
    await insert(database.owner, "block_terms", [
      {
        ...{ call_off_line_id: bought?.id, ...whose, spot_pence: 2_600, spot_basis: "Cap" },
        ...{ pence: 2_400, guaranteed_basis_points: 8_000, void_basis_points: 5_000 },
        ...{ retainer_pence: 0, retainer_days: 0, notice_days: 28, warn_basis_points: 1_000 },
        ...{ set_by: world.commissioner.accountId, set_at: "2026-11-25T10:00:00Z" },
      },
    ]);
    const missing = await reading(world.commissioner, (tx) => setUpFactsOf(tx, callOffId));
    expect(missing.linesWithoutBlockTerms).toBe(0);
  });

  test("evaluators are appointed once each, and may be taken off", async () => {
    const { accountId } = world.evaluator;
    const appoint = (id: string) =>
      appointToCallOff(world.commissioner, callOffId, { accountId: id, livedExperience: id === accountId });
    expect(await appoint(accountId)).toEqual({ ok: true, value: null });
    expect(await appoint(accountId)).toMatchObject({ why: { kind: "not-to-appoint" } });
    expect(await appoint(world.finance.accountId)).toMatchObject({ why: { kind: "not-to-appoint" } });
    expect(await removeFromCallOff(world.commissioner, callOffId, accountId)).toEqual({
      ok: true,
      value: null,
    });
    expect(await appoint(accountId)).toEqual({ ok: true, value: null });
    expect(await askApproval(world.commissioner, callOffId)).toMatchObject({
      why: { kind: "gaps", gaps: [{ kind: "too-few-evaluators" }, { kind: "too-few-invitees" }] },
    });
    expect(await appoint(world.evaluator2.accountId)).toEqual({ ok: true, value: null });
  });
});

describe("who is invited", () => {
  test("a member whose placements are stopped is refused, and the selection stays", async () => {
    const [one, two, three] = world.bidders.map(({ actor }) => actor.providerId) as [string, string, string];
    const select = (ids: readonly string[]) =>
      selectInvitees(world.commissioner, callOffId, ids, "Both have teams in the north.");
    expect(await select([one, two])).toEqual({ ok: true, value: { count: 2 } });
    await insert(database.owner, "placement_stop", [
      {
        ...{
          id: idOf(70, 1),
          commissioner_id: world.commissionerId,
          provider_id: three,
          reason: "A safeguarding plan.",
        },
        ...{ starts_on: "2026-11-20", review_on: "2026-12-01", ends_on: "2026-12-20" },
        ...{ recorded_by: world.commissioner.accountId, recorded_at: "2026-11-20T09:00:00Z" },
      },
    ]);
    expect(await select([one, three])).toMatchObject({
      why: { kind: "not-eligible", providerId: three, against: [{ kind: "placements-stopped" }] },
    });
    expect(await select([one, idOf(99, 9)])).toMatchObject({ why: { kind: "not-a-member" } });
    const chosen = await reading(world.commissioner, (tx) => invitationsOf(tx, callOffId));
    expect(chosen.map(({ providerId }) => providerId).sort()).toEqual([one, two].sort());
  });
});

describe("approval", () => {
  test("goes by another person within the limit; a return gives it back with its reason", async () => {
    expect(await approveCallOff(world.approver, callOffId)).toMatchObject({
      why: { kind: "not-now", state: "draft" },
    });
    expect(await askApproval(world.commissioner2, callOffId)).toEqual({ ok: true, value: null });
    expect(await changeDetails(world.commissioner, callOffId, details)).toMatchObject({
      why: { kind: "not-now" },
    });
    expect(await returnCallOff(world.approver, callOffId, "Say which days.")).toEqual({
      ok: true,
      value: null,
    });
    expect(await now()).toMatchObject({ returnedReason: "Say which days.", approvalAskedAt: null });
    await askApproval(world.commissioner2, callOffId);
    expect(await approveCallOff(world.commissioner, callOffId)).toMatchObject({ why: { kind: "own-work" } });
    expect(await approveCallOff(world.commissioner2, callOffId)).toMatchObject({ why: { kind: "own-work" } });
    expect(await approveCallOff(world.finance, callOffId)).toMatchObject({ why: { kind: "no-limit" } });
    await database.owner.query("UPDATE call_off_limit SET limit_pence = 2599999 WHERE role = 'approver'");
    expect(await approveCallOff(world.approver, callOffId)).toMatchObject({
      why: { kind: "over-limit", limit: 2_599_999, valueWithVat: 2_600_000 },
    });
    await database.owner.query("UPDATE call_off_limit SET limit_pence = 2600000 WHERE role = 'approver'");
    expect(await approveCallOff(world.approver, callOffId)).toEqual({ ok: true, value: null });
    expect(await now()).toMatchObject({ approvedBy: world.approver.accountId });
  });

  test("left one event for each deed", async () => {
    const { rows } = await database.owner.query<{ kind: string }>(
      "SELECT kind FROM audit_event WHERE subject_kind = 'call-off' AND subject_id = $1 ORDER BY seq",
      [callOffId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...[
        "call-off-drafted",
        "call-off-changed",
        "call-off-route-chosen",
        "call-off-changed",
        "call-off-route-chosen",
      ],
      ...[
        "call-off-changed",
        "call-off-changed",
        "call-off-evaluator-appointed",
        "call-off-evaluator-removed",
      ],
      ...[
        "call-off-evaluator-appointed",
        "call-off-evaluator-appointed",
        "call-off-changed",
        "call-off-approval-asked",
      ],
      ...["call-off-returned", "call-off-approval-asked", "call-off-approved"],
    ]);
  });
});

test("another commissioner's call-off is not found", async () => {
  const other = await callingOff(database.owner, 3);
  expect(await changeDetails(other.commissioner, callOffId, details)).toEqual({
    ok: false,
    why: { kind: "not-found" },
  });
  expect(await draftCallOff(other.commissioner, world.frameworkId, details)).toEqual({
    ok: false,
    why: { kind: "not-found" },
  });
});
