import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs } from "#test/support/people.ts";

test("a provider states its hours, and a figure that is not one is put right without losing the others", async ({
  page,
}) => {
  await signInAs(page, "provider");
  await page.goto("/provider/capacity");
  await expectAccessible(page);
  const boxes = page.getByRole("textbox");
  await boxes.nth(0).fill("12");
  await boxes.nth(1).fill("a few");
  await page.getByRole("button", { name: "Confirm these figures" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a whole number from 0 to 99999, like 4");
  await expect(boxes.nth(0)).toHaveValue("12");
  await expect(boxes.nth(1)).toHaveValue("a few");
  await expectAccessible(page);
  await boxes.nth(1).fill("0");
  await page.getByRole("button", { name: "Confirm these figures" }).click();
  await expect(page.getByText("Brokers see your new figures now.")).toBeVisible();
  await expect(page.getByText("Last stated less than a minute ago")).toHaveCount(2);
});
