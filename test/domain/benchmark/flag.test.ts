import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flagStates, type FlagReason, type FlagState } from "#app/domain/benchmark/finding.ts";
import {
  askForData,
  compareQueued,
  dataChecked,
  flagMoves,
  moveFlag,
  stakesOf,
  type Argued,
  type Flag,
  type Mover,
} from "#app/domain/benchmark/flag.ts";
import { pence } from "#app/domain/money.ts";

const analyst: Mover = { accountId: "analyst", manages: true, decides: false };
const approver: Mover = { accountId: "approver", manages: false, decides: true };
const both: Mover = { accountId: "commissioner", manages: true, decides: true };
const reader: Mover = { accountId: "finance", manages: false, decides: false };

function flag(change: Partial<Flag> = {}): Flag {
  return { state: "OPEN", reason: null, checkData: false, argued: "none", escalatedBy: null, ...change };
}

/** Whatever a move needs besides who makes it: so only the table of moves decides. */
function willing(from: FlagState, to: FlagState): Flag {
  const argued: Argued = to === "NEGOTIATING" ? "running" : to === "AGREED" ? "agreed" : "none";
  return flag({ state: from, argued, escalatedBy: from === "ESCALATED" ? "analyst" : null });
}

const said = (to: FlagState, reason: FlagReason | null = null, words = "") => ({ to, reason, words });
const whole = (to: FlagState) => said(to, "staffing-ratio", "Two carers at night");

/** Every step that may be taken, and no other. */
const allowed: readonly (readonly [FlagState, FlagState])[] = [
  ["OPEN", "EXPLAINED"],
  ["OPEN", "NEGOTIATING"],
  ["OPEN", "ESCALATED"],
  ["EXPLAINED", "RESOLVED"],
  ["EXPLAINED", "OPEN"],
  ["NEGOTIATING", "AGREED"],
  ["NEGOTIATING", "ESCALATED"],
  ["NEGOTIATING", "EXPLAINED"],
  ["NEGOTIATING", "OPEN"],
  ["AGREED", "RESOLVED"],
  ["ESCALATED", "NEGOTIATING"],
  ["ESCALATED", "AGREED"],
  ["ESCALATED", "EXPLAINED"],
  ["ESCALATED", "RESOLVED"],
];

describe("where a price that is asked about may go", () => {
  const pairs = flagStates.flatMap((from) => flagStates.map((to) => [from, to] as const));
  test.each(pairs)("from %s to %s", (from, to) => {
    const may = allowed.some(([one, other]) => one === from && other === to);
    const verdict = moveFlag(willing(from, to), whole(to), both);
    expect(verdict.ok).toBe(may);
    if (!may) expect(verdict).toMatchObject({ why: { kind: "not-from-here", from } });
    else expect(verdict).toMatchObject({ value: { state: to, reason: "staffing-ratio" } });
  });

  test("nothing leaves what is resolved, and everything else can come to be resolved", () => {
    expect(flagMoves.RESOLVED).toEqual([]);
    for (const from of flagStates) {
      let reached = new Set([from]);
      for (let step = 0; step < flagStates.length; step += 1)
        reached = new Set([...reached, ...[...reached].flatMap((s) => flagMoves[s])]);
      expect(reached.has("RESOLVED")).toBe(true);
    }
  });
});

describe("who may move it", () => {
  test.each(allowed)(
    "somebody who only reads never moves it from %s to %s, but for an agreement",
    (from, to) => {
      expect(moveFlag(willing(from, to), whole(to), reader).ok).toBe(to === "AGREED");
    },
  );

  test("who works the queue explains, negotiates, escalates, takes up again and resolves", () => {
    for (const [from, to] of allowed.filter(([one]) => one !== "ESCALATED"))
      expect(moveFlag(willing(from, to), whole(to), analyst).ok, `${from} ${to}`).toBe(true);
  });

  test("what was put to authority is decided by whoever has it, and never by who put it there", () => {
    const escalated = flag({ state: "ESCALATED", escalatedBy: "analyst" });
    expect(moveFlag(escalated, whole("RESOLVED"), analyst)).toMatchObject({ why: { kind: "not-yours" } });
    expect(moveFlag(escalated, whole("RESOLVED"), approver).ok).toBe(true);
    expect(moveFlag(escalated, whole("EXPLAINED"), approver).ok).toBe(true);
    const own = flag({ state: "ESCALATED", escalatedBy: "commissioner" });
    expect(moveFlag(own, whole("RESOLVED"), both)).toMatchObject({ why: { kind: "own-escalation" } });
  });

  test("an approver takes nothing up that was not put to authority", () => {
    expect(moveFlag(flag(), whole("EXPLAINED"), approver)).toMatchObject({ why: { kind: "not-yours" } });
  });

  test("who escalates is kept, so that another decides", () => {
    const verdict = moveFlag(flag(), whole("ESCALATED"), analyst);
    expect(verdict).toMatchObject({ value: { escalatedBy: "analyst" } });
  });
});

describe("what has to be said", () => {
  test("an explanation names a reason, and “unexplained” is none", () => {
    expect(moveFlag(flag(), said("EXPLAINED"), analyst)).toMatchObject({ why: { kind: "no-reason" } });
    expect(moveFlag(flag(), said("EXPLAINED", "unexplained"), analyst)).toMatchObject({
      why: { kind: "unexplained" },
    });
    expect(moveFlag(flag(), said("EXPLAINED", "rare-specialism"), analyst).ok).toBe(true);
  });

  test.each([
    ["OPEN", "ESCALATED"],
    ["EXPLAINED", "OPEN"],
    ["EXPLAINED", "RESOLVED"],
    ["AGREED", "RESOLVED"],
  ] as const)("from %s to %s takes words, and blanks are none", (from, to) => {
    expect(moveFlag(flag({ state: from }), said(to, null, "  "), analyst)).toMatchObject({
      why: { kind: "no-words" },
    });
    expect(moveFlag(flag({ state: from }), said(to, null, "See the note"), analyst).ok).toBe(true);
  });

  test("a reason given once stays until another is given", () => {
    const explained = flag({ state: "EXPLAINED", reason: "property" });
    expect(moveFlag(explained, said("RESOLVED", null, "Adapted house"), analyst)).toMatchObject({
      value: { reason: "property" },
    });
  });
});

describe("data first", () => {
  test("a data error asks for the data to be checked, and nothing is resolved before", () => {
    const verdict = moveFlag(flag(), said("EXPLAINED", "data-error"), analyst);
    expect(verdict).toMatchObject({ value: { state: "EXPLAINED", checkData: true } });
    const doubtful = flag({ state: "EXPLAINED", reason: "data-error", checkData: true });
    expect(moveFlag(doubtful, said("RESOLVED", null, "Corrected"), analyst)).toMatchObject({
      why: { kind: "check-data-first" },
    });
    const checked = dataChecked(doubtful, "The hours were entered as days");
    expect(checked).toMatchObject({ ok: true, value: { checkData: false } });
  });

  test.each(["NEGOTIATING", "ESCALATED"] as const)("doubtful data are not %s", (to) => {
    const doubtful = flag({ checkData: true, argued: "running" });
    expect(moveFlag(doubtful, whole(to), analyst)).toMatchObject({ why: { kind: "check-data-first" } });
  });

  test("what was found in the data is said, and only where they were to be checked", () => {
    expect(dataChecked(flag({ checkData: true }), " ")).toMatchObject({ why: { kind: "no-words" } });
    expect(dataChecked(flag(), "Right")).toMatchObject({ why: { kind: "not-from-here" } });
  });

  test.each(flagStates)("a flag that is %s: whether its data can be asked for", (state) => {
    expect(askForData(flag({ state })).ok).toBe(state !== "AGREED" && state !== "RESOLVED");
  });
});

describe("the negotiation", () => {
  test.each([
    ["none", false],
    ["running", true],
    ["agreed", false],
    ["ended", false],
  ] as const)("with a negotiation that is %s, it is being negotiated: %s", (argued, ok) => {
    expect(moveFlag(flag({ argued }), said("NEGOTIATING"), analyst).ok).toBe(ok);
  });

  test("it is agreed only when the negotiation ended in a price, whoever of the two agreed", () => {
    for (const argued of ["none", "running", "ended"] as const)
      expect(moveFlag(flag({ state: "NEGOTIATING", argued }), said("AGREED"), both)).toMatchObject({
        why: { kind: "nothing-agreed" },
      });
    expect(moveFlag(flag({ state: "NEGOTIATING", argued: "agreed" }), said("AGREED"), reader).ok).toBe(true);
  });

  test.each(["EXPLAINED", "OPEN"] as const)("while it runs the price is not %s", (to) => {
    const running = flag({ state: "NEGOTIATING", argued: "running" });
    expect(moveFlag(running, whole(to), analyst)).toMatchObject({ why: { kind: "still-argued" } });
    expect(moveFlag({ ...running, argued: "ended" }, whole(to), analyst).ok).toBe(true);
  });

  test("it can be put to authority while it runs, and agreed there", () => {
    const verdict = moveFlag(flag({ state: "NEGOTIATING", argued: "running" }), whole("ESCALATED"), analyst);
    expect(verdict.ok && moveFlag({ ...verdict.value, argued: "agreed" }, said("AGREED"), approver).ok).toBe(
      true,
    );
  });
});

describe("the order of the queue", () => {
  const queued = (id: string, atStake: number, who: "ld" | "s117" | "" = "") => ({
    ...{ id, atStake: pence(atStake), learningDisability: who === "ld", section117: who === "s117" },
  });
  const all = [
    queued("a", 900_00),
    queued("b", 100_00, "ld"),
    queued("c", 500_00, "s117"),
    queued("d", 900_00),
  ];
  const order = (by: "people-first" | "money") =>
    [...all].sort((one, other) => compareQueued(by, one, other)).map(({ id }) => id);

  test("learning disability and section 117 first, then the most money at stake", () => {
    expect(order("people-first")).toEqual(["c", "b", "a", "d"]);
  });

  test("money alone, where that is asked for; equal sums keep one order", () => {
    expect(order("money")).toEqual(["a", "d", "c", "b"]);
  });

  test("any two flags stand one way round", () => {
    const any = fc.record({
      id: fc.uuid(),
      atStake: fc.nat(1_000_000).map(pence),
      learningDisability: fc.boolean(),
      section117: fc.boolean(),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        fc.pre(one.id !== other.id);
        for (const by of ["people-first", "money"] as const)
          expect(Math.sign(compareQueued(by, one, other))).toBe(-Math.sign(compareQueued(by, other, one)));
      }),
    );
  });
});

test("what is at stake above and below is summed apart and never netted", () => {
  const stake = (direction: "high" | "low", atStake: number) => ({ direction, atStake: pence(atStake) });
  expect(stakesOf([stake("high", 100_000), stake("low", 70_000), stake("high", 1)])).toEqual({
    high: { count: 2, yearly: 100_001 },
    low: { count: 1, yearly: 70_000 },
  });
});
