import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { decideAward, makeContract, recommendAward } from "#app/domain/call-off/award.ts";
import { submitBid } from "#app/domain/call-off/bid.ts";
import { lotsNotCovered } from "#app/domain/call-off/consortium.ts";
import { fraction } from "#app/domain/call-off/fraction.ts";
import {
  callOffState,
  callOffStates,
  mayTake,
  stepsIn,
  type CallOffFacts,
  type CallOffStep,
} from "#app/domain/call-off/state.ts";
import { pence } from "#app/domain/money.ts";
import { yes } from "#app/domain/verdict.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
const nothing: CallOffFacts = {
  ...{
    route: "OPEN",
    approvalAskedAt: null,
    approvedAt: null,
    publishedAt: null,
    closesAt: at(40),
    openedAt: null,
  },
  ...{ cancelledAt: null, leftFrameworkAt: null, offers: [], award: null, contracted: false },
};

test("every state has its row in the table", () => {
  expect(Object.keys(stepsIn).sort()).toEqual([...callOffStates].sort());
});

test("a competition closes at an instant that is already too late to bid", () => {
  const open = { ...nothing, approvalAskedAt: at(1), approvedAt: at(2), publishedAt: at(3) };
  expect(callOffState(open, new Date(at(40).getTime() - 1))).toBe("open");
  expect(callOffState(open, at(40))).toBe("closed");
});

test("an offer lapses at its instant, and the next may be made", () => {
  const offer = { dueAt: at(10), acceptedAt: null, declinedAt: null, withdrawnAt: null };
  const direct = {
    ...nothing,
    route: "DIRECT" as const,
    approvalAskedAt: at(1),
    approvedAt: at(2),
    publishedAt: at(3),
    offers: [offer],
  };
  expect(callOffState(direct, at(9))).toBe("offered");
  expect(callOffState(direct, at(10))).toBe("offering");
});

describe("a contract", () => {
  const award = { approved: true, lettersAt: at(41), standstillEndsAt: at(60), holds: 0, notBefore: null };
  const won = {
    ...nothing,
    approvalAskedAt: at(1),
    approvedAt: at(2),
    publishedAt: at(3),
    openedAt: at(40),
    award,
  };

  test("waits for the whole of a standstill", () => {
    expect(callOffState(won, new Date(at(60).getTime() - 1))).toBe("standstill");
    expect(callOffState(won, at(60))).toBe("ready-for-contract");
  });

  test("waits for letters, for what holds it up, and for the days after an answer", () => {
    expect(callOffState({ ...won, award: { ...award, lettersAt: null } }, at(70))).toBe("award-approved");
    expect(callOffState({ ...won, award: { ...award, holds: 1 } }, at(70))).toBe("held");
    expect(callOffState({ ...won, award: { ...award, notBefore: at(80) } }, at(70))).toBe("held");
    expect(callOffState({ ...won, award: { ...award, notBefore: at(80) } }, at(80))).toBe(
      "ready-for-contract",
    );
  });
});

/** What each step writes down; a step that is taken at a later hour. */
const effects: Partial<Record<CallOffStep, (facts: CallOffFacts, now: Date) => CallOffFacts>> = {
  "ask-approval": (facts, now) => ({ ...facts, approvalAskedAt: now }),
  return: (facts) => ({ ...facts, approvalAskedAt: null }),
  approve: (facts, now) => ({ ...facts, approvedAt: now }),
  publish: (facts, now) => ({
    ...facts,
    publishedAt: now,
    closesAt: new Date(now.getTime() + 4 * 3_600_000),
  }),
  "leave-framework": (facts, now) => ({ ...facts, leftFrameworkAt: now }),
  bid: (facts) => facts,
  cancel: (facts, now) => ({ ...facts, cancelledAt: now }),
  extend: (facts, now) => ({ ...facts, closesAt: new Date(now.getTime() + 2 * 3_600_000) }),
  open: (facts, now) => ({ ...facts, openedAt: now }),
  offer: (facts, now) => ({
    ...facts,
    offers: [
      ...facts.offers,
      { dueAt: new Date(now.getTime() + 3_600_000), acceptedAt: null, declinedAt: null, withdrawnAt: null },
    ],
  }),
  "answer-offer": (facts, now) => ({
    ...facts,
    offers: facts.offers.map((offer, n) =>
      n === facts.offers.length - 1 ? { ...offer, acceptedAt: now } : offer,
    ),
  }),
  recommend: (facts) => ({
    ...facts,
    award: { approved: false, lettersAt: null, standstillEndsAt: null, holds: 0, notBefore: null },
  }),
  "decide-award": (facts) => ({ ...facts, award: facts.award && { ...facts.award, approved: true } }),
  "send-letters": (facts, now) => ({
    ...facts,
    award: facts.award && {
      ...facts.award,
      lettersAt: now,
      standstillEndsAt: new Date(now.getTime() + 3 * 3_600_000),
    },
  }),
  hold: (facts) => ({ ...facts, award: facts.award && { ...facts.award, holds: 1 - facts.award.holds } }),
  "withdraw-award": (facts) => ({ ...facts, award: null }),
  "make-contract": (facts) => ({ ...facts, contracted: true }),
};

/** What the rules of these steps say on a day on which every lot of the call-off is held, or one is not. */
const asksForEveryLot: Partial<Record<CallOffStep, (isHeld: boolean) => boolean>> = {
  bid: (isHeld) =>
    submitBid({ ...nothing, ...published }, termsOn(isHeld), { answers: {}, prices: {} }, at(4)).ok,
  recommend: (isHeld) => recommendAward({ ...recommendation, lotsNotHeld: bareOn(isHeld) }).ok,
  "decide-award": (isHeld) =>
    decideAward(true, { ...awardToDecide, lotsNotHeld: bareOn(isHeld) }, decider).ok,
  "make-contract": (isHeld) =>
    makeContract(contractTerms, { ...contractFacts, lotsNotHeld: bareOn(isHeld) }).ok,
};

const published = { approvalAskedAt: at(1), approvedAt: at(2), publishedAt: at(3) };
const coverOn = (isHeld: boolean) => [
  { lotId: "first", areaId: null, against: [], heldBy: [{ providerId: "lead", since: toDay("2026-01-05") }] },
  {
    ...{ lotId: "second", areaId: null, against: [] },
    heldBy: isHeld ? [{ providerId: "partner", since: toDay("2026-01-05") }] : [],
  },
];
const termsOn = (isHeld: boolean) => ({
  ...{ criteria: [], lines: [] },
  behind: { cover: coverOn(isHeld), parts: [], inAnother: false },
});
const bareOn = (isHeld: boolean) => lotsNotCovered(coverOn(isHeld), ["first", "second"]);
const free = { declared: true, hasInterest: false };
const place = {
  ...{ bidId: "A", providerId: "lead", rank: 1, cost: pence(100) },
  ...{ price: fraction(1), quality: fraction(1), total: fraction(2) },
};
const recommendation = {
  ...{ declaration: free, bidId: "A", toQuestion: [], trial: null, valueWithVat: pence(100) },
  ranking: yes({ ranked: [place], notAdmissible: [], lowest: pence(100) }),
};
const clear = { clear: true, on: toDay("2026-11-02") };
const awardToDecide = { recommendedBy: "author", valueWithVat: pence(100), check: clear };
const decider = { accountId: "other", limit: pence(100), declaration: free };
const contractTerms = {
  signedOn: toDay("2026-11-05"),
  startsOn: toDay("2027-01-04"),
  endsOn: toDay("2028-01-03"),
};
const contractFacts = {
  ...{ today: toDay("2026-11-05"), approvedOn: toDay("2026-11-03"), check: clear, checkDays: 28 },
  ...{
    trial: null,
    valueWithVat: pence(100),
    daysSinceCheck: 3,
    frameworkEndsOn: toDay("2030-01-01"),
    latestEnd: toDay("2028-01-04"),
  },
};

test("however a call-off goes, a contract stands on an approval, a publication, an opening or an accepted offer, an approved award, its letters, its whole standstill, and every lot held on the day of each step to it", () => {
  const walk = fc.array(
    fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 6 }), fc.constantFrom(true, true, true, false)),
    {
      minLength: 60,
      maxLength: 80,
    },
  );
  let contracts = 0;
  fc.assert(
    fc.property(
      walk,
      fc.constantFrom("OPEN" as const, "RESTRICTED" as const, "DIRECT" as const),
      (choices, route) => {
        let [facts, hour]: [CallOffFacts, number] = [{ ...nothing, route }, 1];
        const heldAt = new Map<CallOffStep, boolean>();
        for (const [choice, hours, isHeld] of choices) {
          const state = callOffState(facts, at(hour));
          const steps = stepsIn[state].filter(
            (step) =>
              step in effects &&
              !["cancel", "leave-framework"].includes(step) &&
              (step !== "recommend" || route === "DIRECT" || heldAt.has("bid")),
          );
          const step = steps[choice % Math.max(1, steps.length)];
          hour += hours;
          const later = callOffState(facts, at(hour));
          if (!step || !mayTake(step, later).ok) continue;
          if (!(asksForEveryLot[step]?.(isHeld) ?? true)) continue;
          heldAt.set(step, isHeld);
          if (step === "make-contract") {
            for (const asked of ["recommend", "decide-award", "make-contract"] as const)
              expect([asked, heldAt.get(asked)]).toEqual([asked, true]);
            if (route !== "DIRECT") expect(heldAt.get("bid")).toBe(true);
            contracts += 1;
            expect(facts.approvedAt).not.toBeNull();
            expect(facts.award?.approved).toBe(true);
            expect(facts.award?.holds).toBe(0);
            if (facts.award?.standstillEndsAt) expect(at(hour) >= facts.award.standstillEndsAt).toBe(true);
            if (route === "DIRECT") expect(facts.offers.some((offer) => offer.acceptedAt)).toBe(true);
            else {
              expect(facts.openedAt).not.toBeNull();
              expect(facts.award?.lettersAt).not.toBeNull();
            }
          }
          facts = effects[step]?.(facts, at(hour)) ?? facts;
        }
      },
    ),
    { seed: 20261102, numRuns: 3000 },
  );
  expect(contracts).toBeGreaterThan(100);
});
