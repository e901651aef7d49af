import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { arrangeBlocks, demonstrationBlock, demonstrationBlockContract } from "#test/support/block.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test("a commissioner sets the terms of a block with its sums shown, and keeps the ledger of another", async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  await arrange(portal, arrangeBlocks);
  await signInAs(page, "commissioner");
  await page.goto(`/commissioner/call-offs/${demonstrationBlock}/block`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set the terms" }).click();
  await page.getByLabel("Price of a unit in the block").fill("99.00");
  await page.getByLabel("Which share of the units is guaranteed?").fill("90");
  await page.getByLabel("What is a guaranteed unit paid that nobody used?").fill("100");
  await page.getByLabel("Notice to end the block").fill("28");
  await page.getByLabel("At which share left do you want a warning?").fill("10");
  await page.getByLabel("What would a unit cost bought singly?").fill("22.00");
  await page.getByLabel("Where is that price from?").fill("Average of the lot in November.");
  await page.getByRole("button", { name: "Save the terms" }).click();
  await expect(page.getByRole("alert")).toContainText("Price must be no more than the cap of the line");
  await expectAccessible(page);
  await page.getByLabel("Price of a unit in the block").fill("20.00");
  await page.getByRole("button", { name: "Save the terms" }).click();
  await expect(page.getByText("once 81.82% of the units or more is used")).toBeVisible();
  await expect(page.getByRole("row", { name: /^60%/ })).toContainText("£30.00");
  await expectAccessible(page);

  await page.goto(`/commissioner/contracts/${demonstrationBlockContract}/block`);
  await expect(page.getByText("1,000 hours of 1,000 hours")).toBeVisible();
  await page.getByLabel("They were used").check();
  await page.getByLabel("How many units?").fill("1000.01");
  await fillDay(page, "On which day?", "23", "11", "2026");
  await page.getByRole("button", { name: "Add the entry" }).click();
  await expect(page.getByRole("alert")).toContainText("Units must be no more than the 1,000 that are left");
  await expectAccessible(page);
  await page.getByLabel("How many units?").fill("910.5");
  await page.getByRole("button", { name: "Add the entry" }).click();
  await expect(page.getByText("89.5 hours of 1,000 hours")).toBeVisible();
  await expect(page.getByText("10% or less of the units is left.")).toBeVisible();
  await expectAccessible(page);
});
