import { expect, test } from "vitest";
import { abnormallyLow, type BidToQuestion } from "#app/domain/call-off/abnormally-low.ts";
import { answerQuery, askBidder, decideQuery, excludeBid } from "#app/domain/call-off/exclusion.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const rule = { percentUnderMedian: 20, fewestBids: 3 };
const bid = (bidId: string, cost: number, price = 2000, floor: number | null = null): BidToQuestion => ({
  ...{ bidId, cost: pence(cost) },
  lines: [{ callOffLineId: "line", pence: price, floor }],
});

test("a bid more than a fifth under the middle one is asked about, one at a fifth is not", () => {
  // Middle of 80.00, 100.00 and 110.00 is 100.00: 80.00 is at the limit, 79.99 under it.
  expect(abnormallyLow([bid("A", 8000), bid("B", 10_000), bid("C", 11_000)], rule)).toEqual([]);
  expect(abnormallyLow([bid("A", 7999), bid("B", 10_000), bid("C", 11_000)], rule)).toEqual([
    { bidId: "A", reasons: [{ kind: "under-median", percent: 20 }] },
  ]);
});

test("the middle of four is half way between the middle two", () => {
  // 76.00, 90.00, 101.00, 110.00: middle 95.50, a fifth under it 76.40.
  const costs = [7600, 9000, 10_100, 11_000];
  expect(
    abnormallyLow(
      costs.map((cost, n) => bid(String(n), cost)),
      rule,
    ).map(({ bidId }) => bidId),
  ).toEqual(["0"]);
});

test("of two bids the middle says nothing, and without a rule nothing is said", () => {
  expect(abnormallyLow([bid("A", 1), bid("B", 10_000)], rule)).toEqual([]);
  expect(abnormallyLow([bid("A", 1), bid("B", 10_000), bid("C", 10_000)], null)).toEqual([]);
});

test("a price below what a unit must lawfully cost is asked about, one at it is not", () => {
  expect(abnormallyLow([bid("A", 9000, 1999, 2000), bid("B", 9000, 2000, 2000)], null)).toEqual([
    { bidId: "A", reasons: [{ kind: "below-floor", callOffLineId: "line", pence: 1999, floor: 2000 }] },
  ]);
});

const dueOn = toDay("2026-12-14");
const asked = { dueOn, answered: false, accepted: null };
const why = (verdict: { ok: boolean; why?: { kind: string } }) => (verdict.ok ? "yes" : verdict.why?.kind);

test.each([
  [null, "not-asked"],
  [asked, "not-decided"],
  [{ ...asked, answered: true, accepted: true }, "accepted"],
  [{ ...asked, answered: true, accepted: false }, "yes"],
])("a low bid is excluded only when its bidder was asked and was not believed", (query, expected) => {
  expect(why(excludeBid("ABNORMALLY_LOW", { excluded: false, query }))).toBe(expected);
});

test("a bid that breaks the terms needs no question, and is excluded once", () => {
  expect(why(excludeBid("NOT_COMPLIANT", { excluded: false, query: null }))).toBe("yes");
  expect(why(excludeBid("NOT_COMPLIANT", { excluded: true, query: null }))).toBe("already-excluded");
});

test("a bidder is asked once, with a day that is still to come", () => {
  const today = toDay("2026-12-07");
  expect(why(askBidder({ excluded: false, query: null }, dueOn, today))).toBe("yes");
  expect(why(askBidder({ excluded: false, query: asked }, dueOn, today))).toBe("already-asked");
  expect(why(askBidder({ excluded: true, query: null }, dueOn, today))).toBe("excluded");
  expect(why(askBidder({ excluded: false, query: null }, today, today))).toBe("in-the-past");
});

test("the bidder has until the end of the day named", () => {
  expect(why(answerQuery(asked, dueOn))).toBe("yes");
  expect(why(answerQuery(asked, toDay("2026-12-15")))).toBe("too-late");
  expect(why(answerQuery({ ...asked, answered: true }, dueOn))).toBe("answered");
  expect(why(answerQuery({ ...asked, accepted: false }, dueOn))).toBe("decided");
});

test("an answer is accepted or not, and silence only once its day has passed", () => {
  const answered = { ...asked, answered: true };
  expect(why(decideQuery(answered, true, dueOn))).toBe("yes");
  expect(why(decideQuery({ ...answered, accepted: true }, false, dueOn))).toBe("decided");
  expect(why(decideQuery(asked, false, dueOn))).toBe("still-time");
  expect(why(decideQuery(asked, false, toDay("2026-12-15")))).toBe("yes");
  expect(why(decideQuery(asked, true, toDay("2026-12-15")))).toBe("no-answer-to-accept");
});
