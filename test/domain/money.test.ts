import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimal4,
  basisPoints,
  changeInBasisPoints,
  decimal4,
  formatChange,
  formatDecimal4,
  formatPounds,
  mulDivHalfUp,
  parseDecimal4,
  parsePounds,
  pence,
  roundHalfUpToPence,
  spreadsheetDecimal,
} from "#app/domain/money.ts";
import { no, yes } from "#app/domain/verdict.ts";

const prices = fc.integer({ min: 0, max: 999_999_999 });

describe("an amount typed in pounds", () => {
  test.each([
    ["21.50", 2150],
    ["21.5", 2150],
    ["21", 2100],
    [" £1,234.50 ", 123450],
    ["£0.07", 7],
    ["0", 0],
    ["0.00", 0],
    ["1,234,567.89", 123456789],
    ["1234567.89", 123456789],
    ["007.5", 750],
    ["9,999,999.99", 999_999_999],
    ["1.15", 115],
    ["4.35", 435],
  ])("%j is read as %i pence", (text, expected) => {
    expect(parsePounds(text)).toEqual(yes(expected));
  });

  test.each([
    ["", "empty"],
    [" \t\n", "empty"],
    ["£", "not-a-number"],
    ["12,34", "not-a-number"],
    ["£12,34", "not-a-number"],
    ["1234,567", "not-a-number"],
    ["0,123", "not-a-number"],
    ["1,2345", "not-a-number"],
    ["1,,234", "not-a-number"],
    ["££5", "not-a-number"],
    ["5£", "not-a-number"],
    ["21.", "not-a-number"],
    [".50", "not-a-number"],
    ["21.50.1", "not-a-number"],
    ["1 234", "not-a-number"],
    ["1e3", "not-a-number"],
    ["NaN", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["0x1F", "not-a-number"],
    ["٢١", "not-a-number"],
    ["２１", "not-a-number"],
    ["+21", "not-a-number"],
    ["--21", "not-a-number"],
    ["-£-21", "not-a-number"],
    ["$21", "not-a-number"],
    ["12.345", "too-many-decimals"],
    ["12.500", "too-many-decimals"],
    ["-1", "negative"],
    ["-£1", "negative"],
    ["£-1", "negative"],
    ["−1.50", "negative"],
    ["10,000,000", "too-large"],
    ["10000000.00", "too-large"],
    ["9".repeat(400), "too-large"],
  ])("%j is refused as %s", (text, kind) => {
    expect(parsePounds(text)).toEqual(no({ kind }));
  });

  test("every price that we print can be typed back in", () => {
    fc.assert(
      fc.property(prices, (amount) => {
        expect(parsePounds(formatPounds(pence(amount)))).toEqual(yes(amount));
      }),
    );
  });

  test("no text makes the reader fail, and what it reads is within bounds", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789£,.-e x") }), (text) => {
        const verdict = parsePounds(text);
        if (verdict.ok) expect(verdict.value).toSatisfy((n: number) => n >= 0 && n <= 999_999_999);
      }),
    );
  });
});

describe("an amount in our own code", () => {
  test.each([1.5, NaN, Infinity, 2 ** 53])("%d pence is a bug", (n) => {
    expect(() => pence(n)).toThrow(RangeError);
    expect(() => basisPoints(n)).toThrow(RangeError);
  });

  test("minus nought is nought", () => {
    expect(Object.is(pence(-0), 0)).toBe(true);
  });

  test.each([
    [0, "£0.00"],
    [5, "£0.05"],
    [123450, "£1,234.50"],
    [99999, "£999.99"],
    [999_999_999, "£9,999,999.99"],
    [18_600_000_000, "£186,000,000.00"],
    [-5, "-£0.05"],
    [-123450, "-£1,234.50"],
    [Number.MAX_SAFE_INTEGER, "£90,071,992,547,409.91"],
  ])("%i pence is printed as %s", (amount, expected) => {
    expect(formatPounds(pence(amount))).toBe(expected);
  });
});

describe("rounding half a penny up", () => {
  test.each([
    ["23.405", 2341],
    ["23.4049", 2340],
    ["1.005", 101],
    ["0.0049", 0],
    ["0.005", 1],
    ["-0.005", -1],
    ["-0.0049", 0],
  ])("£%s is %i pence", (pounds, expected) => {
    expect(roundHalfUpToPence(decimal4(pounds))).toBe(expected);
  });

  test.each([
    [2341, 104025, 100, 2_435_225],
    [1, 1, 2, 1],
    [1, 1, 3, 0],
    [-1, 1, 2, -1],
    [2438, 10_320, 10_000, 2516],
    [Number.MAX_SAFE_INTEGER, 10_000, 10_000, Number.MAX_SAFE_INTEGER],
  ])("%i pence × %i ÷ %i is %i pence", (amount, numerator, denominator, expected) => {
    expect(mulDivHalfUp(pence(amount), numerator, denominator)).toBe(expected);
  });

  test.each([
    [1, 0],
    [1, -2],
    [0.5, 1],
    [1, 1.5],
  ])("× %d ÷ %d is a bug", (numerator, denominator) => {
    expect(() => mulDivHalfUp(pence(100), numerator, denominator)).toThrow(RangeError);
  });

  test("agrees with exact whole-number arithmetic", () => {
    const parts = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(prices, parts, parts, (amount, numerator, denominator) => {
        const [product, divisor] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)];
        const expected = (2n * product + divisor) / (2n * divisor);
        fc.pre(expected <= BigInt(Number.MAX_SAFE_INTEGER));
        expect(BigInt(mulDivHalfUp(pence(amount), numerator, denominator))).toBe(expected);
      }),
    );
  });
});

describe("a change of price", () => {
  test.each([
    [2000, 2064, 320],
    [2000, 1990, -50],
    [2000, 2000, 0],
    [20_000, 20_001, 1],
    [20_000, 19_999, -1],
    [2438, 0, -10_000],
  ])("from %i to %i pence is %i basis points", (from, to, expected) => {
    expect(changeInBasisPoints(pence(from), pence(to))).toEqual(yes(expected));
  });

  test("cannot be measured from a price of nought", () => {
    expect(changeInBasisPoints(pence(0), pence(100))).toEqual(no({ kind: "no-starting-price" }));
  });

  test.each([
    [320, "+3.2%"],
    [325, "+3.3%"],
    [-320, "-3.2%"],
    [-325, "-3.3%"],
    [4, "0.0%"],
    [-4, "0.0%"],
    [5, "+0.1%"],
    [10_000, "+100.0%"],
  ])("%i basis points is printed as %s", (change, expected) => {
    expect(formatChange(basisPoints(change))).toBe(expected);
  });
});

describe("an exact decimal of a cost-model line", () => {
  test.each([
    ["23.4050", "23.405", "£23.405"],
    ["£1,234.5", "1234.5", "£1,234.50"],
    ["0.0001", "0.0001", "£0.0001"],
    ["12", "12", "£12.00"],
    ["0.0000", "0", "£0.00"],
  ])("%j is kept as %s and printed as %s", (text, kept, printed) => {
    expect(parseDecimal4(text)).toEqual(yes(kept));
    expect(formatDecimal4(decimal4(kept))).toBe(printed);
  });

  test.each([
    ["", "empty"],
    ["1.23456", "too-many-decimals"],
    ["-1", "negative"],
    ["1e-4", "not-a-number"],
    ["10000000", "too-large"],
  ])("%j is refused as %s", (text, kind) => {
    expect(parseDecimal4(text)).toEqual(no({ kind }));
  });

  test.each(["1.23456", "1e3", "", "NaN", "£1", "9".repeat(16)])("%j in a stored row is a bug", (text) => {
    expect(() => decimal4(text)).toThrow(RangeError);
  });

  test.each([
    ["12.1", "12.1", true],
    ["1.1000000000000001", "1.1", true],
    ["1.25E-2", "0.0125", true],
    ["1E3", "1000", true],
    ["-5", "-5", true],
    ["0.30000000000000004", "0.3", false],
    ["42.123456789", "42.123456789", true],
  ])("a spreadsheet's %s stands for %s", (stored, digits, whole) => {
    expect(spreadsheetDecimal(stored)).toEqual({ digits, whole });
  });

  test.each(["NaN", "", "1,5", "£1", "1E999", "٣", "0x10", "9".repeat(41)])(
    "a spreadsheet's %j is no number",
    (stored) => {
      expect(spreadsheetDecimal(stored)).toBeNull();
    },
  );

  test("lines add up exactly where floating point does not", () => {
    expect(addDecimal4(decimal4("0.1"), decimal4("0.2"))).toBe("0.3");
    expect(addDecimal4()).toBe("0");
    expect(addDecimal4(decimal4("12.21"), decimal4("-12.21"))).toBe("0");
  });

  test("the order of the lines does not change their sum", () => {
    const lines = fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (tenThousandths) => {
        const terms = tenThousandths.map((n) => decimal4(`${n < 0 ? "-" : ""}${digits(Math.abs(n))}`));
        const total = tenThousandths.reduce((sum, n) => sum + n, 0);
        const expected = decimal4(`${total < 0 ? "-" : ""}${digits(Math.abs(total))}`);
        expect(addDecimal4(...terms)).toBe(expected);
        expect(addDecimal4(...terms.reverse())).toBe(expected);
      }),
    );
  });
});

function digits(tenThousandths: number): string {
  return `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, "0")}`;
}
