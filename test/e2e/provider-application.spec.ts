import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import {
  addCertificate,
  answer,
  answerInWords,
  chooseHomeCare,
  declare,
  meetStandards,
  openTask,
  save,
  sayWhere,
  sayWhoYouAre,
  scored,
  smallPdf,
} from "#test/support/application-steps.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test.describe.configure({ mode: "serial" });
test.use({ actionTimeout: 10_000 });

/** Follows a task, to a page that axe looks at. */
async function toTask(page: Page, title: string | RegExp) {
  await openTask(page, title);
  await expectAccessible(page);
}

test("a new provider signs in, applies to a lot, prices it under its caps, submits and has a receipt", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await expectAccessible(page);
  await expect(page.getByText("12 noon on Friday 4 December 2026").first()).toBeVisible();
  await page.getByRole("button", { name: "Start your application" }).click();
  await expect(page.getByRole("heading", { name: "Your application", level: 1 })).toBeVisible();
  await expectAccessible(page);

  await toTask(page, "Your organisation");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the name of the person we should contact");
  await expectAccessible(page);
  await sayWhoYouAre(page);
  await page.getByLabel("Somali").check();
  await save(page);

  await toTask(page, "Declaration");
  await declare(page);

  await toTask(page, "Choose your lots");
  await chooseHomeCare(page);
  await expect(page.getByText("Cannot start yet")).toBeVisible();

  await toTask(page, "Where you work");
  await sayWhere(page, ["Central", "North"]);

  await toTask(page, "Your prices");
  const boxes = page.getByRole("textbox", { name: /^New price for/ });
  const first = boxes.first();
  await first.fill("999.99");
  await boxes.nth(1).fill("1e3");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Price must be a number in pounds and pence, like 21.50",
  );
  await expect(first).toHaveValue("999.99");
  await expectAccessible(page);
  for (const box of await boxes.all()) await box.fill("5.00");
  await first.fill("999.99");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText(
    /The cap is £\d+\.\d\d an hour from \d+ \w+ \d{4}\. Enter £\d+\.\d\d or less, or ask the council for an exception before 12 noon on Friday 4 December 2026/,
  );
  await expectAccessible(page);
  await first.fill("5.00");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Enter how you would keep up prices below their lawful cost",
  );
  await expectAccessible(page);
  await page.getByLabel("How would you keep these prices up?").fill("Our reserves meet the gap for a year.");
  await save(page);

  await toTask(page, "Standards that you must meet");
  await meetStandards(page);

  for (const question of scored) {
    await toTask(page, question);
    await answerInWords(page);
  }

  await toTask(page, "Documents");
  await addCertificate(page, "this is not what its name says");
  await expect(page.getByRole("alert")).toContainText("not what its name says");
  await addCertificate(page, smallPdf);
  await expect(page.getByText("Document added")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Back to your application" }).click();

  await page.getByRole("button", { name: "Check your answers" }).click();
  await expectAccessible(page);
  await expect(page.getByText("£5.00 an hour").first()).toBeVisible();
  await expect(page.getByText("Our reserves meet the gap for a year.")).toBeVisible();
  await page.getByRole("button", { name: "Submit application" }).click();
  await expect(page.getByRole("heading", { name: "Application received" })).toBeVisible();
  await expect(page.getByText(/^R3-\d{4,}-1$/)).toBeVisible();
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(page.getByText(/:\d\d(am|pm) on \w+day \d+ November 2026/).first()).toBeVisible();
  await expectAccessible(page);
});

test("what was submitted can be changed and submitted again, or withdrawn, until the close", async ({
  page,
}) => {
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await page.getByRole("button", { name: "See your application" }).click();
  await expect(page.getByText("Your application is submitted")).toBeVisible();
  await toTask(page, "Your prices");
  await page
    .getByRole("textbox", { name: /^New price for/ })
    .first()
    .fill("5.50");
  await save(page);
  await expect(page.getByText("You have changed your application since you submitted it")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check your answers" }).click();
  await page.getByRole("button", { name: "Submit application" }).click();
  await expect(page.getByText(/^R3-\d{4,}-2$/)).toBeVisible();
  await expect(page.getByText("Takes the place of")).toBeVisible();
  await page.getByRole("link", { name: "Back to your application" }).click();
  await page.getByRole("link", { name: "Withdraw your application" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Withdraw application" }).click();
  await expect(page.getByText("You have withdrawn this application")).toBeVisible();
  await expectAccessible(page);
});

test("a member finds last time's answers and prices, lowers a rate over its new cap and keeps the others", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, "provider");
  await page.goto("/provider");
  await page.getByRole("button", { name: "Start your application" }).click();
  await expect(page.getByText("We have copied your answers and prices from last time")).toBeVisible();
  await expect(page.getByText("From the last round: confirm or change").first()).toBeVisible();
  await expectAccessible(page);
  await toTask(page, "Your prices");
  await expect(page.getByText("These are your answers from the last round")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Your last rate" })).toBeAttached();
  await expect(page.getByText(/between 90% and 115% of the last rate/)).toBeVisible();
  await expect(page.getByText(/drops to the cap that day/)).toBeVisible();
  await expect(page.getByText("The cap is £21.60 an hour from 4 January 2027").first()).toBeVisible();
  await page.getByRole("button", { name: "Keep all my rates" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter £21.60 or less, or ask the council");
  await page.getByRole("textbox", { name: /^New price for Waking night/ }).fill("21.60");
  await page.getByText("How much the council buys from you (optional)").click();
  await page
    .getByLabel(/^Units a year of /)
    .first()
    .fill("lots");
  await page
    .getByRole("textbox", { name: /^New price for/ })
    .first()
    .fill("1.00");
  await page.getByLabel("Standard rate").check();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Units a year must be a whole number, like 120");
  await expect(page.getByLabel("Standard rate")).toBeChecked();
  await expectAccessible(page);
  await page
    .getByLabel(/^Units a year of /)
    .first()
    .fill("5,200");
  await page.getByLabel("How would you keep this price up?").fill("From what our other lines leave over.");
  await save(page);
  await toTask(page, "Your prices");
  await expect(page.getByText("Outside the round’s range").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to your application" }).click();

  const homeCare = page.getByRole("region", { name: /Home care/ });
  await homeCare.getByRole("link", { name: "Your prices" }).click();
  const answer = page.getByLabel("How would you keep this price up?");
  await expect(answer).toHaveValue(/^This answer is made up/);
  await answer.fill("");
  await page.getByRole("button", { name: "Save and come back later" }).click();
  await expect(homeCare.getByText("Say how you would keep up prices below")).toBeVisible();
  await homeCare.getByRole("link", { name: "Your prices" }).click();
  await page.getByRole("button", { name: "Keep all my rates" }).click();
  await expect(page.getByText("Your rates are filled in and saved. Say below how")).toBeVisible();
  await expectAccessible(page);
  await answer.fill("Two nights in three are paid for by the trust that owns us.");
  await save(page);
});

test("a partner that was invited joins, declares for itself and says what it delivers", async ({ page }) => {
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await page.getByRole("button", { name: "Continue your application" }).click();
  await page.getByRole("link", { name: "Invite another organisation to apply with you" }).click();
  await page.getByLabel("Email address of someone at the other organisation").fill("provider@demo.test");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto("/provider");
  await expect(page.getByText("invites you to apply together")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ambudwen Home Care" }).click();
  await page.getByRole("button", { name: "Join this application" }).click();
  await expect(page.getByText("You have joined")).toBeVisible();
  await answer(page, /convicted of an offence/, "No");
  await answer(page, /may exclude/, "No");
  await answer(page, /conflict of interest/, "No");
  await page.getByLabel("Name of the person who makes this declaration").fill("Priya Hollis");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter what you deliver in at least one lot");
  await expectAccessible(page);
  await page.getByLabel(/^Lot \d+: Home care/).fill("Nights and weekends in the south");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("You are ready, and your lead can submit")).toBeVisible();
  await expectAccessible(page);
});

test("what was typed before the close and sent after it stays on its page, to be copied", async ({
  page,
  portal,
}) => {
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await page.getByRole("button", { name: "Continue your application" }).click();
  await toTask(page, /^Describe how you help/);
  await arrange(portal, ["SELECT app.move_clock('2026-12-04T12:00:00Z')"]);
  await page.getByLabel("Your answer").fill("We listen first, then plan with the person.");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "This round closed at 12 noon on Friday 4 December 2026",
  );
  await expect(page.getByLabel("Your answer")).toHaveValue("We listen first, then plan with the person.");
  await expectAccessible(page);
});
