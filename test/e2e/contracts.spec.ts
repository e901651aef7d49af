import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { demoContract } from "#test/support/demo-contract.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

const contract = "/commissioner/contracts/0000e2e0-0000-4000-8000-000000000005";

test("a contract is found, extended, varied by two people and ended, and its notices are filed", async ({
  page,
  portal,
}) => {
  test.slow();
  await arrange(portal, demoContract);
  await signInAs(page, "commissioner");
  await page.goto("/commissioner");
  await expect(page.getByRole("row", { name: /Contract award notice/ })).toContainText("overdue by 22 days");
  await page.goto("/commissioner/contracts?words=evening");
  await expectAccessible(page);
  await expect(page.getByText("Committed of the maximum value").first()).toBeVisible();
  const rows = await page.request.get("/commissioner/contracts/files/csv?words=evening");
  expect(await rows.text()).toContain("C-2026-9001");
  await page.getByRole("link", { name: "C-2026-9001" }).click();
  await expectAccessible(page);

  await page.goto(`${contract}/extension`);
  await expectAccessible(page);
  await page.getByLabel("By how many months?").fill("24");
  await page.getByLabel("Why?").fill("Still needed");
  await page.getByRole("button", { name: "Extend the contract" }).click();
  await expect(page.getByRole("alert")).toContainText("The contract’s options leave 12 months");
  await expect(page.getByLabel("Why?")).toHaveValue("Still needed");
  await page.getByLabel("By how many months?").fill("6");
  await page.getByRole("button", { name: "Extend the contract" }).click();
  await expect(page.getByText("Last day: 8 November 2027 before, 8 May 2028 after")).toBeVisible();

  await page.goto(`${contract}/variation`);
  await expectAccessible(page);
  await fillDay(page, "ends", ["1", "11", "2026"]);
  await fillDay(page, "effective", ["1", "12", "2026"]);
  await page.getByLabel("Units over the term").fill("1,100");
  await page.getByRole("radio", { name: /light touch contract may be modified/ }).check();
  await page.getByLabel("What changes, and why?").fill("Two people more");
  await page.getByRole("button", { name: "Propose the variation" }).click();
  await expect(page.getByRole("alert")).toContainText("a contract cannot end before it starts");
  await expect(page.getByLabel("What changes, and why?")).toHaveValue("Two people more");
  await expectAccessible(page);
  await fillDay(page, "ends", ["8", "5", "2028"]);
  await page.getByRole("button", { name: "Propose the variation" }).click();
  await page.getByRole("link", { name: "See the variation" }).click();
  await expect(page.getByText("You proposed it, so another person decides.")).toBeVisible();
  await signOut(page);
  await signInAs(page, "approver");
  await page.goto(`${contract}/variation`);
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Yes, the contract stands so" }).check();
  await page.getByLabel("Why?").fill("Agreed");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText(/: 1,000 .+ before, 1,100 .+ after$/)).toBeVisible();
  await expect(page.getByRole("row", { name: /^Lot \d+: .* 1,?100 / })).toBeVisible();
  await expect(page.getByText("A light touch contract is modified without a change notice")).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(`${contract}/review`);
  await expectAccessible(page);
  await fillDay(page, "next", ["1", "6", "2027"]);
  await page.getByRole("button", { name: "Set the day" }).click();
  await page.goto(`${contract}/ending`);
  await expectAccessible(page);
  await fillDay(page, "ends", ["30", "6", "2027"]);
  await page.getByLabel("Why does it end?").fill("The service closes");
  await page.getByRole("button", { name: "End the contract early" }).click();
  await expect(page.getByText("On 30 June 2027: The service closes")).toBeVisible();

  await page.goto("/commissioner/obligations");
  await expectAccessible(page);
  await page.getByRole("link", { name: /Contract award notice \(UK6\) of C-2026-9001/ }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark as filed" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the link or reference");
  await fillDay(page, "filed", ["2", "11", "2026"]);
  await page.getByLabel("Link or reference").fill("2026/S 000-000001");
  await page.getByRole("button", { name: "Mark as filed" }).click();
  await expect(page.getByText("The notice is marked as filed.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto("/provider/contracts");
  await expectAccessible(page);
  await page.getByRole("link", { name: /C-2026-9001/ }).click();
  await expectAccessible(page);
  await expect(page.getByText("On 30 June 2027: The service closes")).toBeVisible();
});

async function fillDay(page: Page, name: string, [day, month, year]: readonly [string, string, string]) {
  await page.locator(`#${name}-day`).fill(day);
  await page.locator(`#${name}-month`).fill(month);
  await page.locator(`#${name}-year`).fill(year);
}
