import { expect, test } from "vitest";
import type { RankingRule } from "#app/domain/call-off/ranking-rule.ts";
import { ruleAcrossLots } from "#app/domain/call-off/rule-across-lots.ts";

const lots = (...rules: readonly (RankingRule | null)[]) =>
  rules.map((rule, index) => ({
    ...{ lotId: `lot-${index + 1}`, lotNumber: index + 1, title: `Lot ${index + 1}` },
    ...{ rule, source: "Rules of the framework" },
  }));
const none = { rule: null, reason: "" };

test("lots with the same rule are ranked by it, without a reason", () => {
  expect(ruleAcrossLots(lots("PRICE", "PRICE"), none)).toEqual({
    ok: true,
    value: { rule: "PRICE", reason: "" },
  });
  const needless = { rule: "RATING_THEN_PRICE", reason: "Better" } as const;
  expect(ruleAcrossLots(lots("PRICE"), needless)).toEqual({ ok: true, value: { rule: "PRICE", reason: "" } });
});

test("where the lots differ one of their rules is chosen, with a reason that is kept", () => {
  const chosen = { rule: "RATING_THEN_PRICE", reason: " Its lot has most of the hours. " } as const;
  expect(ruleAcrossLots(lots("PRICE", "RATING_THEN_PRICE"), chosen)).toEqual({
    ok: true,
    value: { rule: "RATING_THEN_PRICE", reason: "Its lot has most of the hours." },
  });
});

test.each([
  ["none is chosen", none, "rule-not-chosen"],
  ["a rule of neither is chosen", { rule: "DISTANCE_THEN_PRICE", reason: "Near" }, "rule-not-chosen"],
  ["no reason is given", { rule: "PRICE", reason: "  " }, "rule-without-reason"],
] as const)("lots that differ are not ranked where %s", (_what, chosen, kind) => {
  expect(ruleAcrossLots(lots("PRICE", "RATING_THEN_PRICE"), chosen)).toMatchObject({ why: { kind } });
});

test("a lot without a rule of the day keeps the whole from being ranked, and is named", () => {
  expect(ruleAcrossLots(lots("PRICE", null), none)).toEqual({
    ok: false,
    why: { kind: "no-rule", lotNumbers: [2] },
  });
  expect(ruleAcrossLots([], none)).toMatchObject({ why: { kind: "no-rule" } });
});
