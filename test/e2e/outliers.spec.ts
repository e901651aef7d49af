import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";
import { ownFlagId, pricesToAsk } from "#test/support/prices-to-ask.ts";

test("the analyst asks about prices, worst first, argues about one, and what is agreed saves money", async ({
  page,
  portal,
}) => {
  await arrange(portal, pricesToAsk);
  await signInAs(page, "analyst");
  await page.goto("/commissioner");
  await page
    .getByRole("link", { name: /^Ask about [0-9]+ prices: £.* a year above, £.* a year below$/ })
    .click();
  await expect(page.getByRole("table")).toContainText("16 prices");
  await expectAccessible(page);
  await page.getByLabel("Direction").selectOption("low");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page.getByRole("table")).toContainText("3 prices");
  await page.getByRole("button", { name: "Check the data first" }).click();
  await expect(page.getByRole("alert")).toContainText("Select one price or more");
  const boxes = page.getByRole("checkbox", { name: /^Select Placement/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Check the data first" }).click();
  await expect(page.getByText("The data of 2 prices are checked first.")).toBeVisible();
  await boxes.nth(2).check();
  await page.getByLabel("Give them to").selectOption({ label: "Owen Marchbank (you)" });
  await page.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("1 price given away.")).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /as CSV$/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("prices-out-of-line-on-2026-11-24.csv");

  await page.goto("/commissioner/outliers");
  await page
    .getByRole("link", { name: /^Placement PL-/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Among its peers" })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/commissioner/outliers/${ownFlagId}`);
  await expect(page.getByText("A flag is a question, never a verdict.")).toBeVisible();
  await expect(page.getByText(/fewer than five providers to compare with/).first()).toBeVisible();
  await page.getByLabel("What did you learn?").fill("Ring 0117 496 0999");
  await page.getByRole("button", { name: "Write the note" }).click();
  await expect(page.getByRole("alert")).toContainText("it looks like a telephone number");
  await expectAccessible(page);
  await page.getByLabel("What did you learn?").fill("The provider counts travel twice.");
  await page.getByRole("button", { name: "Write the note" }).click();
  await expect(page.getByText("The provider counts travel twice.")).toBeVisible();
  await page.getByRole("button", { name: "Negotiate the price" }).click();
  await expectAccessible(page);
  await fillDay(page, "From which day would another price hold?", "7", "12", "2026");
  await page.getByRole("button", { name: "Open the negotiation" }).click();
  await expect(
    page.getByText("The portal’s estimate of what the recorded care costs", { exact: false }),
  ).toBeVisible();
  await page.getByRole("textbox", { name: /, an hour/ }).fill("22.50");
  await page.getByRole("button", { name: "Name this price" }).click();
  await expect(page.getByText("The price is named.")).toBeVisible();
  const negotiation = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto(`/provider/negotiations/${negotiation}`);
  await expect(page.getByText("estimate")).toHaveCount(0);
  await page.getByRole("button", { name: /^Agree to/ }).click();
  await expect(page.getByText("The price is agreed")).toBeVisible();
  await page.goto("/provider/prices-compared");
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "analyst");
  await page.goto(`/commissioner/outliers/${ownFlagId}`);
  await expect(page.getByText(/^Agreed: £/)).toBeVisible();
  await expect(page.getByRole("link", { name: /a week, £.* in a full year$/ })).toBeVisible();
  await page.getByLabel("Resolved").check();
  await page.getByLabel("In words").fill("The new price holds from 7 December.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("Agreed → Resolved")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Placement PL-2026-900001" }).click();
  await expect(page.getByRole("table", { name: "Asked about its price" })).toContainText("Resolved");
});

test("the views of prices: by provider, by month, without an NHS share, and what was agreed", async ({
  page,
}) => {
  await signInAs(page, "analyst");
  await page.goto("/commissioner/outliers/no-nhs-share");
  await expect(page.getByRole("table")).toContainText("the dearest first");
  await expectAccessible(page);
  await page.getByLabel("Above, in pounds a week").fill("a lot");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a sum in pounds, like 1,500");
  await page.getByLabel("Above, in pounds a week").fill("2,700");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page.getByText("cost more than £2,700.00 a week")).toBeVisible();
  for (const view of ["average-costs", "providers", "agreed-rates"]) {
    await page.goto(`/commissioner/outliers/${view}`);
    await expectAccessible(page);
  }
  await page.goto("/commissioner/outliers/providers");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByText("Prices of a provider")).toBeVisible();
  await expectAccessible(page);
});
