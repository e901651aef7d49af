import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs, signOut } from "#test/support/people.ts";

test("the ICB accepts a share with its own case reference and disputes another with a reason, and the council reads both", async ({
  page,
}) => {
  await signInAs(page, "nhs2");
  await page.goto("/brokerage/nhs-shares");
  await expectAccessible(page);
  const accepted = await openFirstWaiting(page);
  await page.getByLabel("We accept this share").check();
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter your own case reference");
  await expectAccessible(page);
  await page.getByLabel("Your own case reference").fill("AVM-CASE-70001");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByText("Answered. The council’s placement shows it.")).toBeVisible();

  const disputed = await openFirstWaiting(page);
  expect(disputed).not.toBe(accepted);
  await page.getByLabel("We dispute this share").check();
  await page.getByLabel("Why do you dispute it?").fill("The checklist was negative in October.");
  await page.getByRole("button", { name: "Send the answer" }).click();
  const answered = page.getByRole("table", { name: /^Answered here/ }).getByRole("row");
  await expect(answered.filter({ hasText: accepted })).toContainText("Accepted");
  await expect(answered.filter({ hasText: disputed })).toContainText("Disputed");
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "finance");
  await showPlacement(page, accepted);
  await expect(page.getByText("AVM-CASE-70001").first()).toBeVisible();
  await showPlacement(page, disputed);
  await expect(page.getByText("The checklist was negative in October.").first()).toBeVisible();
  await expectAccessible(page);
});

/** Opens the share that has waited longest, and gives the reference of its placement. */
async function openFirstWaiting(page: Page): Promise<string> {
  const link = page
    .getByRole("table", { name: /^Waiting for your answer/ })
    .getByRole("link")
    .first();
  const reference = await link.innerText();
  await link.click();
  await expectAccessible(page);
  return reference;
}

async function showPlacement(page: Page, reference: string) {
  await page.goto(`/brokerage/placements?reference=${reference}`);
  await page.getByRole("link", { name: reference }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(reference);
}
