import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { proposeNextRound, workingDayFrom } from "#app/domain/round/next-round.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const autumn = {
  opensAt: new Date("2026-11-02T09:00:00Z"),
  clarificationsCloseAt: new Date("2026-11-27T12:00:00Z"),
  closesAt: new Date("2026-12-04T12:00:00Z"),
  effectiveOn: toDay("2027-01-04"),
};
const inNovember = new Date("2026-11-24T09:30:00Z");

test("the next round is proposed six months on, at the same London hour, closing at 12 noon on a working day", () => {
  const next = proposeNextRound(autumn, bankHolidays, inNovember);
  expect(inWords(next.opensAt)).toBe("9am on Tuesday 4 May 2027");
  expect(inWords(next.clarificationsCloseAt)).toBe("12 noon on Thursday 27 May 2027");
  expect(inWords(next.closesAt)).toBe("12 noon on Friday 4 June 2027");
  expect(next.effectiveOn).toBe("2027-07-05");
});

test("12 noon is 11:00 in universal time once summer time has begun", () => {
  const next = proposeNextRound(autumn, bankHolidays, inNovember);
  expect(next.closesAt.toISOString()).toBe("2027-06-04T11:00:00.000Z");
});

test("a round that would already have opened is proposed a cadence later", () => {
  const next = proposeNextRound(autumn, bankHolidays, new Date("2027-05-04T08:00:00Z"));
  expect(inWords(next.opensAt)).toBe("9am on Tuesday 2 November 2027");
});

test("another cadence proposes other dates", () => {
  expect(inWords(proposeNextRound(autumn, bankHolidays, inNovember, 12).closesAt)).toBe(
    "12 noon on Monday 6 December 2027",
  );
});

test("a closing on Christmas Day moves to the first working day after it", () => {
  const june = { ...autumn, closesAt: new Date("2026-06-25T11:00:00Z") };
  expect(inWords(proposeNextRound(june, bankHolidays, new Date("2026-01-01T00:00:00Z")).closesAt)).toBe(
    "12 noon on Tuesday 29 December 2026",
  );
});

test("where bank holidays are not yet on file, only weekends are avoided", () => {
  expect(workingDayFrom(toDay("2040-12-22"), bankHolidays)).toBe("2040-12-24");
});
