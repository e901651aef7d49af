import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs } from "#test/support/people.ts";

test("a quality officer stops new placements at a member and lifts the stop again", async ({ page }, {
  project,
}) => {
  const reason = `Too few staff at night, seen ${project.name}.`;
  await signInAs(page, "quality");
  await page.goto("/commissioner/stops");
  await expectAccessible(page);

  await page.getByLabel("Part of the provider’s name").fill("care homes");
  await page.getByRole("button", { name: "Find the provider" }).click();
  await page.locator("main ul.govuk-list a").first().click();
  const provider = await page.locator("main .govuk-caption-l, main .govuk-caption-xl").first().innerText();
  await page.getByRole("button", { name: "Stop new placements" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the reason");
  await expect(page.getByRole("alert")).toContainText("Enter the first day of the stop");
  await expectAccessible(page);

  await page.getByLabel("Everything this provider does").check();
  await page.getByLabel("Why?").fill(reason);
  await fillDay(page, "From which day?", "24", "11", "2026");
  await fillDay(page, "When will you look at it again?", "8", "12", "2026");
  await fillDay(page, "On which day does it end by itself?", "23", "11", "2026");
  await page.getByRole("button", { name: "Stop new placements" }).click();
  await expect(page.getByRole("alert")).toContainText("The end must be after the first day");
  await expect(page.getByLabel("Why?")).toHaveValue(reason);
  await fillDay(page, "On which day does it end by itself?", "5", "1", "2027");
  await page.getByRole("button", { name: "Stop new placements" }).click();

  await expect(page.getByText("New placements are stopped.")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: reason });
  await expect(row).toContainText("In force");
  await expect(row).toContainText(provider.trim());
  await row.getByRole("link", { name: /Lift/ }).click();
  await expectAccessible(page);
  await page.getByLabel("Why is it lifted?").fill("Staff were found.");
  await page.getByRole("button", { name: "Lift the stop" }).click();
  await expect(page.getByRole("row").filter({ hasText: reason })).toContainText("Lifted");
});
