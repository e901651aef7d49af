import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";

/** A placement of the demonstration's first provider in supported living, whose care is recorded. */
const reference = "PL-2025-02520";

test("figures are changed and checked by two, care is corrected, argued on, and read by its provider", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/expected-costs");
  await expectAccessible(page);
  await page.getByRole("link", { name: /Supported living/ }).click();
  await page.getByRole("link", { name: "Make a new version from the latest open books" }).click();
  await expect(page.getByText("No figure would change.")).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole("link", { name: "Version 1" }).click();
  await expect(page.getByRole("table", { name: "What an hour of work costs, pounds" })).toContainText(
    "£16.71",
  );
  await expectAccessible(page);
  await page.getByRole("link", { name: "Change a figure, in a version of its own" }).click();
  await page.getByLabel("Which figure?").selectOption({ label: "Training: 1.5%" });
  await page.getByLabel("Low", { exact: true }).fill("3");
  await page.getByLabel("Middle", { exact: true }).fill("2");
  await page.getByLabel("High", { exact: true }).fill("4");
  await page.getByLabel("Where it comes from").fill("Payroll of the autumn");
  await page.getByRole("button", { name: "Make a version with this figure" }).click();
  await expect(page.getByRole("alert")).toContainText("The low figure must be no more than the middle one");
  await expectAccessible(page);
  await page.getByLabel("Low", { exact: true }).fill("1");
  await page.getByRole("button", { name: "Make a version with this figure" }).click();
  await expect(page.getByText("It counts once somebody else has checked it.")).toBeVisible();
  await expect(page.getByRole("button", { name: /I have checked/ })).toHaveCount(0);
  const version = page.url();
  await signOut(page);

  await signInAs(page, "analyst");
  await page.goto(version);
  await page.getByRole("button", { name: /I have checked these figures/ }).click();
  await expect(page.getByText("The version is checked.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "broker");
  await page.goto(`/brokerage/placements?reference=${reference}`);
  await page.getByRole("link", { name: reference }).click();
  await page.getByRole("link", { name: "See what it is expected to cost" }).click();
  const own = page.url().replace("/brokerage/", "/provider/");
  await page.getByRole("link", { name: /Correct it/ }).click();
  await page.getByLabel("One to one hours a week").fill("150");
  await page.getByLabel("Two to one hours a week").fill("40");
  await page.getByLabel("The rota of the provider").check();
  await page.getByRole("button", { name: "Record what the care takes" }).click();
  await expect(page.getByRole("alert")).toContainText("add up to more than 24 hours a day");
  await expectAccessible(page);
  await page.getByLabel("One to one hours a week").fill("16");
  await page.getByLabel("Two to one hours a week").fill("1");
  await page.getByRole("button", { name: "Record what the care takes" }).click();
  await expect(page.getByText("What the care takes is recorded.")).toBeVisible();
  await expect(page.getByText("It is not a CareCubed result")).toBeVisible();
  await expect(page.getByRole("table", { name: "Line by line, pounds a week" })).toContainText(
    "1 hour × 2 workers",
  );
  await expectAccessible(page);

  await page.getByRole("link", { name: `Placement ${reference}` }).click();
  await page.getByRole("link", { name: "Negotiate its price" }).click();
  await fillDay(page, "From which day another price would hold", "4", "1", "2027");
  await page.getByRole("button", { name: "Open the negotiation" }).click();
  await page.getByRole("link", { name: "Note on what our price rests" }).click();
  await page.getByRole("link", { name: "Take the portal’s estimate" }).click();
  await expect(page.getByLabel("Expected cost")).toBeChecked();
  await expect(page.getByLabel("Version of the figure")).toHaveValue("figures 2, need 2, calculation 1");
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("The portal’s estimate by the figures of Lot 5").first()).toBeVisible();
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto(own);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("What the council expects it to cost");
  await expect(page.getByText("Two to one hours").first()).toBeVisible();
  await expect(page.getByRole("table", { name: /beside your own model/ })).toBeVisible();
  await expectAccessible(page);
});
