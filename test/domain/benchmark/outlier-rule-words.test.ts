import { expect, test } from "vitest";
import { tooFew } from "#app/domain/benchmark/outlier-rule-words.ts";

test.each([
  [5, "fewer than five providers"],
  [7, "fewer than seven providers"],
  [9, "fewer than nine providers"],
  [10, "fewer than 10 providers"],
])("a rule that asks for %i providers says how few are too few", (leastProviders, words) => {
  expect(tooFew({ leastProviders })).toBe(words);
});
