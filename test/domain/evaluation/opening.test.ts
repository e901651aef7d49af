import { describe, expect, test } from "vitest";
import { beginOpening, completeOpening, openingState, type Opening } from "#app/domain/evaluation/opening.ts";
import { stepState, type Progress } from "#app/domain/evaluation/progress.ts";

const closesAt = new Date("2026-12-04T12:00:00Z");
const round = { publishedAt: new Date("2026-10-19T09:00:00Z"), cancelledAt: null, closesAt };
const begun: Opening = { firstBy: "ada", firstAt: closesAt, openedAt: null };
const after = (minutes: number) => new Date(closesAt.getTime() + minutes * 60_000);

describe("an opening", () => {
  test("begins at the closing instant and not a millisecond before", () => {
    expect(beginOpening(round, null, new Date(closesAt.getTime() - 1))).toMatchObject({
      why: { kind: "not-closed" },
    });
    expect(beginOpening(round, null, closesAt)).toMatchObject({ ok: true });
  });

  test("is completed by another person within 30 minutes", () => {
    expect(completeOpening(round, begun, "ada", after(1))).toMatchObject({ why: { kind: "same-person" } });
    expect(completeOpening(round, begun, "ben", new Date(after(30).getTime() - 1))).toMatchObject({
      ok: true,
    });
    expect(completeOpening(round, begun, "ben", after(30))).toMatchObject({ why: { kind: "not-begun" } });
  });

  test("is never of a round that was cancelled or not published", () => {
    expect(openingState({ ...round, cancelledAt: closesAt }, null, after(1))).toEqual({ kind: "never" });
    expect(beginOpening({ ...round, publishedAt: null }, null, after(1))).toMatchObject({
      why: { kind: "no-round" },
    });
  });

  test("happens once", () => {
    const open = { ...begun, openedAt: after(5) };
    expect(beginOpening(round, open, after(9))).toMatchObject({ why: { kind: "already-open" } });
    expect(completeOpening(round, open, "ben", after(9))).toMatchObject({ why: { kind: "already-open" } });
  });
});

test("the steps of an evaluation follow one another", () => {
  const start: Progress = {
    ...{ opening: "waiting", declared: false, panel: 0, applications: 2, lots: 0, proposed: 0, approved: 0 },
    ...{ toJudge: 0, lettersSent: false, toAdmit: 0, admitted: 0 },
  };
  const open: Progress = { ...start, opening: "open", declared: true, panel: 2, lots: 3, toJudge: 1 };
  expect(stepState("opening", start)).toBe("to-do");
  expect(stepState("applications", start)).toBe("blocked");
  expect(stepState("applications", open)).toBe("to-do");
  expect(stepState("decisions", { ...open, proposed: 2 })).toBe("under-way");
  expect(stepState("letters", { ...open, approved: 2 })).toBe("blocked");
  expect(stepState("letters", { ...open, approved: 3 })).toBe("to-do");
  expect(stepState("admission", { ...open, lettersSent: true, toAdmit: 1 })).toBe("to-do");
});
