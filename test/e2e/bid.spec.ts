import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { bidAddresses, callOffToBidFor } from "#test/support/call-off-to-bid-for.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test.describe.configure({ mode: "serial" });
test.use({ actionTimeout: 30_000 });

const answer = "Six people cover twelve, and each of them knows all twelve.";

async function submit(page: Page) {
  await page.getByRole("button", { name: "Submit bid" }).click();
  await expect(page.getByRole("heading", { name: "Bid received" })).toBeVisible();
}

test("a provider bids, is told what cannot be bid, changes its bid and keeps its receipt", async ({
  page,
  portal,
}) => {
  await arrange(portal, callOffToBidFor);
  await signInAs(page, "provider");
  await page.goto("/provider");
  await expect(page.getByRole("link", { name: "Evening calls in the east" })).toBeVisible();
  await page.getByRole("link", { name: "Invitations to bid" }).first().click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Evening calls in the east" }).click();
  await expect(page.getByText("Not started")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Start your bid" }).click();
  const price = page.getByLabel(/^Price for/);
  const rate = await price.inputValue();
  expect(rate).toMatch(/^\d+\.\d\d$/);
  await price.fill("9999.00");
  await page.getByRole("textbox", { name: "Continuity" }).fill(answer);
  await page.getByRole("button", { name: "Save and check your bid" }).click();
  await expect(page.getByRole("alert")).toContainText(
    `must be £${rate} or less: that is your framework rate`,
  );
  await expect(price).toHaveValue("9999.00");
  await expect(page.getByRole("textbox", { name: "Continuity" })).toHaveValue(answer);
  await expectAccessible(page);
  await price.fill("0");
  await page.getByRole("button", { name: "Save and come back later" }).click();
  await expect(page.getByRole("alert")).toContainText("Price must be more than £0");

  await price.fill(rate);
  await page.getByRole("button", { name: "Save and check your bid" }).click();
  await expect(page.getByRole("heading", { name: "Check your bid" })).toBeVisible();
  await expect(page.getByText(answer)).toBeVisible();
  await expectAccessible(page);
  await submit(page);
  await expect(page.getByText("CO-2026-0777-001-1")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Back to the invitation" }).click();
  await page.getByRole("button", { name: "Change your bid" }).click();
  await page.getByLabel(/^Price for/).fill("3.21");
  await page.getByRole("button", { name: "Save and check your bid" }).click();
  await submit(page);
  await expect(page.getByText("CO-2026-0777-001-2")).toBeVisible();
  await expect(page.getByText(/Takes the place of/)).toBeVisible();
});

test("two people open the bids, and one who has declared reads them", async ({
  page,
  javaScriptEnabled,
  isMobile,
}) => {
  test.skip(!javaScriptEnabled || isMobile, "opened once, at one width");
  await signInAs(page, "commissioner");
  await page.goto(`${bidAddresses.commissioner}/opening`);
  await expect(page.getByText("CO-2026-0777-001-2")).toBeVisible();
  await expect(page.getByText("3.21")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${bidAddresses.commissioner}/bids`);
  await expect(page.getByText("The bids are sealed")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "admin");
  await page.goto("/admin/clock");
  await page.getByLabel("Day", { exact: true }).fill("1");
  await page.getByLabel("Month", { exact: true }).fill("2");
  await page.getByLabel("Year", { exact: true }).fill("2027");
  await page.getByLabel("Time in London").fill("09:00");
  await page.getByRole("button", { name: "Move the clock" }).click();
  await expect(page.getByText("The clock is moved")).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(`${bidAddresses.commissioner}/opening`);
  await page.getByRole("button", { name: "Begin the opening" }).click();
  await expect(page.getByText("You began this opening.")).toBeVisible();
  await signOut(page);
  await signInAs(page, "approver");
  await page.goto(`${bidAddresses.commissioner}/opening`);
  await page.getByRole("button", { name: "Complete the opening" }).click();
  await page.getByRole("link", { name: "Go to the bids" }).click();
  await expect(page.getByText("Declare your interests first.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await page.getByRole("button", { name: "Declare" }).click();
  await page.getByRole("link", { name: "Go to the bids" }).click();
  await expect(page.getByText("£3,210.00")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("rowheader").getByRole("link").click();
  await expect(page.getByText(answer)).toBeVisible();
  await expect(page.getByText("£3.21 ")).toBeVisible();
  await expectAccessible(page);
});
