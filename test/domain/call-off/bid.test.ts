import { describe, expect, test } from "vitest";
import {
  declineInvitation,
  priceOfBid,
  saveBid,
  submitBid,
  withdrawBid,
  type BidTerms,
} from "#app/domain/call-off/bid.ts";
import type { CallOffFacts } from "#app/domain/call-off/state.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { no } from "#app/domain/verdict.ts";

const at = (text: string) => new Date(text);
const now = at("2026-11-16T10:00:00.000Z");
const closesAt = at("2026-12-04T12:00:00.000Z");

const callOff: CallOffFacts = {
  ...{ route: "OPEN", approvalAskedAt: now, approvedAt: now, publishedAt: now, closesAt, openedAt: null },
  ...{ cancelledAt: null, leftFrameworkAt: null, offers: [], award: null, contracted: false },
};

const exception = {
  ...{ id: "exception", serviceLineId: "line", maximumPence: pence(2_700) },
  ...{ fromOn: toDay("2026-11-01"), toOn: toDay("2027-11-01") },
};
const line: BidTerms["lines"][number] = {
  ...{ id: "line", title: "Home care", unit: "hour", area: "Everywhere", units: "1000.00", exceptions: [] },
  ...{ rate: { id: "rate", pence: pence(2_400) }, rateOf: null, capPence: pence(2_600) },
};
const covered = {
  ...{ lotId: "lot", areaId: null, against: [] },
  heldBy: [{ providerId: "bidder", since: toDay("2026-01-05") }],
};
const terms: BidTerms = {
  behind: { cover: [covered], parts: [], inAnother: false },
  lines: [line],
  criteria: [
    {
      ...{ id: "safety", title: "Safety", question: "How?", guidance: "", weight: 100 },
      ...{ minimumScore: null, maximumWords: 50 },
    },
  ],
};
const draft = { answers: { safety: "Two by two." }, prices: { line: pence(2_350) } };

describe("a price in a bid", () => {
  test.each([
    ["below the member's rate", 2_350, {}, null],
    ["at the member's rate", 2_400, {}, null],
    ["over the rate with an exception that reaches it", 2_700, { exceptions: [exception] }, "exception"],
    ["at the rate, though an exception would reach it", 2_400, { exceptions: [exception] }, null],
    ["where there is no cap", 2_400, { capPence: null }, null],
  ])("is taken %s", (_when, price, changes, exceptionId) => {
    expect(priceOfBid(pence(price), { ...line, ...changes }, now)).toMatchObject({
      ok: true,
      value: { pence: price, rateId: "rate", ratePence: 2_400, exceptionId },
    });
  });

  const ended = { ...exception, toOn: toDay("2026-11-16") };
  test.each([
    ["of nothing", 0, {}, { kind: "not-above-nought" }],
    ["below nothing", -1, {}, { kind: "not-above-nought" }],
    ["a penny over the rate", 2_401, {}, { kind: "over-rate", ratePence: 2_400 }],
    ["under the rate but over the cap", 2_300, { capPence: 2_200 }, { kind: "over-cap", capPence: 2_200 }],
    ["beyond the exception", 2_701, { exceptions: [exception] }, { kind: "over-rate", ratePence: 2_400 }],
    [
      "by an exception that ended today",
      2_500,
      { exceptions: [ended] },
      { kind: "over-rate", ratePence: 2_400 },
    ],
    ["for a line without a rate", 2_000, { rate: null }, { kind: "no-rate" }],
  ])("is refused %s", (_when, price, changes, why) => {
    expect(priceOfBid(pence(price), { ...line, ...changes } as typeof line, now)).toEqual({ ok: false, why });
  });
});

describe("a bid", () => {
  test("that is complete is frozen with what each price was held against", () => {
    expect(submitBid(callOff, terms, draft, now)).toMatchObject({
      ok: true,
      value: {
        answers: [{ criterionId: "safety", title: "Safety", text: "Two by two." }],
        prices: [{ lineId: "line", pence: 2_350, rateId: "rate", ratePence: 2_400, capPence: 2_600 }],
      },
    });
  });

  test.each([
    ["an answer is missing", { answers: { safety: "  " } }, { kind: "unanswered", criterionId: "safety" }],
    [
      "an answer is too long",
      { answers: { safety: "word ".repeat(51) } },
      { kind: "too-long", criterionId: "safety", maximumWords: 50 },
    ],
    ["a price is missing", { prices: {} }, { kind: "unpriced", lineId: "line" }],
    [
      "a price is over the rate",
      { prices: { line: pence(2_500) } },
      { kind: "price-refused", lineId: "line", why: { kind: "over-rate", ratePence: 2_400 } },
    ],
  ])("is refused where %s", (_what, changes, problem) => {
    expect(submitBid(callOff, terms, { ...draft, ...changes }, now)).toEqual({
      ok: false,
      why: { kind: "incomplete", problems: [problem] },
    });
  });

  test("half written is kept, without a price that could not be bid", () => {
    expect(saveBid(callOff, terms, { answers: {}, prices: {} }, now)).toEqual({
      ok: true,
      value: { answers: { safety: "" }, prices: {} },
    });
    expect(saveBid(callOff, terms, { answers: {}, prices: { line: pence(2_500) } }, now).ok).toBe(false);
  });

  test("is taken up to the last millisecond; the closing instant is already too late", () => {
    expect(submitBid(callOff, terms, draft, new Date(closesAt.getTime() - 1)).ok).toBe(true);
    for (const refused of [
      submitBid(callOff, terms, draft, closesAt),
      saveBid(callOff, terms, draft, closesAt),
      withdrawBid(callOff, { id: "bid" }, closesAt),
      declineInvitation(callOff, null, closesAt),
    ])
      expect(refused).toMatchObject({ ok: false, why: { kind: "not-open", state: "closed" } });
  });

  test.each([
    ["opened", { openedAt: now }],
    ["cancelled", { cancelledAt: now }],
    ["not yet published", { publishedAt: null }],
    ["a direct award", { route: "DIRECT" as const }],
  ])("is not taken where the call-off is %s", (_what, changes) => {
    expect(submitBid({ ...callOff, ...changes }, terms, draft, now)).toMatchObject({
      ok: false,
      why: { kind: "not-open" },
    });
  });

  test("can be withdrawn while it stands, and an invitation declined while none does", () => {
    expect(withdrawBid(callOff, { id: "bid" }, now)).toEqual({ ok: true, value: "bid" });
    expect(withdrawBid(callOff, null, now)).toEqual({ ok: false, why: { kind: "nothing-submitted" } });
    expect(declineInvitation(callOff, null, now)).toEqual({ ok: true, value: true });
    expect(declineInvitation(callOff, { id: "bid" }, now)).toEqual({
      ok: false,
      why: { kind: "bid-stands" },
    });
  });
});

describe("who stands behind a bid", () => {
  const behind = (changes: Partial<BidTerms["behind"]>) =>
    submitBid(callOff, { ...terms, behind: { ...terms.behind, ...changes } }, draft, now);
  const bare = { ...covered, lotId: "other", heldBy: [] };
  const parts = [{ providerId: "bidder", provider: "Bidder", lotIds: ["lot"] }];

  test.each([
    [
      "a lot that the bidder does not hold",
      { cover: [covered, bare] },
      { kind: "not-covered", places: [{ lotId: "other", areaId: null }], together: false },
    ],
    [
      "a lot that no partner holds",
      { cover: [covered, bare], parts },
      { kind: "not-covered", places: [{ lotId: "other", areaId: null }], together: true },
    ],
    ["no lot at all", { cover: [] }, { kind: "not-covered", places: [], together: false }],
    ["a bidder who agreed to another's bid", { inAnother: true }, { kind: "in-another-bid" }],
  ])("keeps it back: %s", (_what, changes, problem) => {
    expect(behind(changes)).toEqual(no({ kind: "incomplete", problems: [problem] }));
  });

  test("is frozen in it: each partner with its lots, and whose rate each price was held against", () => {
    const together = {
      ...terms,
      behind: { ...terms.behind, parts },
      lines: [{ ...line, rateOf: "Partner" }],
    };
    expect(submitBid(callOff, together, draft, now)).toMatchObject({
      value: { parts, prices: [{ lineId: "line", rateOf: "Partner" }] },
    });
    const alone = submitBid(callOff, terms, draft, now);
    expect(alone.ok && Object.keys(alone.value)).toEqual(["answers", "prices"]);
  });

  test("is not asked while it is only written", () => {
    const uncovered = { ...terms, behind: { ...terms.behind, cover: [bare] } };
    expect(saveBid(callOff, uncovered, draft, now).ok).toBe(true);
  });
});
