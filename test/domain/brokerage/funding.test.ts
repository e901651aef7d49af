import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fund, inProportion, type FundingShare, type Stream } from "#app/domain/brokerage/funding.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const weekly = (stream: Stream, amount: number): FundingShare => ({
  stream,
  share: { kind: "weekly", pence: pence(amount) },
});
const percent = (stream: Stream, share: number): FundingShare => ({
  stream,
  share: { kind: "percent", share: basisPoints(share) },
});
const rest = (stream: Stream): FundingShare => ({ stream, share: { kind: "rest" } });

describe("who pays of a week", () => {
  test("the person's contribution goes first and the council has the rest", () => {
    expect(fund(pence(100_000), [weekly("client", 18_250), rest("council")])).toEqual({
      ok: true,
      value: [
        { stream: "client", pence: 18_250 },
        { stream: "council", pence: 81_750 },
      ],
    });
  });

  test("thirds of a penny go to whoever was cut the most", () => {
    expect(fund(pence(100), [percent("council", 3_333), percent("s117", 6_667)])).toEqual({
      ok: true,
      value: [
        { stream: "council", pence: 33 },
        { stream: "s117", pence: 67 },
      ],
    });
  });

  test.each<[words: string, shares: readonly FundingShare[], why: unknown]>([
    ["nobody", [], { kind: "nobody-pays" }],
    [
      "over 100%",
      [percent("council", 6_000), percent("s117", 5_000)],
      { kind: "over-the-whole", share: 11_000 },
    ],
    [
      "more than the price",
      [weekly("client", 60_000), percent("council", 5_000)],
      { kind: "over-the-price", overPence: 10_000 },
    ],
    [
      "less than the price",
      [weekly("client", 20_000), percent("council", 5_000)],
      { kind: "short-of-the-price", shortPence: 30_000 },
    ],
    ["one twice", [rest("council"), weekly("council", 1)], { kind: "stream-twice", stream: "council" }],
    ["two for the rest", [rest("council"), rest("joint")], { kind: "two-take-the-rest" }],
    ["a negative share", [weekly("joint", -1), rest("council")], { kind: "nothing-paid" }],
    [
      "the person, for after-care under section 117",
      [weekly("client", 1_000), percent("s117", 5_000), rest("council")],
      { kind: "person-charged-for-after-care" },
    ],
    [
      "the person, under full CHC",
      [weekly("client", 1_000), rest("chc")],
      { kind: "person-charged-under-chc" },
    ],
  ])("is refused: %s", (_, shares, why) => {
    expect(fund(pence(100_000), shares)).toEqual({ ok: false, why });
  });

  test("whatever is shared makes the price to the penny, and nobody pays less than nought", () => {
    const price = fc.integer({ min: 1, max: 1_000_000 });
    const parts = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(price, parts, fc.boolean(), (whole, shares, theRest) => {
        const names: readonly Stream[] = ["s117", "joint", "top-up"];
        const asked = shares.map((share, at) => percent(names[at] ?? "joint", share));
        const verdict = fund(pence(whole), theRest ? [...asked, rest("council")] : asked);
        if (!verdict.ok) return;
        expect(verdict.value.reduce((sum, one) => sum + one.pence, 0)).toBe(whole);
        expect(verdict.value.every((one) => one.pence >= 0)).toBe(true);
      }),
    );
  });

  test("of half the price in a suspension each pays half, to the penny", () => {
    const whole = [
      { stream: "client", pence: pence(333) },
      { stream: "council", pence: pence(668) },
    ] as const;
    const half = inProportion(whole, pence(501));
    expect(half.map((one) => one.pence)).toEqual([167, 334]);
  });
});
