import { addDays, compareDays, dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { isWithin, type Span } from "./element.ts";

/** Who sits in a forum, from a day up to an excluded day, and whether in the chair. */
export type Seat = Span & { readonly accountId: string; readonly chair: boolean };

/** A sitting of a forum: when it sits, whether its pack went out and when it was closed, and who was noted as there. */
export type Sitting = {
  readonly sitsAt: Instant;
  readonly packSentAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly attendance: readonly string[];
};

/** Before its time, under way until it is closed, or closed. */
export type SittingState = "coming" | "sitting" | "closed";

/** Where a sitting stands; worked out and never stored. */
export function sittingState(
  { sitsAt, closedAt }: Pick<Sitting, "sitsAt" | "closedAt">,
  now: Instant,
): SittingState {
  if (closedAt) return "closed";
  return now.getTime() < sitsAt.getTime() ? "coming" : "sitting";
}

/** The seat that a person holds on a day; undefined for somebody who is no member then. */
export function seatOn(seats: readonly Seat[], accountId: string, day: Day): Seat | undefined {
  return seats.find((seat) => seat.accountId === accountId && isWithin(seat, day));
}

/** Those noted as there who are members on the day of the sitting. */
export function presentAt(sitting: Sitting, seats: readonly Seat[]): readonly string[] {
  const day = dayOf(sitting.sitsAt);
  return sitting.attendance.filter((accountId) => seatOn(seats, accountId, day));
}

export type SeatRefusal =
  | { readonly kind: "in-the-past" | "may-not-decide" | "seated-already" }
  | { readonly kind: "chair-taken"; readonly by: string };

/** Seats a person who may decide, from today or a later day. Refuses a second seat of the same person and a second chair. */
export function seat(
  seats: readonly Seat[],
  wanted: Pick<Seat, "accountId" | "chair" | "fromOn"> & { readonly mayDecide: boolean },
  today: Day,
): Verdict<Seat, SeatRefusal> {
  const { accountId, chair, fromOn, mayDecide } = wanted;
  if (compareDays(fromOn, today) < 0) return no({ kind: "in-the-past" });
  if (!mayDecide) return no({ kind: "may-not-decide" });
  const lasting = seats.filter(({ toOn }) => toOn === null || compareDays(toOn, fromOn) > 0);
  if (lasting.some((one) => one.accountId === accountId)) return no({ kind: "seated-already" });
  const other = chair ? lasting.find((one) => one.chair) : undefined;
  return other
    ? no({ kind: "chair-taken", by: other.accountId })
    : yes({ accountId, chair, fromOn, toOn: null });
}

export type UnseatRefusal = { readonly kind: "not-seated" | "in-the-past" | "before-it-begins" };

/** Ends the standing seat of a person on a day from today on, which is the first without it. */
export function unseat(
  seats: readonly Seat[],
  accountId: string,
  on: Day,
  today: Day,
): Verdict<Seat, UnseatRefusal> {
  const standing = seats.find((one) => one.accountId === accountId && one.toOn === null);
  if (!standing) return no({ kind: "not-seated" });
  if (compareDays(on, today) < 0) return no({ kind: "in-the-past" });
  if (compareDays(on, standing.fromOn) <= 0) return no({ kind: "before-it-begins" });
  return yes({ ...standing, toOn: on });
}

export type CallRefusal = { readonly kind: "not-ahead" | "sits-that-day" };

/** Calls a sitting at an instant ahead, one a day of a forum. */
export function callSitting(
  sitsAt: Instant,
  others: readonly Instant[],
  now: Instant,
): Verdict<Sitting, CallRefusal> {
  if (sitsAt.getTime() <= now.getTime()) return no({ kind: "not-ahead" });
  if (others.some((other) => dayOf(other) === dayOf(sitsAt))) return no({ kind: "sits-that-day" });
  return yes({ sitsAt, packSentAt: null, closedAt: null, attendance: [] });
}

export type SittingRefusal = { readonly kind: "closed" | "begun" | "not-begun" };

/** Moves a sitting that has not begun to another instant ahead. */
export function moveSitting(
  sitting: Sitting,
  to: Instant,
  others: readonly Instant[],
  now: Instant,
): Verdict<Sitting, CallRefusal | SittingRefusal> {
  const state = sittingState(sitting, now);
  if (state !== "coming") return no({ kind: state === "closed" ? "closed" : "begun" });
  const called = callSitting(to, others, now);
  return called.ok ? yes({ ...sitting, sitsAt: to }) : called;
}

/** The day by which the pack of a sitting is with its members. */
export function packDueOn({ sitsAt }: Pick<Sitting, "sitsAt">, packDays: number): Day {
  return addDays(dayOf(sitsAt), -packDays);
}

export type PackRefusal =
  SittingRefusal | { readonly kind: "sent-already" | "nothing-to-decide" | "no-members" };

/** Sends the pack before the sitting begins, once; what is put later waits for the next. */
export function sendPack(
  sitting: Sitting,
  facts: { readonly cases: number; readonly members: number },
  now: Instant,
): Verdict<Sitting, PackRefusal> {
  const state = sittingState(sitting, now);
  if (state !== "coming") return no({ kind: state === "closed" ? "closed" : "begun" });
  if (sitting.packSentAt) return no({ kind: "sent-already" });
  if (facts.cases === 0) return no({ kind: "nothing-to-decide" });
  return facts.members === 0 ? no({ kind: "no-members" }) : yes({ ...sitting, packSentAt: now });
}

export type AttendanceRefusal =
  SittingRefusal | { readonly kind: "not-a-member"; readonly accountId: string };

/** Notes who is there, once the sitting has begun and until it is closed: members on its day alone. */
export function noteAttendance(
  sitting: Sitting,
  seats: readonly Seat[],
  accountIds: readonly string[],
  now: Instant,
): Verdict<Sitting, AttendanceRefusal> {
  const state = sittingState(sitting, now);
  if (state !== "sitting") return no({ kind: state === "closed" ? "closed" : "not-begun" });
  const day = dayOf(sitting.sitsAt);
  const stranger = accountIds.find((accountId) => !seatOn(seats, accountId, day));
  if (stranger !== undefined) return no({ kind: "not-a-member", accountId: stranger });
  return yes({ ...sitting, attendance: [...new Set(accountIds)] });
}

/** Closes a sitting that has begun, with its minutes; nothing of it changes afterwards. */
export function closeSitting(
  sitting: Sitting,
  minutes: string,
  now: Instant,
): Verdict<Sitting, SittingRefusal | { readonly kind: "no-minutes" }> {
  const state = sittingState(sitting, now);
  if (state !== "sitting") return no({ kind: state === "closed" ? "closed" : "not-begun" });
  return minutes.trim() === "" ? no({ kind: "no-minutes" }) : yes({ ...sitting, closedAt: now });
}
