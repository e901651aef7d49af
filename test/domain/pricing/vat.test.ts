import { expect, test } from "vitest";
import { otherVat, usualVat, vatOfLine, type VatTreatment } from "#app/domain/pricing/vat.ts";

test("a line's own VAT wins over its lot's", () => {
  const vat = { vat: "EXEMPT", lineVat: { licence: "STANDARD" } } as const;
  expect([vatOfLine(vat, "licence"), vatOfLine(vat, "visit")]).toEqual(["STANDARD", "EXEMPT"]);
});

test("only what differs from the lot is said of a line", () => {
  const lines = [
    { serviceLineId: "licence", vat: "STANDARD" },
    { serviceLineId: "visit", vat: "EXEMPT" },
  ] as const;
  expect(otherVat("EXEMPT", lines)).toEqual({ licence: "STANDARD" });
});

test("the VAT of a lot's prices is the one that falls on most of them", () => {
  const prices = (...vats: readonly VatTreatment[]) => vats.map((vat) => ({ vat }));
  expect(usualVat(prices("STANDARD", "EXEMPT", "EXEMPT"))).toBe("EXEMPT");
  expect(usualVat(prices("STANDARD", "EXEMPT"))).toBe("EXEMPT");
  expect(usualVat([])).toBeNull();
});
