import { expect, test } from "vitest";
import {
  cascades,
  enquiryState,
  isWorkingTime,
  mayClose,
  mayOffer,
  nextInTurn,
  remindsFrom,
  type EnquiryFacts,
} from "#app/domain/brokerage/enquiry.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const dueAt = new Date("2026-11-17T10:00:00Z");
const before = new Date("2026-11-17T09:59:59.999Z");
const waiting: EnquiryFacts = { dueAt, declinedAt: null, closedAt: null, chosenAt: null, offer: null };
const declined = { ...waiting, declinedAt: before };
const offered = { ...waiting, offer: { byPhone: false, confirmedAt: null } };

test("an enquiry lapses at the very instant that it is due, and an offer made before stands", () => {
  expect([enquiryState(waiting, before), enquiryState(waiting, dueAt)]).toEqual(["waiting", "lapsed"]);
  expect(enquiryState(offered, dueAt)).toBe("offered");
  expect(mayOffer(waiting, before).ok).toBe(true);
  expect(mayOffer(waiting, dueAt)).toMatchObject({ why: { kind: "too-late" } });
});

test("what is declined or has lapsed is not closed: its provider would see that something happened", () => {
  expect([waiting, offered].map((one) => mayClose(one, before).ok)).toEqual([true, true]);
  expect([declined, waiting].map((one) => mayClose(one, dueAt).ok)).toEqual([false, false]);
});

test("the next in turn is asked after a decline or a lapse, not beside an offer or after a closing", () => {
  expect(cascades([declined], before)).toBe(true);
  expect(cascades([declined, waiting], before)).toBe(false);
  expect(cascades([declined, waiting], dueAt)).toBe(true);
  expect(cascades([offered, declined], before)).toBe(false);
  expect(cascades([{ ...waiting, closedAt: before }], dueAt)).toBe(false);
  expect(cascades([], before)).toBe(false);
});

test("the line is followed by rank, whoever was asked otherwise passed over", () => {
  const turn = (rank: number) => ({ providerId: `p${rank}`, locationId: `l${rank}`, rank });
  expect(nextInTurn([turn(3), turn(1), turn(2)], [turn(1)])?.rank).toBe(2);
  expect(nextInTurn([turn(1)], [turn(1)])).toBeUndefined();
});

test("a reminder is due in the last quarter of the time", () => {
  const sentAt = new Date("2026-11-16T10:00:00Z");
  expect(remindsFrom({ sentAt, dueAt })).toEqual(new Date("2026-11-17T04:00:00Z"));
});

test.each([
  ["2026-11-16T09:00:00Z", true],
  ["2026-11-16T08:59:00Z", false],
  ["2026-11-16T17:00:00Z", false],
  ["2026-11-15T10:00:00Z", false],
  ["2026-12-25T10:00:00Z", false],
])("at %s the clock of answers runs: %s", (instant, works) => {
  expect(isWorkingTime(new Date(instant), { fromHour: 9, toHour: 17 }, bankHolidays)).toBe(works);
});
