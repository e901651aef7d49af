import { expect, test } from "vitest";
import { readShares, typedShares } from "#app/web/funding-form.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const read = (typed: Readonly<Record<string, string>>) => readShares((name) => typed[name] ?? "");

test("a sum for a week, a per cent and who pays what is left", () => {
  const shares = [
    { stream: "council", share: { kind: "rest" } },
    { stream: "joint", share: { kind: "percent", share: basisPoints(3_550) } },
    { stream: "client", share: { kind: "weekly", pence: pence(12_050) } },
  ] as const;
  expect(read({ rest: "council", "pays-joint": "35.5 %", "pays-client": "£120.50" })).toEqual({ shares });
  expect(read({ ...typedShares(shares) })).toEqual({ shares });
});

test("what cannot be a share gets a sentence at its field", () => {
  expect(read({ rest: "none", "pays-council": "-5" })).toHaveProperty(
    ["errors", "pays-council"],
    expect.stringContaining("above £0"),
  );
  expect(read({ "pays-joint": "101%" })).toEqual({
    errors: { "pays-joint": "Share must be no more than 100%" },
  });
  expect(read({ rest: "council", "pays-council": "10" })).toHaveProperty(
    ["errors", "pays-council"],
    expect.stringContaining("not both"),
  );
  expect(read({})).toHaveProperty(["errors", "rest"], expect.stringContaining("Say who pays"));
});
