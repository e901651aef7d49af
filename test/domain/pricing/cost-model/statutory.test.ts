import { describe, expect, test } from "vitest";
import { decimal4 } from "#app/domain/money.ts";
import { payAtRealLivingWage, statutoryQuestions } from "#app/domain/pricing/cost-model/statutory.ts";
import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";
import { payOf } from "#test/factories/pay.ts";

const law = payOf("2026/27");
const figures = (of: Readonly<Record<string, string>>) =>
  new Map(Object.entries(of).map(([code, figure]) => [code, decimal4(figure)]));

describe("beside the law of 2026/27", () => {
  test("pay below the living wage is a question, with what a paid hour comes to at 30 hours a week", () => {
    const asked = statutoryQuestions(
      costTemplateOf("home-care"),
      figures({ "careworker-costs.direct-care": "12.00" }),
      figures({ "carer-pay": "12.71", "weekly-hours": "30" }),
      law,
    );
    expect(asked).toEqual([
      { kind: "pay-below-law", of: "Direct care", entered: "12", lawful: "12.71", paidHour: null },
    ]);
  });

  test("an hourly pay below it says what a paid hour costs at both", () => {
    const [asked] = statutoryQuestions(
      costTemplateOf("home-care"),
      new Map(),
      figures({ "carer-pay": "12.70", "weekly-hours": "30" }),
      law,
    );
    expect(asked).toMatchObject({ of: "Basic pay of a carer", paidHour: { lawful: "14.397" } });
  });

  test("a care home's staff line is held against what its hours must cost, National Insurance and pension in it", () => {
    const asked = statutoryQuestions(
      costTemplateOf("care-home"),
      figures({ "care-home-staffing.care-staff": "312.88" }),
      figures({ "carer-hours": "24", "weekly-hours": "30" }),
      law,
    );
    expect(asked).toMatchObject([{ of: "Care staff", entered: "13.0367", lawful: "14.397" }]);
  });

  test("two to one hours are two workers' hours, and a session is shared by those it is shared by", () => {
    const two = statutoryQuestions(
      costTemplateOf("supported-living"),
      figures({ "staffing.two-to-one-hours": "250" }),
      figures({ "two-to-one-hours": "10" }),
      law,
    );
    expect(two).toMatchObject([{ entered: "12.5", lawful: "12.71" }]);
    const session = statutoryQuestions(
      costTemplateOf("day-services"),
      figures({ "session-costs.session-staffing": "16" }),
      figures({ "session-hours": "4", "people-per-worker": "3" }),
      law,
    );
    expect(session).toMatchObject([{ entered: "12", lawful: "12.71" }]);
  });

  test("a mileage payment other than the approved rate is a question, at it none", () => {
    const at = (mile: string) =>
      statutoryQuestions(costTemplateOf("home-care"), new Map(), figures({ mileage: mile }), law);
    expect(at("0.55")).toEqual([]);
    expect(at("0.3")).toMatchObject([
      { kind: "mileage-beside-approved-rate", entered: "0.3", approved: "0.55" },
    ]);
  });
});

test("at the real Living Wage pay rises to it and what it costs on top with it; other lines stay", () => {
  const lines = figures({
    "careworker-costs.direct-care": "12.71",
    "careworker-costs.national-insurance": "1.687",
    "business-costs.insurance": "0.4",
  });
  const drivers = figures({ "carer-pay": "12.71", "weekly-hours": "30" });
  const raised = payAtRealLivingWage(costTemplateOf("home-care"), lines, drivers, law);
  expect(raised).toEqual(
    figures({
      "careworker-costs.direct-care": "13.45",
      "careworker-costs.national-insurance": "1.8202",
      "business-costs.insurance": "0.4",
    }),
  );
  expect(payAtRealLivingWage(costTemplateOf("home-care"), lines, new Map(), law)).toBeNull();
  expect(
    payAtRealLivingWage(
      costTemplateOf("home-care"),
      lines,
      figures({ "carer-pay": "14", "weekly-hours": "30" }),
      law,
    ),
  ).toEqual(lines);
});

test("returns stand apart, and the staffing share and surplus are shares of the total", () => {
  const lines = figures({
    "care-home-staffing.care-staff": "600",
    "care-home-supplies-and-services.food-supplies": "250",
    "return-on-operations.return-on-operations": "50",
    "return-on-capital.return-on-capital": "100",
  });
  expect(summarise(costTemplateOf("care-home"), lines)).toMatchObject({
    ...{ total: "1000", cost: "850", returnOnOperations: "50", returnOnCapital: "100" },
    ...{ staffingShare: 6000, surplus: 500 },
  });
});
