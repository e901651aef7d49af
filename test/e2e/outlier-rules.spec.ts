import { expectAccessible } from "#test/support/axe.ts";
import { expect, test } from "#test/support/e2e.ts";
import { signInAs } from "#test/support/people.ts";

test("an analyst sets a version of the rule for prices out of line, and has all prices gone through", async ({
  page,
}) => {
  const source = "Cabinet paper of December 2026";
  await signInAs(page, "analyst");
  await page.goto("/commissioner/outliers/rules");
  await expect(page.getByText("the portal’s own rule holds")).toBeVisible();
  await page.getByLabel("Beyond which modified z").fill("0");
  await page.getByLabel("Of how many providers").fill("4");
  await page.getByRole("button", { name: "Set the rule" }).click();
  await expect(page.getByRole("alert")).toContainText("Cut-off must be a number above 0 to 100");
  await expect(page.getByRole("alert")).toContainText(
    "Fewest providers must be a whole number from 5 to 100",
  );
  await expect(page.getByRole("alert")).toContainText("Enter the day from which it holds");
  await expectAccessible(page);

  await page.getByLabel("Beyond which modified z").fill("4");
  await page.getByLabel("Of how many providers").fill("6");
  await page.getByLabel("Day", { exact: true }).fill("1");
  await page.getByLabel("Month", { exact: true }).fill("4");
  await page.getByLabel("Year", { exact: true }).fill("2030");
  await page.getByLabel("Where does the council say so?").fill(source);
  await page.getByRole("button", { name: "Set the rule" }).click();
  await expect(page.getByText("The rule is set.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Version 1/ })).toContainText(source);

  await page.getByRole("link", { name: "When prices were gone through" }).click();
  await page.getByRole("button", { name: "Go through prices now" }).click();
  await expect(page.getByText("All prices were gone through.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Somebody asked/ }).first()).toContainText("The portal’s own");
  await page.getByText("How it is done").click();
  await expectAccessible(page);
});
