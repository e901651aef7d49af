import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test("an analyst proposes an uplift, an approver sees what it costs and approves it, and a provider has its new rate", async ({
  page,
  portal,
}, { project }) => {
  test.slow();
  const title = `Uplift 2027/28, ${project.name}`;
  await signInAs(page, "analyst");
  await page.goto("/commissioner/uplifts");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Propose an uplift" }).click();
  await page.getByRole("button", { name: "Propose and see what it costs" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a name for the uplift");
  await expect(page.getByRole("alert")).toContainText("Enter how far prices rose, like 4.10");
  await expectAccessible(page);

  await page.getByLabel("Name of the uplift").fill(title);
  await fillDay(page, "1", "4", "2026");
  await page.getByRole("radio", { name: "By a change that you state" }).check();
  await page.getByLabel("By a change that you state: pay rose by").fill("4.10");
  await page
    .getByLabel("By a change that you state: what that rests on")
    .fill("National Living Wage, April 2027");
  await page.getByLabel("Prices rose by").fill("3.8");
  await page.getByLabel("Which index that is").fill("CPI, September 2026");
  await page.getByLabel("Supported living").fill("73.7");
  await page.getByLabel("Why are these shares what they are?").fill("Open books of the autumn");
  await page.getByLabel("No lot rises by more than").fill("8");
  await page.getByLabel("Rates negotiated in how many months").fill("3");
  await page.getByRole("button", { name: "Propose and see what it costs" }).click();
  await expect(page.getByRole("alert")).toContainText("The day must be after today");
  await expect(page.getByLabel("Prices rose by")).toHaveValue("3.8");
  await fillDay(page, "1", "4", "2027");
  await page.getByRole("button", { name: "Propose and see what it costs" }).click();
  await expect(page.getByRole("row", { name: /Supported living/ })).toContainText("4.02%");
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "finance");
  await page.goto("/commissioner/uplifts");
  await page.getByRole("link", { name: title }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Enter why you refuse it");
  await page.getByRole("button", { name: "Approve and write the new rates" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Approve it once that round’s prices hold");
  await arrange(portal, ["SELECT app.move_clock('2027-01-05T09:00:00Z')"]);
  await page.getByRole("button", { name: "Approve and write the new rates" }).click();
  await expect(page.getByText(/rates of \d+ providers rise/)).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto("/provider/rates");
  await expect(page.getByText("Annual uplift").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("table", { name: "Rates to come" }).getByRole("link").first().click();
  await expect(page.locator("svg.app-picture__svg").last()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/provider/uplifts");
  await expectAccessible(page);
});

test("a commissioner asks what a member's rates were on a day and keeps the answer as a file", async ({
  page,
}) => {
  test.slow();
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/framework");
  await page.getByRole("main").locator("a[href*='/lots/']").first().click();
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /as a table$/ })
    .first()
    .click();
  await expectAccessible(page);
  await page.getByRole("main").locator("a[href*='/members/']").first().click();
  await page.getByLabel("Day").fill("soon");
  await page.getByRole("button", { name: "Show rates" }).click();
  await expect(page.getByRole("alert")).toContainText("The day must be a real date");
  await page.getByLabel("Day").fill("2026-10-01");
  await page.getByRole("button", { name: "Show rates" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Rates on 1 October 2026");
  await expectAccessible(page);
  const links = page.locator(".app-downloads a");
  const [csv, xlsx] = [await links.nth(0).getAttribute("href"), await links.nth(1).getAttribute("href")];
  const text = await (await page.request.get(csv ?? "")).text();
  expect(text).toContain("rate_pounds");
  const workbook = await (await page.request.get(xlsx ?? "")).body();
  expect(workbook.subarray(0, 2).toString()).toBe("PK");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.locator("svg.app-picture__svg").first()).toBeVisible();
  await expectAccessible(page);
});

async function fillDay(page: Page, day: string, month: string, year: string) {
  const group = page.getByRole("group", { name: "From which day do rates rise?" });
  await group.getByLabel("Day").fill(day);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}
