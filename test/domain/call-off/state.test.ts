import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callOffState,
  callOffStates,
  mayTake,
  stepsIn,
  type CallOffFacts,
  type CallOffStep,
} from "#app/domain/call-off/state.ts";

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

test("however a call-off goes, a contract stands on an approval, a publication, an opening or an accepted offer, an approved award, its letters and its whole standstill", () => {
  const walk = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 6 })), {
    minLength: 40,
    maxLength: 60,
  });
  let contracts = 0;
  fc.assert(
    fc.property(
      walk,
      fc.constantFrom("OPEN" as const, "RESTRICTED" as const, "DIRECT" as const),
      (choices, route) => {
        let [facts, hour, taken]: [CallOffFacts, number, CallOffStep[]] = [{ ...nothing, route }, 1, []];
        for (const [choice, hours] of choices) {
          const state = callOffState(facts, at(hour));
          const steps = stepsIn[state].filter(
            (step) => step in effects && !["cancel", "leave-framework"].includes(step),
          );
          const step = steps[choice % Math.max(1, steps.length)];
          hour += hours;
          const later = callOffState(facts, at(hour));
          if (!step || !mayTake(step, later).ok) continue;
          if (step === "make-contract") {
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
          taken = [...taken, step];
        }
      },
    ),
    { seed: 20261102, numRuns: 3000 },
  );
  expect(contracts).toBeGreaterThan(100);
});
