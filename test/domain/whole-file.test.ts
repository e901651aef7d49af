import { expect, test } from "vitest";
import { judgeFile } from "#app/domain/whole-file.ts";

test.each([
  [10, 0, true],
  [11, 1, true],
  [10, 1, false],
  [100, 9, true],
  [100, 10, false],
])("of %i rows, %i bad ones: taken is %s", (rows, bad, ok) => {
  expect(judgeFile(rows, bad).ok).toBe(ok);
});
