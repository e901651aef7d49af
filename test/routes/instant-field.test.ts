import { expect, test } from "vitest";
import { instantOfForm } from "#app/web/instant-field.ts";

function read(fields: Readonly<Record<string, string>>) {
  return instantOfForm({ text: (name) => fields[name] ?? "" });
}

function at(day: string, time: string) {
  const [year = "", month = "", date = ""] = day.split("-");
  return read({ "day-day": date, "day-month": month, "day-year": year, time });
}

test.each([
  ["2026-12-04", "11:59", "2026-12-04T11:59:00.000Z"],
  ["2026-07-01", "0:30", "2026-06-30T23:30:00.000Z"],
  ["2026-07-01", "23.59", "2026-07-01T22:59:00.000Z"],
])("%s at %s in London is %s", (day, time, instant) => {
  const found = at(day, time);
  expect("instant" in found && found.instant.toISOString()).toBe(instant);
});

test.each([
  ["2026-03-29", "01:30", /does not exist/],
  ["2026-10-25", "01:30", /comes twice/],
  ["2026-12-04", "24:00", /between 00:00 and 23:59/],
  ["2026-12-04", "noon", /like 11:59/],
  ["2026-12-04", "", /Enter a time/],
])("%s at %j is refused at the time", (day, time, sentence) => {
  expect(at(day, time)).toEqual({ errors: { time: expect.stringMatching(sentence) as string } });
});

test.each([
  ["2026-02-30", "Day must be a real date"],
  ["1999-12-31", "Day must be between 2000 and 2099"],
  ["", "Enter a day"],
])("the day %j is refused", (day, sentence) => {
  expect(at(day, "11:59")).toEqual({ errors: { day: sentence } });
});

test("a moment of the page is taken whole, and nothing else is", () => {
  expect(read({ at: "2026-12-04T12:00:00.000Z" })).toEqual({ instant: new Date("2026-12-04T12:00:00Z") });
  for (const bad of ["tomorrow", "2026-13-45T00:00:00.000Z", "2926-12-04T12:00:00.000Z", "0"])
    expect(read({ at: bad })).toHaveProperty("errors.day");
});
