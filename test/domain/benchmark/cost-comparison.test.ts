import { expect, test } from "vitest";
import {
  compareForProvider,
  compareForStaff,
  payShareFrom,
  roundingOf,
  type ModelToCompare,
} from "#app/domain/benchmark/cost-comparison.ts";
import { decimal4 } from "#app/domain/money.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";

const template = costTemplateOf("day-services");
const staffing = "session-costs.session-staffing";
const premises = "session-costs.premises";
const surplus = "return-on-operations.return-on-operations";

/** A model of £30 or so: so much staffing, twenty less it of premises, and ten of surplus. */
function modelOf(provider: string, pay: number, changed: Partial<ModelToCompare> = {}): ModelToCompare {
  const noughts = template.lines.map(({ code }) => [code, decimal4("0")] as const);
  const figures = [
    [staffing, decimal4(`${pay}`)],
    [premises, decimal4(`${40 - pay}`)],
    [surplus, decimal4("10")],
  ] as const;
  return { provider, complete: true, lines: new Map([...noughts, ...figures]), ...changed };
}

const models = [20, 22, 24, 26, 28].map((pay, place) => modelOf(`p${place}`, pay));

test("staff see each line, each group and the whole, with both ways of a total", () => {
  const seen = compareForStaff(template, models);
  expect(seen).toMatchObject({ models: 5, providers: 5 });
  expect(seen.lines.get(staffing)).toEqual({ quartiles: { lower: 22, median: 24, upper: 26 }, providers: 5 });
  expect(seen.total).toEqual({ ofTotals: { lower: 50, median: 50, upper: 50 }, sumOfMedians: 50 });
  expect(seen.groups.get("Session costs")?.ofTotals).toEqual({ lower: 40, median: 40, upper: 40 });
  expect(seen.staffingShare).toEqual({ lower: 4_400, median: 4_800, upper: 5_200 });
  expect(seen.surplus).toEqual({ lower: 2_000, median: 2_000, upper: 2_000 });
});

test("a model that is not complete counts nowhere, and four providers show nothing but their number", () => {
  const seen = compareForStaff(template, [
    ...models.slice(1),
    modelOf("p0", 20, { complete: false }),
    modelOf("p1", 21),
  ]);
  expect(seen).toMatchObject({ models: 5, providers: 4, staffingShare: null, surplus: null });
  expect(seen.lines.get(staffing)).toEqual({ quartiles: null, providers: 4 });
  expect(seen.total).toEqual({ ofTotals: null, sumOfMedians: null });
});

test("no models show nothing", () => {
  expect(compareForStaff(template, [])).toMatchObject({ models: 0, providers: 0, staffingShare: null });
});

test("pay's share for an uplift is the middle of the staffing shares, of five providers or more", () => {
  expect(payShareFrom(template, models)).toEqual({ share: 4_800, providers: 5 });
  expect(payShareFrom(template, models.slice(1))).toBeNull();
});

test("a provider sees no total that has a line in it which is held back", () => {
  const others = Array.from({ length: 11 }, (_, place) => modelOf(`o${place}`, 20 + place));
  const thin = others.map((model, place) =>
    place < 2 ? { ...model, lines: new Map([...model.lines].filter(([code]) => code !== premises)) } : model,
  );
  const whole = compareForProvider(template, others, "self");
  expect(whole.total).toEqual({ lower: 50, median: 50, upper: 50 });
  const seen = compareForProvider(template, thin, "self");
  expect(seen.lines.get(premises)).toBeNull();
  expect(seen.groups.get("Session costs")).toBeNull();
  expect(seen.groups.get("Overheads")).not.toBeNull();
  expect(seen.total).toBeNull();
});

test.each([
  ["care-home", 100],
  ["supported-living", 100],
  ["home-care", 10],
  ["day-services", 10],
] as const)("figures of others by the %s template are rounded to %d pence", (code, pence) => {
  expect(roundingOf(costTemplateOf(code))).toBe(pence);
});
