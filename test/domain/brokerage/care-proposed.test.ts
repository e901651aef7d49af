import { expect, test } from "vitest";
import { proposeSlots } from "#app/domain/brokerage/care-proposed.ts";
import type { Need, Ratio } from "#app/domain/brokerage/need.ts";

function need(domain: Need["domain"], timesAWeek: number, minutes: number, ratio: Ratio): Need {
  return { domain, timesAWeek, minutes, ratio, words: "" };
}

test("needs of one at a time are one to one hours, those of two at a time two to one", () => {
  expect(
    proposeSlots([
      need("mobility", 14, 45, { staff: 1, people: 1 }),
      need("dressing", 7, 30, { staff: 1, people: 1 }),
      need("skin", 14, 30, { staff: 2, people: 1 }),
    ]),
  ).toEqual([
    { kind: "one-to-one", hours: "14" },
    { kind: "two-to-one", hours: "7" },
  ]);
});

test("what is shared is brought to the fewest who share: the hours of workers stay the same", () => {
  // 21 hours shared by 3 are 7, and 16 hours shared by 4 are 4: together 11, which is 33 hours shared by 3.
  expect(
    proposeSlots([
      need("behaviour", 21, 60, { staff: 1, people: 3 }),
      need("communication", 16, 60, { staff: 1, people: 4 }),
    ]),
  ).toEqual([{ kind: "shared", hours: "33", people: 3 }]);
});

test("three at a time are two to one for half as long again, and two for three people are shared hours", () => {
  expect(
    proposeSlots([
      need("behaviour", 4, 60, { staff: 3, people: 1 }),
      need("cognition", 3, 60, { staff: 2, people: 3 }),
    ]),
  ).toEqual([
    { kind: "shared", hours: "6", people: 3 },
    { kind: "two-to-one", hours: "6" },
  ]);
});

test("no needs propose nothing", () => {
  expect(proposeSlots([])).toEqual([]);
});

test("hours are proposed to a quarter of an hour, and a few minutes are one", () => {
  // 14 × 65 minutes are 15.1667 hours.
  expect(proposeSlots([need("mobility", 14, 65, { staff: 1, people: 1 })])).toEqual([
    { kind: "one-to-one", hours: "15.25" },
  ]);
  expect(proposeSlots([need("mobility", 1, 5, { staff: 1, people: 1 })])).toEqual([
    { kind: "one-to-one", hours: "0.25" },
  ]);
});
