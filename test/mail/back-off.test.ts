import { expect, test } from "vitest";
import { secondsBeforeRetry } from "#app/mail/back-off.ts";

test.each([
  [1, 60],
  [2, 120],
  [3, 240],
  [8, 7_680],
  [9, 14_400],
  [40, 14_400],
])("after %i attempts in vain the next waits %i seconds", (attempts, seconds) => {
  expect(secondsBeforeRetry(attempts)).toBe(seconds);
});
