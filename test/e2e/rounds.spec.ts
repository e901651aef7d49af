import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs, signOut } from "#test/support/people.ts";

test.describe.configure({ mode: "serial", timeout: 180_000 });

async function openRound(page: Page) {
  await page.goto("/commissioner/rounds");
  await page.getByRole("link", { name: "Round 3: autumn 2026" }).click();
}

test("a commissioner sees what waits, looks up a cap and its source, and previews the round", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await page.goto("/commissioner");
  await expectAccessible(page);
  await expect(page.getByRole("table", { name: "Clocks that run out within a week" })).toContainText(
    "12 noon on Friday 27 November 2026",
  );
  await page.getByRole("link", { name: "Framework and lots" }).click();
  await expectAccessible(page);
  await expect(page.getByText("Public Contracts Regulations 2015, light touch")).toBeVisible();
  await page.getByRole("link", { name: "6. Home care" }).click();
  await expectAccessible(page);
  await expect(page.getByText("Invented", { exact: true }).first()).toBeVisible();
  await openRound(page);
  await expectAccessible(page);
  await expect(page.getByText("sealed until two people open them")).toBeVisible();
  await page.getByRole("link", { name: "Preview as a provider" }).click();
  await expectAccessible(page);
});

test("a round is drafted from the last six months on, refuses times that do not exist, and is published and cancelled", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/rounds");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Draft the next round" }).click();
  const closes = page.getByRole("group", { name: "Closes", exact: true }).first();
  await expect(closes.getByLabel("Month")).toHaveValue("6");
  await expect(closes.getByLabel("Hour (0 to 23)")).toHaveValue("12");
  await expectAccessible(page);

  const opens = page.getByRole("group", { name: "Opens", exact: true }).first();
  await opens.getByLabel("Day").fill("28");
  await opens.getByLabel("Month").fill("3");
  await opens.getByLabel("Hour (0 to 23)").fill("1");
  await opens.getByLabel("Minute").fill("30");
  await page.getByLabel("Name of the round").fill("Round 4: summer 2027");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert")).toContainText("this time does not exist");
  await expect(page.getByLabel("Name of the round")).toHaveValue("Round 4: summer 2027");
  await expectAccessible(page);

  await opens.getByLabel("Day").fill("4");
  await opens.getByLabel("Month").fill("5");
  await opens.getByLabel("Hour (0 to 23)").fill("9");
  await opens.getByLabel("Minute").fill("00");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Change the draft" }).click();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("12 noon on Friday 4 June 2027")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish the round" }).click();
  await expect(page.getByText("The round is published.")).toBeVisible();
  await page.getByRole("link", { name: "Cancel the round" }).click();
  await page.getByRole("button", { name: "Cancel the round" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the reason");
  await expectAccessible(page);
  await page.getByLabel("Why is it cancelled?").fill("The council decided to wait for the new caps.");
  await page.getByRole("button", { name: "Cancel the round" }).click();
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
});

test("a provider asks, the commissioner answers without naming it, and everyone reads the answer", async ({
  page,
}) => {
  await signInAs(page, "provider");
  await page.goto("/framework");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Round 3: autumn 2026" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "ask a question" }).click();
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter your question");
  await expectAccessible(page);
  await page.getByLabel("Your question").fill("We at Elphavorn Home Care ask: is mileage part of the price?");
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByText("Your question has been sent.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await openRound(page);
  await page.getByRole("link", { name: /See all/ }).click();
  await expectAccessible(page);
  const card = page.locator(".govuk-summary-card").filter({ hasText: "is mileage part of the price" });
  await card.getByRole("link", { name: /Answer/ }).click();
  await expectAccessible(page);
  await page.getByLabel("The answer").fill("Yes: every price includes mileage.");
  await page.getByRole("button", { name: "Publish the answer" }).click();
  await expect(page.getByRole("alert")).toContainText("it says who asked");
  await page.getByLabel("The question as everyone will read it").fill("Is mileage part of the price?");
  await page.getByRole("button", { name: "Publish the answer" }).click();
  await expect(page.getByText("The answer is published")).toBeVisible();
  await signOut(page);

  await page.goto("/framework");
  await page.getByRole("link", { name: "Round 3: autumn 2026" }).click();
  await expect(page.getByText("Yes: every price includes mileage.")).toBeVisible();
  await expect(page.getByText("Elphavorn")).toHaveCount(0);
});

test("a round closes later, never earlier, and everyone is told when and why", async ({ page }) => {
  await signInAs(page, "commissioner");
  await openRound(page);
  await page.getByRole("button", { name: "Close it later" }).click();
  await expectAccessible(page);
  await page.getByLabel("Day").fill("3");
  await page.getByLabel("Why does it close later?").fill("A document was missing for a week.");
  await page.getByRole("button", { name: "Extend the round" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "only close later than 12 noon on Friday 4 December 2026",
  );
  await expect(page.getByLabel("Why does it close later?")).toHaveValue("A document was missing for a week.");
  await expectAccessible(page);
  await page.getByLabel("Day").fill("11");
  await page.getByRole("button", { name: "Extend the round" }).click();
  await expect(page.getByText("The round closes later.")).toBeVisible();
  await expect(page.getByText("12 noon on Friday 11 December 2026").first()).toBeVisible();
  await expectAccessible(page);
});
