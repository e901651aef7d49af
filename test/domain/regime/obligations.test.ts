import { describe, expect, test } from "vitest";
import facts from "../../../prisma/reference/notice-facts.json";
import { noticeRulesFrom } from "#app/data/notice-rules.server.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { noticesDue, type NoticeFacts } from "#app/domain/regime/obligations.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const threshold = pence(66_354_000);
const onFile = new Map<string, Pence>([["threshold:light-touch", threshold]]);

/** A call-off contract of one million pounds, competed, made on Monday 2 November 2026. */
const million: NoticeFacts = {
  event: "contract-made",
  on: toDay("2026-11-02"),
  entryOn: toDay("2026-11-02"),
  valueWithVat: pence(100_000_000),
  changeWithVat: pence(0),
  ...{ userChoice: false, callOff: true, competition: true, publishedGround: false },
};

function told(
  regime: Regime,
  changes: Partial<NoticeFacts> = {},
  thresholds: ReadonlyMap<string, Pence> = onFile,
): Readonly<Record<string, string>> {
  const notices = noticesDue(
    noticeRulesFrom(facts, regime, thresholds),
    { ...million, ...changes },
    bankHolidays,
  );
  return Object.fromEntries(
    notices.map(({ kind, dueOn, exempt, citation }) => [kind, dueOn ?? `${exempt?.when}, ${citation}`]),
  );
}

describe("under the Procurement Act 2023", () => {
  const pa = "PA_2023_LIGHT_TOUCH";

  test("a call-off contract at or above the threshold asks for an award notice before it, its details in 120 days", () => {
    expect(told(pa)).toEqual({
      "contract-award-notice": "2026-11-02",
      "contract-details-notice": "2027-03-02",
      "copy-of-contract": "not-above, section 53(3)",
    });
  });

  test("one of more than five million pounds asks for a copy in 180 days, one of five million does not", () => {
    expect(told(pa, { valueWithVat: pence(500_000_001) })).toMatchObject({
      "copy-of-contract": "2027-05-01",
    });
    expect(told(pa, { valueWithVat: pence(500_000_000) })).toMatchObject({
      "copy-of-contract": "not-above, section 53(3)",
    });
  });

  test("a user choice contract is exempt, each time by its own clause", () => {
    expect(told(pa, { userChoice: true })).toEqual({
      "contract-award-notice": "user-choice, section 50(6)(b)",
      "contract-details-notice": "user-choice, section 53(6)(b)",
      "copy-of-contract": "user-choice, section 53(6)(b)",
    });
    expect(told(pa, { event: "contract-ended", userChoice: true })).toEqual({
      "contract-termination-notice": "user-choice, section 80(4)",
    });
  });

  test.each([
    [2_999_999, "below-notifiable, section 84"],
    [3_000_000, "2026-12-02"],
    [66_353_999, "2026-12-02"],
    [66_354_000, undefined],
  ])(
    "below the threshold a contract of %d pence with VAT is notified from 30,000 pounds on",
    (value, due) => {
      expect(told(pa, { valueWithVat: pence(value) })["below-threshold-details-notice"]).toBe(due);
    },
  );

  test("a small contract is exempt from the award notice as below the threshold", () => {
    expect(told(pa, { valueWithVat: pence(66_353_999) })["contract-award-notice"]).toBe(
      "below-threshold, section 50(1)",
    );
  });

  test("the award notice of a contract that is approved is due before the day it is to begin", () => {
    expect(told(pa, { event: "award-approved", entryOn: toDay("2027-01-04") })).toEqual({
      "contract-award-notice": "2027-01-04",
      "assessment-summaries": "call-off, section 50(3)-(5)",
    });
  });

  test("the letters of a round ask for assessment summaries too, since a framework is no call-off", () => {
    expect(told(pa, { event: "round-letters", callOff: false })["assessment-summaries"]).toBe("2026-11-02");
  });

  test("a light touch contract is changed without a notice, and its end is told within 30 days", () => {
    expect(told(pa, { event: "contract-varied" })).toEqual({
      "contract-change-notice": "always, section 75(6)(b)",
    });
    expect(told(pa, { event: "contract-ended" })).toEqual({ "contract-termination-notice": "2026-12-02" });
  });

  test("a call-off given up asks for no procurement termination notice", () => {
    expect(told(pa, { event: "call-off-cancelled" })).toEqual({
      "procurement-termination-notice": "call-off, section 55",
    });
  });

  test("without a threshold on file the notice is due, and marked as uncertain", () => {
    const [first] = noticesDue(
      noticeRulesFrom(facts, pa, new Map()),
      { ...million, valueWithVat: pence(1) },
      bankHolidays,
    );
    expect(first).toMatchObject({ kind: "contract-award-notice", exempt: null, uncertain: true });
  });
});

describe("under the regulations of 2015", () => {
  const pcr = "PCR_2015_LIGHT_TOUCH";

  test.each([
    ["2026-11-02", "2027-02-01", "30 days after the quarter's end is a Saturday and runs to the Monday"],
    ["2026-09-30", "2026-10-30", "the quarter's last day is in it"],
    ["2026-10-01", "2027-02-01", "the next quarter's first day is not"],
    ["2026-01-01", "2026-04-30", "the first quarter ends in March"],
  ])("an award of %s is in the notice due on %s: %s", (on, due) => {
    expect(told(pcr, { on: toDay(on) })["award-notice"]).toBe(due);
  });

  test("Contracts Finder is told of each contract within 90 days, small ones excepted", () => {
    expect(told(pcr)["contracts-finder"]).toBe("2027-02-01");
    expect(told(pcr, { valueWithVat: pence(2_999_999) })["contracts-finder"]).toBe(
      "below-notifiable, regulation 109",
    );
  });

  test("a change is published where its ground is", () => {
    expect(told(pcr, { event: "contract-varied" })["modification-notice"]).toBe(
      "other-ground, regulation 72(3)",
    );
    expect(told(pcr, { event: "contract-varied", publishedGround: true })["modification-notice"]).toBe(
      "2026-12-02",
    );
  });
});

describe("under the Provider Selection Regime", () => {
  const psr = "PSR_2023";

  test("a call-off without competition is told within 30 days, one with competition by its own notice", () => {
    expect(told(psr, { competition: false })).toEqual({
      "award-notice-without-competition": "2026-12-02",
      "award-notice-after-competition": "no-competition, regulation 18(4)-(6)",
      "annual-summary": "2028-03-31",
    });
    expect(told(psr)).toMatchObject({
      "award-notice-without-competition": "competition, regulation 18(7)",
      "award-notice-after-competition": "2026-12-02",
    });
  });

  test("a competition begins its standstill by a notice at once", () => {
    expect(told(psr, { event: "award-approved" })).toEqual({ "intention-notice": "2026-11-02" });
    expect(told(psr, { event: "award-approved", competition: false })).toEqual({
      "intention-notice": "no-competition, regulation 18(4)-(6)",
    });
  });

  test.each([
    [49_999_999, "change-below, regulation 13"],
    [50_000_000, "2026-12-02"],
    [-50_000_000, "2026-12-02"],
  ])("a change of %d pence is published from 500,000 pounds on", (change, due) => {
    expect(told(psr, { event: "contract-varied", changeWithVat: pence(change) })["modification-notice"]).toBe(
      due,
    );
  });

  test("a procurement that is abandoned is told within 30 days", () => {
    expect(told(psr, { event: "call-off-cancelled" })).toEqual({ "abandonment-notice": "2026-12-02" });
  });
});

test("a day whose bank holidays are not on file passes weekends only, and is uncertain", () => {
  const on: Day = toDay("2028-11-20");
  const [notice] = noticesDue(
    noticeRulesFrom(facts, "PCR_2015_LIGHT_TOUCH", onFile).filter(({ kind }) => kind === "contracts-finder"),
    { ...million, on },
    bankHolidays,
  );
  expect(notice).toMatchObject({ dueOn: "2029-02-19", uncertain: true });
});
