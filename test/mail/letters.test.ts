import { toDay } from "#app/domain/calendar.ts";
import { admittedLetter } from "#app/mail/outcome.ts";
import { ratesSettledMail } from "#app/mail/rates-settled.ts";
import { describe, expect, test } from "vitest";
import { reminderMail, submissionWithdrawnMail } from "#app/mail/application-letters.ts";
import { auditHeadMail } from "#app/mail/audit-head-message.ts";
import { termsAcceptedMail } from "#app/mail/terms-accepted.ts";

const link = "https://portal.test/provider/applications/1";
const about = {
  roundTitle: "Round 3",
  reference: "R3-0001",
  link,
  closesAt: new Date("2026-12-04T12:00:00Z"),
};
const noon = "12 noon on Friday 4 December 2026";

describe("a letter says what happened, by when to act and where", () => {
  test.each([
    [
      "a draft that is not submitted",
      reminderMail({ ...about, standing: null }),
      ["Round 3 closes at", noon, "R3-0001", "saved but not submitted", link],
    ],
    [
      "a member's draft that is not submitted",
      reminderMail({ ...about, standing: { unfitRates: "lapse", effectiveOn: toDay("2027-01-04") } }),
      ["You are a member already", "over its cap on Monday 4 January 2027 ends that day"],
    ],
    [
      "rates that no longer fit",
      ratesSettledMail({
        ...{
          round: "Round 3",
          effectiveOn: "Monday 4 January 2027",
          unfitRates: "lapse",
          clause: "Clause 3",
        },
        lines: ["Visit, everywhere"],
      }),
      ["end on Monday 4 January 2027", "- Visit, everywhere", "Clause 3"],
    ],
    [
      "an admission",
      admittedLetter({ framework: "One", effectiveOn: "Monday 4 January 2027", clause: "Clause 2", link }),
      ["hold from Monday 4 January 2027", "this clause of the terms: Clause 2", link],
    ],
    [
      "a withdrawal",
      submissionWithdrawnMail({ ...about, withdrawnAt: new Date("2026-12-01T09:30:00Z") }),
      ["9:30am on Tuesday 1 December 2026", `submit again until ${noon}`, link],
    ],
    [
      "terms accepted",
      termsAcceptedMail({
        frameworkTitle: "Adult social care",
        version: 2,
        acceptedAt: new Date("2026-12-21T15:05:00Z"),
        link,
      }),
      ["version 2", "3:05pm on Monday 21 December 2026", link],
    ],
    [
      "the head of the trail",
      auditHeadMail({ to: "keeper@council.test", at: "2026-12-05T00:10:00.000Z", seq: 7, hash: "ab" }),
      ['{"at":"2026-12-05T00:10:00.000Z","seq":7,"hash":"ab"}'],
    ],
  ])("%s", (_what, { subject, text }, facts) => {
    for (const fact of facts) expect(text).toContain(fact);
    expect(subject).not.toMatch(/\n|£/);
    expect(text).not.toContain("£");
  });
});
