import { describe, expect, test } from "vitest";
import { outcomeOf, percentInWords, reaches, type OutcomeFacts } from "#app/domain/evaluation/outcome.ts";

const passed = {
  questionCode: "INSURANCE",
  machine: "PASS",
  decided: null,
  reason: "",
  title: "Insured?",
} as const;

function facts(over: Partial<OutcomeFacts> = {}): OutcomeFacts {
  return {
    screenings: [passed],
    questions: [
      { code: "A", title: "A", weight: 60 },
      { code: "B", title: "B", weight: 40 },
    ],
    agreed: [
      { questionCode: "A", score: 3, reason: "Meets it" },
      { questionCode: "B", score: 2, reason: "Gaps" },
    ],
    minimumScore: 50,
    prices: [{ pence: 2_438, capPence: 2_438 }],
    missing: 0,
    ...over,
  };
}

describe("an outcome", () => {
  test("admits when nothing fails, the total reaches the minimum and every price is at or under its cap", () => {
    expect(outcomeOf(facts())).toMatchObject({ ok: true, value: { admitted: true } });
  });

  test.each<[string, Partial<OutcomeFacts>]>([
    ["a failed question", { screenings: [{ ...passed, machine: "FAIL" }] }],
    [
      "a referred question that a person fails",
      { screenings: [{ ...passed, machine: "REFER", decided: "FAIL" }] },
    ],
    ["a total a point short of the minimum", { minimumScore: 53 }],
    ["one price a penny over its cap", { prices: [{ pence: 2_439, capPence: 2_438 }] }],
    ["a price that is missing", { missing: 1 }],
  ])("refuses for %s", (_, over) => {
    expect(outcomeOf(facts(over))).toMatchObject({ ok: true, value: { admitted: false } });
  });

  test("does not need scores where a pass/fail question fails, and says nothing of them", () => {
    const verdict = outcomeOf(facts({ screenings: [{ ...passed, machine: "FAIL" }], agreed: [] }));
    expect(verdict.ok && verdict.value.criteria.map((criterion) => criterion.kind)).toEqual([
      "screening",
      "prices",
    ]);
  });

  test("waits for what a person has to judge, then for what has to be agreed", () => {
    const referred = [{ ...passed, machine: "REFER" as const }];
    expect(outcomeOf(facts({ screenings: referred }))).toMatchObject({
      why: { kind: "to-be-judged", codes: ["INSURANCE"] },
    });
    expect(outcomeOf(facts({ agreed: [] }))).toMatchObject({
      why: { kind: "to-be-agreed", codes: ["A", "B"] },
    });
  });

  test("takes a line without a cap at any price", () => {
    expect(outcomeOf(facts({ prices: [{ pence: 9_999_999, capPence: null }] }))).toMatchObject({
      value: { admitted: true },
    });
  });
});

describe("a total", () => {
  test.each([
    [{ points: 260, of: 500 }, 52, true, "52.0%"],
    [{ points: 260, of: 500 }, 53, false, "52.0%"],
    [{ points: 333, of: 500 }, 67, false, "66.6%"],
    [{ points: 2_499, of: 5_000 }, 50, false, "49.9%"],
    [{ points: 2, of: 3 }, 67, false, "66.6%"],
    [{ points: 0, of: 0 }, 50, true, "0.0%"],
  ])("of %o against %i%% is %s, and reads %s", (total, minimum, reached, words) => {
    expect(reaches(total, minimum)).toBe(reached);
    expect(percentInWords(total)).toBe(words);
  });
});
