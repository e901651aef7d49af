import { expect, test } from "vitest";
import { commitment } from "#app/domain/call-off/committed.ts";
import { pence } from "#app/domain/money.ts";

test.each([
  [0, 1_000, 0, "within"],
  [799, 1_000, 7_990, "within"],
  [800, 1_000, 8_000, "near"],
  [999, 1_000, 9_990, "near"],
  [1_000, 1_000, 10_000, "full"],
  [1_500, 1_000, 15_000, "full"],
  [1, 0, 10_000, "full"],
])("%d of %d committed is a share of %d, %s", (committed, maximum, share, level) => {
  expect(commitment(pence(committed), pence(maximum))).toEqual({ share, level });
});
