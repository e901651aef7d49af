import { describe, expect, test } from "vitest";
import {
  callSitting,
  closeSitting,
  moveSitting,
  noteAttendance,
  packDueOn,
  presentAt,
  seat,
  seatOn,
  sendPack,
  sittingState,
  unseat,
  type Seat,
  type Sitting,
} from "#app/domain/brokerage/sitting.ts";
import { toDay } from "#app/domain/calendar.ts";

const at = (instant: string) => new Date(instant);
const sitting: Sitting = {
  ...{ sitsAt: at("2026-12-01T10:00:00Z"), packSentAt: null, closedAt: null },
  attendance: [],
};
const [before, during] = [at("2026-11-24T09:30:00Z"), at("2026-12-01T10:30:00Z")];
const closed: Sitting = { ...sitting, closedAt: at("2026-12-01T12:00:00Z") };
const seatOf = (accountId: string, rest: Partial<Seat> = {}): Seat => ({
  ...{ accountId, chair: false, fromOn: toDay("2026-01-01"), toOn: null },
  ...rest,
});
const seats = [
  seatOf("chair", { chair: true }),
  seatOf("member"),
  seatOf("past", { toOn: toDay("2026-12-01") }),
];

describe("a seat", () => {
  const today = toDay("2026-11-24");
  const wanted = { accountId: "new", chair: false, fromOn: today, mayDecide: true };

  test("begins today or later, for somebody who may decide", () => {
    expect(seat(seats, wanted, today)).toMatchObject({ ok: true, value: { toOn: null } });
    const yesterday = { ...wanted, fromOn: toDay("2026-11-23") };
    expect(seat(seats, yesterday, today)).toMatchObject({ why: { kind: "in-the-past" } });
    expect(seat(seats, { ...wanted, mayDecide: false }, today)).toMatchObject({
      why: { kind: "may-not-decide" },
    });
  });

  test("is one a person, and one chair a forum, until the other's last day has passed", () => {
    expect(seat(seats, { ...wanted, accountId: "member" }, today)).toMatchObject({
      why: { kind: "seated-already" },
    });
    expect(seat(seats, { ...wanted, chair: true }, today)).toMatchObject({
      why: { kind: "chair-taken", by: "chair" },
    });
    const again = { ...wanted, accountId: "past" };
    expect(seat(seats, again, today)).toMatchObject({ why: { kind: "seated-already" } });
    expect(seat(seats, { ...again, fromOn: toDay("2026-12-01") }, today).ok).toBe(true);
  });

  test("ends on a day from today on, after it began; that day is the first without it", () => {
    expect(unseat(seats, "member", today, today)).toMatchObject({ value: { toOn: today } });
    expect(unseat(seats, "past", today, today)).toMatchObject({ why: { kind: "not-seated" } });
    expect(unseat(seats, "member", toDay("2026-11-23"), today)).toMatchObject({
      why: { kind: "in-the-past" },
    });
    const late = [seatOf("late", { fromOn: toDay("2026-12-01") })];
    expect(unseat(late, "late", toDay("2026-12-01"), today)).toMatchObject({
      why: { kind: "before-it-begins" },
    });
    expect(seatOn(seats, "past", toDay("2026-11-30"))).toBeDefined();
    expect(seatOn(seats, "past", toDay("2026-12-01"))).toBeUndefined();
  });
});

describe("a sitting", () => {
  test("is coming until its very instant, sits until it is closed", () => {
    expect(sittingState(sitting, at("2026-12-01T09:59:59.999Z"))).toBe("coming");
    expect(sittingState(sitting, at("2026-12-01T10:00:00Z"))).toBe("sitting");
    expect(sittingState(closed, during)).toBe("closed");
  });

  test("is called for an instant ahead, one a day of a forum", () => {
    expect(callSitting(sitting.sitsAt, [], before).ok).toBe(true);
    expect(callSitting(before, [], before)).toMatchObject({ why: { kind: "not-ahead" } });
    const sameDay = [at("2026-12-01T15:00:00Z")];
    expect(callSitting(sitting.sitsAt, sameDay, before)).toMatchObject({ why: { kind: "sits-that-day" } });
  });

  test("moves only before it begins", () => {
    const to = at("2026-12-08T10:00:00Z");
    expect(moveSitting(sitting, to, [], before)).toMatchObject({ value: { sitsAt: to } });
    expect(moveSitting(sitting, to, [], during)).toMatchObject({ why: { kind: "begun" } });
    expect(moveSitting(closed, to, [], during)).toMatchObject({ why: { kind: "closed" } });
  });

  test("has its pack with the members two days before: by Sunday for a Tuesday", () => {
    expect(packDueOn(sitting, 2)).toBe("2026-11-29");
  });

  test("sends its pack once, beforehand, to members, with something to decide", () => {
    const facts = { cases: 3, members: 4 };
    expect(sendPack(sitting, facts, before)).toMatchObject({ value: { packSentAt: before } });
    expect(sendPack(sitting, { ...facts, cases: 0 }, before)).toMatchObject({
      why: { kind: "nothing-to-decide" },
    });
    expect(sendPack(sitting, { ...facts, members: 0 }, before)).toMatchObject({
      why: { kind: "no-members" },
    });
    expect(sendPack({ ...sitting, packSentAt: before }, facts, before)).toMatchObject({
      why: { kind: "sent-already" },
    });
    expect(sendPack(sitting, facts, during)).toMatchObject({ why: { kind: "begun" } });
  });

  test("notes as there members of its day alone, each once, while it sits", () => {
    const noted = noteAttendance(sitting, seats, ["chair", "member", "member"], during);
    expect(noted).toMatchObject({ value: { attendance: ["chair", "member"] } });
    expect(noteAttendance(sitting, seats, ["past"], during)).toMatchObject({
      why: { kind: "not-a-member", accountId: "past" },
    });
    expect(noteAttendance(sitting, seats, ["chair"], before)).toMatchObject({ why: { kind: "not-begun" } });
    expect(noteAttendance(closed, seats, ["chair"], during)).toMatchObject({ why: { kind: "closed" } });
    expect(presentAt({ ...sitting, attendance: ["chair", "past"] }, seats)).toEqual(["chair"]);
  });

  test("closes once, with minutes", () => {
    expect(closeSitting(sitting, "Two cases heard.", during)).toMatchObject({ value: { closedAt: during } });
    expect(closeSitting(sitting, " ", during)).toMatchObject({ why: { kind: "no-minutes" } });
    expect(closeSitting(sitting, "Early.", before)).toMatchObject({ why: { kind: "not-begun" } });
    expect(closeSitting(closed, "Again.", during)).toMatchObject({ why: { kind: "closed" } });
  });
});
