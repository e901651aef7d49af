import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addElement, type Element } from "#app/domain/brokerage/element.ts";
import {
  daysOfChange,
  firstUnfunded,
  placementStatus,
  suspend,
  weekOn,
  yearlyCost,
  type Placement,
} from "#app/domain/brokerage/placement.ts";
import type { Funding } from "#app/domain/brokerage/funding.ts";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const start = toDay("2026-10-05");
const day = (after: number) => addDays(start, after);

function element(change: Partial<Element> = {}): Element {
  return {
    ...{ id: "first", serviceLineId: "residential", kind: "care" as const },
    ...{ pence: pence(90_000), per: "week" as const, units: "1", fromOn: start, toOn: null },
    ...change,
  };
}

const council: Funding = {
  fromOn: start,
  toOn: null,
  shares: [
    { stream: "client", share: { kind: "weekly", pence: pence(18_000) } },
    { stream: "council", share: { kind: "rest" } },
  ],
};

function placement(change: Partial<Placement> = {}): Placement {
  return {
    ...{ fromOn: start, toOn: null, approvedOn: start, cancelledOn: null },
    ...{ elements: [element()], funding: [council], suspensions: [] },
    ...change,
  };
}

describe("where a placement stands follows from its dates", () => {
  const away = { id: "away", fromOn: day(10), toOn: day(20), paid: basisPoints(5_000) };
  test.each([
    [placement({ approvedOn: null }), 0, "awaiting-approval"],
    [placement(), -1, "planned"],
    [placement(), 0, "active"],
    [placement({ suspensions: [away] }), 9, "active"],
    [placement({ suspensions: [away] }), 10, "suspended"],
    [placement({ suspensions: [away] }), 19, "suspended"],
    [placement({ suspensions: [away] }), 20, "active"],
    [placement({ toOn: day(30) }), 29, "active"],
    [placement({ toOn: day(30) }), 30, "ended"],
    [placement({ cancelledOn: day(1) }), 0, "cancelled"],
  ])("%#: %s days after its start", (one, after, status) => {
    expect(placementStatus(one, day(after))).toBe(status);
  });
});

describe("an element", () => {
  const inside = placement({ toOn: day(100), elements: [element({ toOn: day(50) })] });
  test.each([
    [
      "begins before the placement",
      element({ id: "x", fromOn: day(-1), toOn: day(10) }),
      "outside-the-placement",
    ],
    ["runs on after it", element({ id: "x", fromOn: day(50), toOn: null }), "outside-the-placement"],
    ["overlaps one of its line", element({ id: "x", fromOn: day(49), toOn: day(60) }), "overlaps"],
    [
      "has a negative quantity",
      element({ id: "x", units: "-2", fromOn: day(50), toOn: day(60) }),
      "no-units",
    ],
    ["has no quantity", element({ id: "x", units: "0.00", fromOn: day(50), toOn: day(60) }), "no-units"],
    ["has no price", element({ id: "x", pence: pence(0), fromOn: day(50), toOn: day(60) }), "no-price"],
    ["ends before it starts", element({ id: "x", fromOn: day(60), toOn: day(60) }), "ends-before-it-starts"],
  ])("that %s is refused", (_, added, kind) => {
    expect(addElement(inside, added)).toMatchObject({ ok: false, why: { kind } });
  });

  test("takes over on the day on which the one before it ends", () => {
    const next = element({ id: "next", fromOn: day(50), toOn: day(100) });
    expect(addElement(inside, next)).toEqual({ ok: true, value: next });
  });

  test("of another line may run beside it", () => {
    const beside = element({ id: "x", serviceLineId: "day", toOn: day(10) });
    expect(addElement(inside, beside).ok).toBe(true);
  });
});

describe("a week", () => {
  test("has nursing on top of its price, and shares only the care", () => {
    const fnc = element({ id: "fnc", kind: "nursing", pence: pence(25_431) });
    expect(weekOn(placement({ elements: [element(), fnc] }), start)).toEqual({
      ok: true,
      value: {
        ...{ care: 90_000, payable: 90_000, nursing: 25_431 },
        funded: [
          { stream: "client", pence: 18_000 },
          { stream: "council", pence: 72_000 },
        ],
      },
    });
  });

  test("of a suspension at half pay is shared in the same parts", () => {
    const away = { id: "away", fromOn: start, toOn: null, paid: basisPoints(5_000) };
    expect(weekOn(placement({ suspensions: [away] }), start)).toMatchObject({
      value: { care: 90_000, payable: 45_000, funded: [{ pence: 9_000 }, { pence: 36_000 }] },
    });
  });

  test("for which nobody pays is found, with the day from which that is so", () => {
    const short = placement({ funding: [{ ...council, toOn: day(14) }] });
    expect(firstUnfunded(short)).toEqual({ on: day(14), why: { kind: "no-funding" } });
  });

  test("costs 365/7 of itself in a year: £120 a week is £6,257.14", () => {
    expect(yearlyCost(pence(12_000))).toBe(625_714);
  });
});

describe("a suspension", () => {
  test.each([
    ["before the start", day(-5), day(5), "outside-the-placement"],
    ["over another", day(15), day(16), "suspended-already"],
    ["backwards", day(40), day(40), "ends-before-it-starts"],
  ])("%s is refused", (_, fromOn, toOn, kind) => {
    const away = { id: "away", fromOn: day(10), toOn: day(20), paid: basisPoints(0) };
    expect(suspend(placement({ suspensions: [away] }), { fromOn, toOn })).toMatchObject({
      ok: false,
      why: { kind },
    });
  });

  test("of a placement that is not approved is refused", () => {
    const verdict = suspend(placement({ approvedOn: null }), { fromOn: day(1), toOn: day(2) });
    expect(verdict).toMatchObject({ ok: false, why: { kind: "not-running" } });
  });
});

test("whatever is amended, suspended or shared anew, the shares make what is payable on every day", () => {
  const change = fc.record({
    at: fc.integer({ min: 0, max: 300 }),
    length: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
    kind: fc.constantFrom("element", "suspension", "funding"),
    amount: fc.integer({ min: 1, max: 9_999 }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const changed = changes.reduce(apply, placement());
      for (const on of [...daysOfChange(changed), day(7), day(150), day(299)]) {
        const week = weekOn(changed, on);
        if (!week.ok) continue;
        const { funded, payable } = week.value;
        expect(funded.reduce((sum, one) => sum + one.pence, 0)).toBe(payable);
      }
      expect(firstUnfunded(changed)).toBeUndefined();
    }),
  );
});

type Change = {
  readonly at: number;
  readonly length: number | null;
  readonly kind: "element" | "suspension" | "funding";
  readonly amount: number;
};

/** As the deeds do it: what the rules refuse, and what would leave a day unpaid, changes nothing. */
function apply(before: Placement, { at, length, kind, amount }: Change): Placement {
  const span = { fromOn: day(at), toOn: length === null ? null : day(at + length) };
  const after = changedBy(before, kind, span, amount);
  return firstUnfunded(after) ? before : after;
}

function changedBy(
  before: Placement,
  kind: Change["kind"],
  span: Pick<Element, "fromOn" | "toOn">,
  amount: number,
): Placement {
  if (kind === "element") {
    const added = element({
      ...span,
      id: `e${amount}`,
      serviceLineId: `line ${amount % 3}`,
      pence: pence(amount),
    });
    return addElement(before, added).ok ? { ...before, elements: [...before.elements, added] } : before;
  }
  if (kind === "suspension") {
    const away = { ...span, id: `s${amount}`, paid: basisPoints(amount) };
    return suspend(before, span).ok ? { ...before, suspensions: [...before.suspensions, away] } : before;
  }
  const ended = before.funding.map((one) =>
    one.toOn === null && one.fromOn < span.fromOn ? { ...one, toOn: span.fromOn } : one,
  );
  const shares = [
    { stream: "joint", share: { kind: "percent", share: basisPoints(amount) } },
    { stream: "council", share: { kind: "rest" } },
  ] as const;
  return { ...before, funding: [...ended, { fromOn: span.fromOn, toOn: null, shares }] };
}
