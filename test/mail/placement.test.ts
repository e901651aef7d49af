import { expect, test } from "vitest";
import { handedBackLetter, placementApprovedLetter, placementReturnedLetter } from "#app/mail/placement.ts";

test("letters about a placement name its reference and days, and leave who the person is to another channel", () => {
  const approved = placementApprovedLetter("PL-2026-000007", "Monday 4 January 2027");
  expect(approved.subject).toBe("Placement PL-2026-000007 is approved");
  expect(approved.text).toContain("It never does so by this portal or by an e-mail like this one.");
  expect(handedBackLetter("PL-2026-000007", "Monday 14 December 2026").text).toContain(
    "hands it back from Monday 14 December 2026",
  );
  expect(placementReturnedLetter("PL-2026-000007").text).toContain("was not approved");
});
