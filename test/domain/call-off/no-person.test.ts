import { describe, expect, test } from "vitest";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";

describe("a requirement names no person", () => {
  test.each([
    ["Write to jo.bloggs@example.org about it", "email", "jo.bloggs@example.org"],
    ["NHS number 943 476 5919", "nhs-number", "943 476 5919"],
    ["NHS number 9434765919.", "nhs-number", "9434765919"],
    ["lives at BS5 0AX in the east", "postcode", "BS5 0AX"],
    ["lives at bs50ax", "postcode", "bs50ax"],
    ["close to EC1A 1BB", "postcode", "EC1A 1BB"],
    ["Call 0117 496 0100 first", "phone", "0117 496 0100"],
    ["Call (0117) 496-0100 first", "phone", "(0117) 496-0100"],
    ["Call +44 7700 900123", "phone", "+44 7700 900123"],
    ["Call 07700900123", "phone", "07700900123"],
  ] as const)("%s", (text, kind, found) => {
    expect(personalDetailIn(text)).toEqual({ kind, found });
  });

  test.each([
    "Two calls a day in BS5, seven days a week, from 7:30 to 22:00",
    "1,250 hours a year at £24.38, lot 4, CO-2026-0007",
    "Reference 943 476 5918, which is no NHS number",
    "Start on 4 January 2027, 12 months, 2 carers from 08:00-09:00",
    "",
  ])("nothing is found in “%s”", (text) => {
    expect(personalDetailIn(text)).toBeUndefined();
  });
});
