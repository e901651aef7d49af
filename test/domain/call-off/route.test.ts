import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import type { RouteFacts, RouteNeed, RouteRule } from "#app/domain/call-off/recommendation.ts";
import { freezeRecommendation } from "#app/domain/call-off/frozen-recommendation.ts";
import { chooseRoute, recommend, termInMonths } from "#app/domain/call-off/route.ts";
import { pence } from "#app/domain/money.ts";

const need: RouteNeed = {
  ...{ lotIds: ["a"], kind: "SPOT", innovation: false, valueWithVat: pence(2_600_000) },
  ...{ startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04"), extensionMonths: 0, urgency: "ROUTINE" },
  ...{ userChoice: false, choiceStatement: "", regime: "PA_2023_LIGHT_TOUCH" },
};
const rule: RouteRule = {
  ...{ lotId: "a", route: "DIRECT", kinds: ["SPOT"], minimum: null, maximum: pence(30_000_000) },
  ...{ shortestMonths: null, longestMonths: 48, needsReason: false, fromOn: toDay("2024-04-01"), toOn: null },
};
const rulesOf = (lotId: string): readonly RouteRule[] => [
  { ...rule, lotId },
  {
    ...rule,
    lotId,
    route: "RESTRICTED",
    kinds: ["SPOT", "BLOCK"],
    maximum: pence(66_354_000),
    needsReason: true,
  },
  { ...rule, lotId, route: "OPEN", kinds: ["SPOT", "BLOCK"], maximum: null },
];
const facts: RouteFacts = {
  today: toDay("2026-11-25"),
  eligible: 12,
  law: {
    threshold: pence(66_354_000),
    standstill: null,
    notices: [
      {
        ...{ title: "Contract details notice (UK7)", clause: "section 53(1)", days: 120 },
        unless: ["user-choice", "below-threshold"],
      },
    ],
  },
};
const weigh = (changes: Partial<RouteNeed> = {}, known: Partial<RouteFacts> = {}, rules = rulesOf("a")) =>
  recommend({ ...need, ...changes }, rules, { ...facts, ...known });
const of = (recommended: ReturnType<typeof weigh>, route: string) => {
  const found = recommended.routes.find((one) => one.route === route);
  if (!found) throw new Error(route);
  return found;
};

describe("the preferred route", () => {
  test.each([
    ["a spot purchase below the threshold", {}, {}, "DIRECT"],
    ["a block", { kind: "BLOCK" }, {}, "OPEN"],
    ["a value over the direct award's ceiling", { valueWithVat: pence(30_000_001) }, {}, "OPEN"],
    ["a value at the direct award's ceiling", { valueWithVat: pence(30_000_000) }, {}, "DIRECT"],
    ["an innovation", { innovation: true }, {}, "OPEN"],
    ["an urgent innovation", { innovation: true, urgency: "URGENT" }, {}, "DIRECT"],
    [
      "an innovation that a person chose",
      { innovation: true, userChoice: true, choiceStatement: "Said so." },
      {},
      "DIRECT",
    ],
    ["a choice that nobody stated", { innovation: true, userChoice: true }, {}, "OPEN"],
    ["one eligible member", { innovation: true }, { eligible: 1 }, "DIRECT"],
    ["nobody eligible", {}, { eligible: 0 }, "EXTERNAL"],
    ["nobody alone, some together", {}, { eligible: 0, together: true }, "OPEN"],
    ["one alone, others together", { innovation: true }, { eligible: 1, together: true }, "OPEN"],
    ["a term longer than every rule allows", { extensionMonths: 48 }, {}, "EXTERNAL"],
    ["a lot without a rule", { lotIds: ["a", "b"] }, {}, "EXTERNAL"],
  ] as const)("for %s", (_, changes, known, preferred) => {
    expect(weigh(changes as Partial<RouteNeed>, known).preferred).toBe(preferred);
  });
});

describe("what bars a route", () => {
  test("every lot must allow it: one whose rule has a lower ceiling is named", () => {
    const rules = [...rulesOf("a"), ...rulesOf("b").map((one) => ({ ...one, maximum: pence(1_000_000) }))];
    const direct = of(weigh({ lotIds: ["a", "b"] }, {}, rules), "DIRECT");
    expect(direct.bars).toEqual([{ kind: "above-maximum", lotId: "b", maximum: 1_000_000 }]);
  });

  test("a rule counts from its first day until the day before its end", () => {
    const dated = rulesOf("a").map((one) => ({ ...one, toOn: toDay("2026-11-25") }));
    expect(of(weigh({}, {}, dated), "OPEN").bars).toEqual([{ kind: "no-rule", lotId: "a" }]);
    const early = { today: toDay("2026-11-24") };
    expect(of(weigh({}, early, dated), "OPEN").allowed).toBe(true);
  });

  test("of two rules of a lot one is enough", () => {
    const two = [{ ...rule, maximum: pence(1) }, { ...rule, minimum: pence(2) }, ...rulesOf("a").slice(1)];
    expect(of(weigh({}, {}, two), "DIRECT").allowed).toBe(true);
  });

  test("under the Provider Selection Regime a choice among members is refused (reg 18(7))", () => {
    const psr = weigh(
      { regime: "PSR_2023" },
      { law: { ...facts.law, standstill: { days: 8, clause: "regulation 12" } } },
    );
    expect(of(psr, "RESTRICTED").bars).toContainEqual({ kind: "psr-invites-everyone" });
    expect(of(psr, "OPEN").duties).toContainEqual({ kind: "standstill", days: 8, clause: "regulation 12" });
    expect(of(psr, "DIRECT").duties).toContainEqual({ kind: "no-standstill" });
  });
});

describe("a choice", () => {
  test("of the preferred route needs no reason, a departure does", () => {
    const weighed = weigh();
    expect(chooseRoute(weighed, "DIRECT", "")).toMatchObject({ ok: true });
    expect(chooseRoute(weighed, "OPEN", " ")).toEqual({ ok: false, why: { kind: "reason-wanted" } });
    expect(chooseRoute(weighed, "OPEN", "The market has not been tested for a year.")).toMatchObject({
      ok: true,
    });
  });

  test("of a restricted competition says why these members, even where nothing else is allowed", () => {
    const only = rulesOf("a").filter(({ route }) => route === "RESTRICTED");
    const weighed = weigh({}, {}, only);
    expect(weighed.preferred).toBe("RESTRICTED");
    expect(chooseRoute(weighed, "RESTRICTED", "")).toEqual({ ok: false, why: { kind: "reason-wanted" } });
  });

  test("of a barred route is refused with what bars it", () => {
    expect(chooseRoute(weigh({ kind: "BLOCK" }), "DIRECT", "Because.")).toEqual({
      ok: false,
      why: { kind: "barred", bars: [{ kind: "kind-not-allowed", lotId: "a" }] },
    });
  });

  test("to go outside needs a reason and nothing else", () => {
    expect(chooseRoute(weigh(), "EXTERNAL", "")).toEqual({ ok: false, why: { kind: "reason-wanted" } });
    expect(chooseRoute(weigh(), "EXTERNAL", "No member has a hydrotherapy pool.")).toMatchObject({
      ok: true,
    });
  });

  test("of what a person chose needs no contract details notice, a large one does", () => {
    const large = { valueWithVat: pence(66_354_000) };
    const notice = {
      kind: "notice",
      title: "Contract details notice (UK7)",
      clause: "section 53(1)",
      days: 120,
    };
    expect(of(weigh(large), "OPEN").duties).toContainEqual(notice);
    expect(
      of(weigh({ ...large, userChoice: true, choiceStatement: "Yes." }), "OPEN").duties,
    ).not.toContainEqual(notice);
    expect(of(weigh(), "OPEN").duties).not.toContainEqual(notice);
  });
});

test.each([
  ["2027-01-04", "2028-01-04", 0, 12],
  ["2027-01-04", "2028-01-03", 0, 12],
  ["2027-01-04", "2028-01-05", 0, 13],
  ["2027-01-31", "2027-02-28", 24, 25],
])("from %s to %s with %s more months are %s months", (startsOn, endsOn, extensionMonths, months) => {
  expect(termInMonths({ startsOn: toDay(startsOn), endsOn: toDay(endsOn), extensionMonths })).toBe(months);
});

const anyNeed = fc.record({
  kind: fc.constantFrom("SPOT", "BLOCK"),
  innovation: fc.boolean(),
  valueWithVat: fc.integer({ min: 1, max: 200_000_000 }).map(pence),
  urgency: fc.constantFrom("ROUTINE", "URGENT"),
  userChoice: fc.boolean(),
  choiceStatement: fc.constantFrom("", "She chose it."),
  regime: fc.constantFrom("PCR_2015_LIGHT_TOUCH", "PA_2023_LIGHT_TOUCH", "PSR_2023"),
  extensionMonths: fc.integer({ min: 0, max: 60 }),
  lotIds: fc.constantFrom(["a"], ["a", "b"]),
} as const);

test("the preferred route is allowed, a barred one is never chosen, and a restricted one never without a reason or under PSR", () => {
  fc.assert(
    fc.property(anyNeed, fc.nat({ max: 3 }), fc.boolean(), (changes, eligible, both) => {
      const rules = both ? [...rulesOf("a"), ...rulesOf("b")] : rulesOf("a");
      const weighed = weigh(changes, { eligible }, rules);
      expect(of(weighed, weighed.preferred).allowed).toBe(true);
      for (const { route, allowed, bars } of weighed.routes) {
        expect(allowed).toBe(bars.length === 0);
        expect(chooseRoute(weighed, route, "A reason.").ok).toBe(allowed);
      }
      expect(chooseRoute(weighed, "RESTRICTED", "").ok).toBe(false);
      if (changes.regime === "PSR_2023") expect(of(weighed, "RESTRICTED").allowed).toBe(false);
    }),
  );
});

test("more value, or fewer members, never allows what was barred", () => {
  fc.assert(
    fc.property(anyNeed, fc.nat({ max: 100_000_000 }), (changes, more) => {
      const before = weigh(changes);
      const after = weigh({
        ...changes,
        valueWithVat: pence(changes.valueWithVat + more),
      });
      for (const { route, allowed } of after.routes)
        if (allowed) expect(of(before, route).allowed).toBe(true);
    }),
  );
});

describe("a recommendation that is frozen", () => {
  const filed = (id: string, changes: Partial<RouteRule> = {}) => ({
    ...{ ...rule, ...changes, id, source: `Rules, version ${id}` },
  });
  const rules = [
    filed("old", { fromOn: toDay("2024-04-01"), toOn: toDay("2026-11-25") }),
    filed("now", { fromOn: toDay("2026-11-25") }),
    filed("to come", { fromOn: toDay("2026-11-26") }),
    filed("of another lot", { lotId: "b" }),
  ];
  const frozen = freezeRecommendation(weigh(), "OPEN", need, rules, facts);

  test("keeps what it was weighed on, and whether the choice departs from it", () => {
    expect(frozen).toMatchObject({ preferred: "DIRECT", chosen: "OPEN", departs: true, eligible: 12 });
    expect(frozen).toMatchObject({ weighedOn: "2026-11-25", threshold: 66_354_000, need });
    expect(freezeRecommendation(weigh(), "DIRECT", need, rules, facts).departs).toBe(false);
  });

  test("names the versions of the lots' rules that held on that day, and no others", () => {
    expect(frozen.rules).toEqual([
      { id: "now", lotId: "a", route: "DIRECT", fromOn: "2026-11-25", source: "Rules, version now" },
    ]);
  });
});
