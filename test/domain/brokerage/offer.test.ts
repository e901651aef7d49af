import { expect, test } from "vitest";
import { checkOffer, type AskedLine } from "#app/domain/brokerage/offer.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const today = toDay("2026-11-16");
const line: AskedLine = {
  ...{ serviceLineId: "day", per: "hour", units: "10.5", areaId: "everywhere" },
  ...{ rate: { id: "rate", pence: pence(2_400) }, cap: { id: "cap", pence: pence(2_600) } },
  exception: { id: "exception", pence: pence(2_700) },
};

function offered(price: number, reason = "", asked = line) {
  const lines = [{ serviceLineId: "day", pence: pence(price), reason }];
  return checkOffer({ startsOn: toDay("2027-01-04"), conditions: "", lines }, [asked], today);
}

test.each([
  [2_400, "", line, "allowed"],
  [2_401, "", line, "reason-missing"],
  [2_401, "Nights", line, "allowed"],
  [2_700, "Nights", line, "allowed"],
  [2_701, "Nights", line, "over-cap"],
  [2_601, "Nights", { ...line, exception: null }, "over-cap"],
  [2_000, "", { ...line, rate: null }, "reason-missing"],
  [9_999, "Nights", { ...line, cap: null }, "allowed"],
] as const)("%d pence with the reason “%s” is judged as it should be", (price, reason, asked, answer) => {
  const verdict = offered(price, reason, asked);
  expect(verdict.ok ? "allowed" : verdict.why.kind).toBe(answer);
});

test("the week follows by the one rule, and the exception is kept only above the cap", () => {
  expect(offered(2_450, "Nights")).toMatchObject({
    value: { weekly: 25_725, lines: [{ exceptionId: null }] },
  });
  expect(offered(2_650, "Nights")).toMatchObject({
    value: { weekly: 27_825, lines: [{ exceptionId: "exception" }] },
  });
});
