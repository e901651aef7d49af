import { expect, test } from "vitest";
import { isOpen, phaseOf } from "#app/domain/round/window.ts";

const winter = { opensAt: new Date("2026-11-02T09:00:00Z"), closesAt: new Date("2026-12-04T12:00:00Z") };

test.each([
  ["2026-11-02T08:59:59.999Z", "not-yet-open"],
  ["2026-11-02T09:00:00.000Z", "open"],
  ["2026-12-04T11:59:59.999Z", "open"],
  ["2026-12-04T12:00:00.000Z", "closed"],
  ["2027-01-01T00:00:00.000Z", "closed"],
])("at %s the round is %s", (now, phase) => {
  expect(phaseOf(winter, new Date(now))).toBe(phase);
  expect(isOpen(winter, new Date(now))).toBe(phase === "open");
});
