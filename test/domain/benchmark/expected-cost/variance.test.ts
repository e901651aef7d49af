import { expect, test } from "vitest";
import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import { expectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { varianceOf } from "#app/domain/benchmark/expected-cost/variance.ts";
import { decimal4 } from "#app/domain/money.ts";
import { figure, withFigures } from "#test/factories/cost-parameters.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";

const slots: CareSlots = [
  { kind: "shared", hours: decimal4("84"), people: 4 },
  { kind: "two-to-one", hours: decimal4("5") },
  { kind: "sleep-in", nights: decimal4("3"), people: 2 },
];
const sets = withFigures(figure("overheads.insurance", "weekly", "week", "12"));
const figures = (entered: Readonly<Record<string, string>>) =>
  new Map(Object.entries(entered).map(([code, amount]) => [code, decimal4(amount)]));
const book = {
  lines: figures({
    ...{ "staffing.shared-hours": "420", "staffing.one-to-one-hours": "100" },
    ...{ "staffing.two-to-one-hours": "80", "staffing.sleep-ins": "144", "overheads.insurance": "15" },
    ...{ "overheads.service-management": "50", "overheads.central-recharges": "25" },
    "return-on-operations.return-on-operations": "40",
  }),
  drivers: figures({ "shared-hours": "28", "two-to-one-hours": "2", "sleep-in-nights": "2" }),
};

test("a provider's model stands beside the estimate line by line, its hours brought to this person's", () => {
  const cost = expectedCost(slots, sets);
  if (!cost.ok) throw new Error(JSON.stringify(cost.why));
  const seen = varianceOf(costTemplateOf("supported-living"), book, slots, cost.value) ?? [];
  const of = (name: string) => seen.find((line) => line.name === name);
  // £420 ÷ 28 hours is £15.00; 84 ÷ 4 = 21 hours of it £315.00. The estimate: 21 × £16.897938 = £354.86.
  expect(of("Shared hours")).toMatchObject({
    model: 42_000,
    atThisNeed: 31_500,
    expected: 35_486,
    difference: -3_986,
  });
  // £80 ÷ (2 hours × 2 workers) is £20.00; 5 × 2 hours of it £200.00, beside £168.98.
  expect(of("Two to one hours")).toMatchObject({ atThisNeed: 20_000, expected: 16_898, difference: 3_102 });
  // £72 a night, 3 nights shared by two: £108.00, beside £105.00.
  expect(of("Sleep-ins")).toMatchObject({ atThisNeed: 10_800, expected: 10_500, difference: 300 });
  expect(of("One to one hours")).toMatchObject({ model: 10_000, atThisNeed: 0, expected: 0, difference: 0 });
  expect(of("Insurance")).toMatchObject({
    model: 1_500,
    atThisNeed: 1_500,
    expected: 1_200,
    difference: 300,
  });
  expect(of("food")).toMatchObject({ model: null, expected: 4_000, difference: null });
  // The model: 420 + 100 + 80 + 144 + 15 = £759.00, at this need 315 + 200 + 108 + 15 = £638.00. Overhead of £75.00 is
  // £63.04 of that; return of £40.00 on £834.00 is £33.62 on £701.04.
  expect(of("Management and central costs")).toMatchObject({ model: 7_500, atThisNeed: 6_304 });
  expect(of("Returns")).toMatchObject({ model: 4_000, atThisNeed: 3_362 });
});

test("a line of a model without hours behind it cannot be brought to this person's", () => {
  const cost = expectedCost(slots, sets);
  if (!cost.ok) throw new Error(JSON.stringify(cost.why));
  const blank = { ...book, drivers: figures({ "shared-hours": "0" }) };
  const seen = varianceOf(costTemplateOf("supported-living"), blank, slots, cost.value) ?? [];
  for (const line of ["Shared hours", "Management and central costs", "Returns"])
    expect(seen.find(({ name }) => name === line)).toMatchObject({ atThisNeed: null, difference: null });
});

test("a model by the hour or the session is compared with no week", () => {
  const cost = expectedCost(slots, sets);
  if (!cost.ok) throw new Error(JSON.stringify(cost.why));
  expect(varianceOf(costTemplateOf("home-care"), book, slots, cost.value)).toBeNull();
});
