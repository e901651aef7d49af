import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import {
  checkModel,
  payQuestion,
  stateOf,
  type ArrivingModel,
} from "#app/domain/pricing/cost-model/check.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";
import { payOf } from "#test/factories/pay.ts";

const template = costTemplateOf("home-care");
const today = toDay("2025-10-01");
const year = { from: toDay("2025-04-01"), to: toDay("2026-04-01") };
const lines = new Map(template.lines.map(({ code }) => [code, decimal4("0.5")]));
const model: ArrivingModel = {
  template,
  basePriceDay: toDay("2025-04-01"),
  form: "full",
  lines,
  groupTotals: new Map(),
  total: null,
};

function against(changed: Partial<ArrivingModel>, held = template) {
  return checkModel({ ...model, ...changed }, held, today, year);
}

describe("a model", () => {
  test("that holds stands with the total worked out here", () => {
    expect(against({ total: decimal4("14.5") })).toEqual({ ok: true, value: "14.5" });
  });

  test("of another version is refused before anything else", () => {
    const why = [{ kind: "another-template" }];
    expect(against({ template: { code: "home-care", version: 2 }, lines: new Map() })).toEqual({
      ok: false,
      why,
    });
  });

  test("of a version that has ended is refused from that day", () => {
    const why = [{ kind: "template-ended", on: today }];
    expect(against({}, { ...template, to: today })).toEqual({ ok: false, why });
  });

  test.each([["2025-03-31"], ["2026-04-01"]])("in the prices of %s is for another year", (day) => {
    expect(against({ basePriceDay: toDay(day) })).toEqual({
      ok: false,
      why: [{ kind: "another-year", ...year }],
    });
  });

  test("names every line that is unknown, negative or missing", () => {
    const wrong = new Map(lines).set("tea", decimal4("1")).set("careworker-costs.mileage", decimal4("-0.01"));
    wrong.delete("business-costs.insurance");
    const why = [
      { kind: "unknown-line", code: "tea" },
      { kind: "negative-line", line: "Mileage" },
      { kind: "missing-line", line: "Insurance" },
    ];
    expect(against({ lines: wrong })).toEqual({ ok: false, why });
  });

  test("whose totals do not add up is refused, group and whole", () => {
    const given = decimal4("5.51");
    const why = [
      { kind: "total-does-not-add-up", group: "Careworker costs", given, lines: "5.5" },
      { kind: "total-does-not-add-up", group: null, given, lines: "14.5" },
    ];
    expect(against({ groupTotals: new Map([["Careworker costs", given]]), total: given })).toEqual({
      ok: false,
      why,
    });
  });

  test("on the short form is asked for the short lines alone", () => {
    const short = new Map(
      template.lines.filter(({ form }) => form === "short").map(({ code }) => [code, decimal4("1")]),
    );
    expect(against({ form: "short", lines: short }).ok).toBe(true);
    expect(stateOf(template, "short", short, null)).toEqual({ kind: "complete" });
    expect(stateOf(template, "full", short, null)).toEqual({ kind: "partial" });
    expect(stateOf(template, "full", new Map(), null)).toEqual({ kind: "blank" });
    expect(stateOf(template, "full", short, "Two years mixed")).toEqual({
      kind: "excluded",
      reason: "Two years mixed",
    });
  });
});

test("pay below the law is a question with both figures; pay at it is none", () => {
  const law = payOf("2025/26");
  expect(payQuestion(law.livingWage, 30, law)).toBeNull();
  expect(payQuestion(decimal4("12"), 30, law)?.lawful).toBe("13.807");
});
