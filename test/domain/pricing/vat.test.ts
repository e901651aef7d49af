import { expect, test } from "vitest";
import { otherVat, vatOfLine } from "#app/domain/pricing/vat.ts";

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
