import { describe, expect, test } from "vitest";
import { canonicalJson, submissionReference } from "#app/domain/application/canonical.ts";
import {
  carriedAnswers,
  carriedLots,
  type PreviousApplication,
} from "#app/domain/application/carry-forward.ts";
import type { SubmissionContent } from "#app/domain/application/content.ts";
import { tasksOf, unfinished, type DraftFacts } from "#app/domain/application/tasks.ts";

const complete: DraftFacts = {
  ...{ organisation: "complete", declaration: "complete", lots: "complete", standards: "complete" },
  chosenLots: [
    {
      lotId: "a",
      details: "complete",
      rateCard: { state: "complete", unpriced: 0, refused: 0, owesAnswer: false },
      costs: null,
    },
  ],
  questions: [{ code: "Q", state: "complete" }],
  documents: { asked: 1, given: 1 },
  partners: [],
};

const statusOfPrices = (
  rateCard: DraftFacts["chosenLots"][number]["rateCard"],
  details = "complete" as const,
) =>
  tasksOf({ ...complete, chosenLots: [{ lotId: "a", details, rateCard, costs: null }] }).find(
    (task) => task.name.kind === "prices",
  )?.status;

describe("the task list", () => {
  test("is done when every section is", () => {
    expect(unfinished(tasksOf(complete))).toEqual([]);
  });

  test("says that a rate card cannot start before it is known where the lot is delivered", () => {
    const empty = {
      lotId: "a",
      details: "empty",
      rateCard: { state: "empty", unpriced: 1, refused: 0, owesAnswer: false },
      costs: null,
    } as const;
    expect(tasksOf({ ...complete, chosenLots: [empty] }).map((task) => task.status)).toContain(
      "cannot-start",
    );
  });

  test("flags a kept rate over a lowered cap as a problem", () => {
    expect(statusOfPrices({ state: "carried", unpriced: 0, refused: 1, owesAnswer: false })).toBe("problem");
    expect(statusOfPrices({ state: "complete", unpriced: 0, refused: 1, owesAnswer: false })).toBe("problem");
  });

  test("leaves prices open while those below their floor wait for an answer, and names what they lack", () => {
    const owing = { state: "complete", unpriced: 0, refused: 0, owesAnswer: true } as const;
    const tasks = tasksOf({
      ...complete,
      chosenLots: [{ lotId: "a", details: "complete", rateCard: owing, costs: null }],
    });
    expect(unfinished(tasks)).toEqual([
      {
        name: { kind: "prices", lotId: "a" },
        status: "incomplete",
        carried: false,
        lacks: "sustainability",
      },
    ]);
    expect(statusOfPrices({ ...owing, refused: 1 })).toBe("problem");
  });

  test("asks again for prices where the lot now covers more", () => {
    expect(statusOfPrices({ state: "complete", unpriced: 2, refused: 0, owesAnswer: false })).toBe(
      "incomplete",
    );
  });

  test.each([
    [false, 0, 2, "optional", []],
    [false, 2, 0, "completed", []],
    [true, 0, 2, "incomplete", ["costs"]],
    [true, 2, 1, "incomplete", ["costs"]],
    [true, 2, 0, "completed", []],
  ] as const)(
    "with an open book that is compulsory (%s), %d models begun and %d unready has its costs %s",
    (compulsory, begun, unready, status, left) => {
      const costs = { compulsory, begun, unready, carried: 0 };
      const [lot] = complete.chosenLots;
      if (!lot) throw new Error("a lot is chosen");
      const tasks = tasksOf({ ...complete, chosenLots: [{ ...lot, costs }] });
      expect(tasks.find((task) => task.name.kind === "costs")?.status).toBe(status);
      expect(unfinished(tasks).map((task) => task.name.kind)).toEqual(left);
    },
  );

  test("waits for every partner, and leaves out what is not asked", () => {
    const waiting = tasksOf({ ...complete, partners: [{ ready: true }, { ready: false }] });
    expect(unfinished(waiting).map((task) => task.name.kind)).toEqual(["partners"]);
    const kinds = tasksOf({ ...complete, standards: "not-asked", documents: { asked: 0, given: 0 } }).map(
      (task) => task.name.kind,
    );
    expect(kinds).not.toContain("standards");
    expect(kinds).not.toContain("documents");
  });
});

describe("carrying forward", () => {
  const previous: PreviousApplication = {
    ...{ organisation: null, declaration: null },
    lots: [
      { lotId: "a", areaIds: ["x", "gone"], locationIds: ["l"], capacity: 3 },
      { lotId: "gone", areaIds: [], locationIds: [], capacity: null },
    ],
    questions: {
      SAME: { text: "Our answer", question: "How?" },
      REWORDED: { text: "Our answer", question: "How then?" },
      CHOICE: { text: "No longer offered", question: "Which?" },
    },
  };
  const question = { text: "How?", kind: "SCORED", choices: [] } as const;
  const round = {
    ...{ lotIds: ["a"], areaIds: ["x"], locationIds: ["l"] },
    questions: [
      { ...question, code: "SAME" },
      { ...question, code: "REWORDED" },
      { code: "CHOICE", text: "Which?", kind: "PASS_FAIL" as const, choices: ["Yes"] },
    ],
  };

  test("keeps lots that are still offered, with what is still there of them", () => {
    expect(carriedLots(previous, round)).toEqual([
      { lotId: "a", areaIds: ["x"], locationIds: ["l"], capacity: 3 },
    ]);
  });

  test("keeps an answer only where the same question is asked in the same words, with the same choice", () => {
    expect(carriedAnswers(previous, round, "SCORED")).toEqual({ SAME: "Our answer" });
    expect(carriedAnswers(previous, round, "PASS_FAIL")).toEqual({});
  });
});

test("the same content is the same text, in whatever order its keys were written", () => {
  const one = { questions: { B: "2", A: "1" }, lots: [] } as unknown as SubmissionContent;
  const two = { lots: [], questions: { A: "1", B: "2" } } as unknown as SubmissionContent;
  expect(canonicalJson(one)).toBe(canonicalJson(two));
  expect(canonicalJson(one)).toBe('{"lots":[],"questions":{"A":"1","B":"2"}}');
  expect(submissionReference("R3-0042", 1)).toBe("R3-0042-1");
});
