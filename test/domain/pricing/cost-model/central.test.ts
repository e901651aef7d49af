import { expect, test } from "vitest";
import fc from "fast-check";
import { addDecimal4, decimal4, type Decimal4 } from "#app/domain/money.ts";
import {
  centralLines,
  checkCentral,
  shareOut,
  type CentralCosts,
} from "#app/domain/pricing/cost-model/central.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";

const template = costTemplateOf("care-home");
const line = "head-office.central-and-regional-management";
const [d, home] = [
  decimal4,
  (id: string, share: string, units: string) => ({
    ...{ locationId: id, share: decimal4(share), unitsAYear: decimal4(units) },
  }),
];
const costs: CentralCosts = {
  key: "beds",
  lines: new Map([[line, d("120000")]]),
  homes: [home("a", "30", "1560"), home("b", "10", "468")],
};

test("120,000 pounds over 30 and 10 beds is 57.6923 and 64.1026 a resident week", () => {
  const shared = centralLines(costs);
  expect(shared.get("a")?.get(line)).toBe("57.6923");
  expect(shared.get("b")?.get(line)).toBe("64.1026");
});

test.each([
  ["100", ["1", "1", "1"], ["33.3334", "33.3333", "33.3333"]],
  ["0.0001", ["1", "3"], ["0", "0.0001"]],
  ["10", ["0", "5"], ["0", "10"]],
])("%s pounds shared by %s", (amount, shares, parts) => {
  expect(
    shareOut(
      d(amount),
      shares.map((share) => d(share)),
    ),
  ).toEqual(parts);
});

test("what is shared out adds up to the whole", () => {
  const figure = fc
    .integer({ min: 1, max: 99_999_999 })
    .map((n): Decimal4 => d(`${Math.floor(n / 10_000)}.${`${n % 10_000}`.padStart(4, "0")}`));
  fc.assert(
    fc.property(figure, fc.array(figure, { minLength: 1, maxLength: 9 }), (amount, shares) => {
      expect(addDecimal4(...shareOut(amount, shares))).toBe(amount);
    }),
  );
});

test.each([
  [{ lines: new Map([["care-home-staffing.care-staff", d("1")]]) }, "not-a-central-line"],
  [{ lines: new Map([[line, d("-1")]]) }, "negative-figure"],
  [{ homes: [home("a", "0", "52")] }, "no-shares"],
  [{ homes: [home("a", "1", "0")] }, "no-units"],
])("central costs that cannot be shared are refused", (changed, kind) => {
  expect(checkCentral({ ...costs, ...changed }, template)).toMatchObject({ ok: false, why: { kind } });
});
