import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  belongsOnAgenda,
  decideCase,
  needsPanel,
  putCase,
  withdrawCase,
  type Decider,
  type Decision,
  type PanelCase,
} from "#app/domain/brokerage/panel.ts";
import {
  closeSitting,
  noteAttendance,
  seatOn,
  sittingState,
  type Seat,
  type Sitting,
} from "#app/domain/brokerage/sitting.ts";
import { addDays, dayOf, toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const at = (instant: string) => new Date(instant);
const during = at("2026-12-01T10:30:00Z");
const today = toDay("2026-12-01");
const always = { fromOn: toDay("2026-01-01"), toOn: null };
const seats: readonly Seat[] = [
  { accountId: "chair", chair: true, ...always },
  { accountId: "first", chair: false, ...always },
  { accountId: "second", chair: false, ...always },
];
const sitting: Sitting = {
  ...{ sitsAt: at("2026-12-01T10:00:00Z"), packSentAt: null, closedAt: null },
  attendance: ["chair", "first"],
};
const put: PanelCase = {
  ...{ why: "LIMIT", askedBy: "broker", askedAt: at("2026-11-24T09:00:00Z") },
  ...{ withdrawnAt: null, decided: false },
};
const approved: Decision = {
  ...{ outcome: "APPROVE", limitWeekly: pence(80_000), expiresOn: toDay("2027-03-01"), words: "" },
};
const by = (accountId: string, changes: Partial<Decider> = {}): Decider => ({
  ...{ accountId, seats, quorum: 2, sitting, chairsAction: false, rungIds: ["day"] },
  ...changes,
});
const kindOf = (panelCase: PanelCase, decision: Decision, decider: Decider, now = during) => {
  const verdict = decideCase(panelCase, decision, decider, now);
  return verdict.ok ? "decided" : verdict.why.kind;
};

describe("a decision at a sitting", () => {
  test("is made by a member who is there, while it sits, with a quorum", () => {
    expect(decideCase(put, approved, by("first"), during)).toEqual({ ok: true, value: approved });
    expect(kindOf(put, approved, by("stranger"))).toBe("not-a-member");
    expect(kindOf(put, approved, by("second"))).toBe("not-attending");
    expect(kindOf(put, approved, by("first", { sitting: null }))).toBe("no-sitting");
    expect(kindOf(put, approved, by("first"), at("2026-12-01T09:59:00Z"))).toBe("not-begun");
    const closed = { ...sitting, closedAt: during };
    expect(kindOf(put, approved, by("first", { sitting: closed }))).toBe("closed");
    expect(decideCase(put, approved, by("first", { quorum: 3 }), during)).toMatchObject({
      why: { kind: "no-quorum", present: 2, quorum: 3 },
    });
  });

  test("is never made by the person who put the case, who does not count for its quorum either", () => {
    const own = { ...put, askedBy: "first" };
    expect(kindOf(own, approved, by("first"))).toBe("own-case");
    expect(decideCase(own, approved, by("chair"), during)).toMatchObject({
      why: { kind: "no-quorum", present: 1, quorum: 2 },
    });
  });

  test("is not made by a member whose seat ended by that day", () => {
    const left = seats.map((one) => (one.accountId === "first" ? { ...one, toOn: today } : one));
    expect(kindOf(put, approved, by("first", { seats: left }))).toBe("not-a-member");
  });

  test("is made once, of a case that is not withdrawn", () => {
    expect(kindOf({ ...put, decided: true }, approved, by("first"))).toBe("decided-already");
    expect(kindOf({ ...put, withdrawnAt: during }, approved, by("first"))).toBe("withdrawn");
  });
});

describe("what is decided", () => {
  test.each([
    ["a limit of nothing", { ...approved, limitWeekly: pence(0) }, "no-limit"],
    ["a negative limit", { ...approved, limitWeekly: pence(-1) }, "no-limit"],
    ["a limit that has expired", { ...approved, expiresOn: today }, "expired"],
    ["a limit up to tomorrow", { ...approved, expiresOn: addDays(today, 1) }, "decided"],
    ["conditions without saying which", { ...approved, outcome: "CONDITIONS" }, "no-words"],
    ["to defer without saying why", { outcome: "DEFER", words: " " }, "no-words"],
    ["to defer with a reason", { outcome: "DEFER", words: "No assessment yet." }, "decided"],
    [
      "a rung that is none of the ladder",
      { outcome: "LOWER_RUNG", rungId: "moon", words: "Try." },
      "no-rung",
    ],
    ["a rung to try first", { outcome: "LOWER_RUNG", rungId: "day", words: "Try." }, "decided"],
  ] as const)("%s: %j ends as %s", (_what, decision, ends) => {
    expect(kindOf(put, decision as Decision, by("first"))).toBe(ends);
  });
});

describe("chair's action between sittings", () => {
  const before = at("2026-11-26T09:00:00Z");
  const alone = { chairsAction: true, quorum: 9 };

  test("is the chair's alone, whoever would be a quorum", () => {
    expect(kindOf(put, approved, by("chair", alone), before)).toBe("decided");
    expect(kindOf(put, approved, by("chair", { ...alone, sitting: null }), before)).toBe("decided");
    expect(kindOf(put, approved, by("first", alone), before)).toBe("not-the-chair");
    expect(kindOf({ ...put, askedBy: "chair" }, approved, by("chair", alone), before)).toBe("own-case");
  });

  test("is not taken once the sitting with the case on its agenda has begun", () => {
    expect(kindOf(put, approved, by("chair", alone), during)).toBe("sitting-under-way");
  });
});

describe("a case", () => {
  test("is put once at a time, for something, of a request that is not archived", () => {
    const facts = { archived: false, waiting: false };
    expect(putCase(facts, pence(80_000)).ok).toBe(true);
    expect(putCase({ ...facts, archived: true }, pence(1))).toMatchObject({ why: { kind: "archived" } });
    expect(putCase({ ...facts, waiting: true }, pence(1))).toMatchObject({ why: { kind: "waits-already" } });
    expect(putCase(facts, pence(0))).toMatchObject({ why: { kind: "nothing-asked" } });
  });

  test("is withdrawn until somebody has decided", () => {
    expect(withdrawCase(put, during)).toEqual({ ok: true, value: during });
    expect(withdrawCase({ ...put, decided: true }, during)).toMatchObject({
      why: { kind: "decided-already" },
    });
    expect(withdrawCase({ ...put, withdrawnAt: during }, during)).toMatchObject({
      why: { kind: "withdrawn" },
    });
  });

  test("put after the pack waits for the next sitting, unless somebody was placed in the interim", () => {
    const packSentAt = at("2026-11-29T09:00:00Z");
    const late = { why: "LIMIT", askedAt: at("2026-11-29T09:00:01Z") } as const;
    expect(belongsOnAgenda(put, { packSentAt })).toBe(true);
    expect(belongsOnAgenda(late, { packSentAt })).toBe(false);
    expect(belongsOnAgenda(late, { packSentAt: null })).toBe(true);
    expect(belongsOnAgenda({ ...late, why: "INTERIM" }, { packSentAt })).toBe(true);
  });
});

describe("a request comes to a panel", () => {
  const limit = { limitWeekly: pence(80_000), expiresOn: toDay("2027-03-01") };
  const facts = { fromWeekly: pence(50_000), limit: null };

  test("from the council's own price on, where no limit is set", () => {
    expect(needsPanel(facts, pence(49_999), today)).toEqual({ needed: false });
    expect(needsPanel(facts, pence(50_000), today)).toEqual({ needed: true, why: "no-limit" });
    expect(needsPanel({ ...facts, fromWeekly: null }, pence(999_999), today)).toEqual({ needed: false });
  });

  test("again only when the limit is exceeded or has expired", () => {
    const within = { ...facts, limit };
    expect(needsPanel(within, pence(80_000), today)).toEqual({ needed: false });
    expect(needsPanel(within, pence(80_001), today)).toEqual({
      ...{ needed: true, why: "over-limit", overPence: 1 },
    });
    expect(needsPanel(within, pence(80_000), toDay("2027-02-28"))).toEqual({ needed: false });
    expect(needsPanel(within, pence(80_000), limit.expiresOn)).toEqual({
      ...{ needed: true, why: "limit-expired", expiredOn: "2027-03-01" },
    });
  });
});

const people = ["broker", "chair", "first", "second", "third"] as const;
const person = fc.constantFrom(...people);
const step = fc.oneof(
  fc.record({ does: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ does: fc.constant("attend" as const), who: fc.uniqueArray(person) }),
  fc.record({ does: fc.constant("close" as const) }),
  fc.record({ does: fc.constant("unseat" as const), who: person, days: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ does: fc.constant("decide" as const), who: person, chairsAction: fc.boolean() }),
);

test("whatever happens, nothing is approved without quorum, without a seat, or by the person who asked", () => {
  const history = fc.record({
    ...{ steps: fc.array(step, { minLength: 4, maxLength: 25 }), askedBy: person },
    quorum: fc.integer({ min: 1, max: 4 }),
  });
  let approvals = 0;
  fc.assert(
    fc.property(history, ({ steps, askedBy, quorum }) => {
      let now = at("2026-11-30T09:00:00Z");
      let seated: readonly Seat[] = [...seats, { accountId: "third", chair: false, ...always }];
      let held: Sitting = { ...sitting, attendance: [] };
      let panelCase: PanelCase = { ...put, askedBy };
      for (const one of steps) {
        if (one.does === "wait") now = new Date(now.getTime() + one.hours * 3_600_000);
        if (one.does === "unseat")
          seated = seated.map((seat) =>
            seat.accountId === one.who ? { ...seat, toOn: addDays(dayOf(now), one.days) } : seat,
          );
        if (one.does === "attend") {
          const noted = noteAttendance(held, seated, one.who, now);
          if (noted.ok) held = noted.value;
        }
        if (one.does === "close") {
          const closed = closeSitting(held, "Minutes.", now);
          if (closed.ok) held = closed.value;
        }
        if (one.does !== "decide") continue;
        const decider = by(one.who, {
          seats: seated,
          quorum,
          sitting: held,
          chairsAction: one.chairsAction,
        });
        const yearOn = { ...approved, expiresOn: addDays(dayOf(now), 365) };
        if (!decideCase(panelCase, yearOn, decider, now).ok) continue;
        approvals += 1;
        expect(panelCase.decided).toBe(false);
        expect(one.who).not.toBe(askedBy);
        panelCase = { ...panelCase, decided: true };
        if (one.chairsAction) {
          expect(seatOn(seated, one.who, dayOf(now))?.chair).toBe(true);
          continue;
        }
        const there = held.attendance.filter((who) => seatOn(seated, who, today) && who !== askedBy);
        expect(there).toContain(one.who);
        expect(there.length).toBeGreaterThanOrEqual(quorum);
        expect(sittingState(held, now)).toBe("sitting");
      }
    }),
    { numRuns: 600, seed: 20_261_201 },
  );
  expect(approvals).toBeGreaterThan(20);
});
