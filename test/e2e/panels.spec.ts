import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test("a broker puts a case, the forum hears another and sets its limit, and the sitting closes with minutes", async ({
  page,
  portal,
}) => {
  await arrange(portal, [
    "UPDATE panel_case SET withdrawn_at = '2026-11-24T09:00Z' WHERE sitting_id IS NULL AND NOT EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = panel_case.id)",
  ]);
  await signInAs(page, "broker");
  await page.goto("/brokerage/panels");
  await expect(page.getByRole("link", { name: /runs out after 2 December 2026/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Support Options Forum" }).first().click();
  await expectAccessible(page);
  await page.getByRole("link", { name: /1 December 2026/ }).click();
  await expect(page.getByRole("table", { name: "Chair’s actions to note" })).toContainText("PR-2026-0904");
  await expectAccessible(page);
  await page.getByRole("link", { name: "PR-2026-0904" }).click();
  const request = await page.getByRole("link", { name: "PR-2026-0904" }).getAttribute("href");
  await page.goto(`${request}/panel`);
  await page.getByLabel("Support Options Forum").check();
  await page.getByRole("button", { name: "Put the case" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a price, like 21.50");
  await expectAccessible(page);
  await page.getByLabel("Price for a week that is asked for").fill("1,180");
  await page.getByLabel("What speaks for it?").fill("The only room near the family costs more.");
  await page.getByRole("button", { name: "Put the case" }).click();
  await expect(page.getByText("The case is put.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Withdraw the case" }).click();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "approver");
  await page.goto("/commissioner");
  await page.getByRole("link", { name: "Decide on 2 cases" }).click();
  await page.getByRole("link", { name: "PR-2026-0907" }).click();
  await page.getByLabel("Approve", { exact: true }).check();
  await page.getByLabel("Limit for a week").fill("0");
  await page.getByRole("button", { name: "Write the decision down" }).click();
  await expect(page.getByRole("alert")).toContainText("Price must be more than £0");
  await page.getByLabel("Limit for a week").fill("1600");
  await fillDay(page, "Last day on which the limit holds", "23", "11", "2026");
  await page.getByRole("button", { name: "Write the decision down" }).click();
  await expect(page.getByRole("alert")).toContainText("must be today or later");
  await expectAccessible(page);
  await fillDay(page, "Last day on which the limit holds", "28", "2", "2027");
  await page.getByRole("button", { name: "Write the decision down" }).click();
  await expect(page.getByText("£1,600.00 a week, until the end of 28 February 2027")).toBeVisible();
  await page.getByRole("link", { name: "Sitting" }).click();
  for (const step of ["Note who is there", "See the pack", "Close with minutes"]) {
    await page.getByRole("button", { name: step }).click();
    await expectAccessible(page);
    if (step !== "Close with minutes") await page.getByRole("link", { name: "Sitting" }).click();
  }
  await page.getByLabel("Minutes").fill("PR-2026-0906 was not reached.");
  await page.getByRole("button", { name: "Close the sitting" }).click();
  await expect(page.getByText("The sitting is closed with its minutes.")).toBeVisible();

  await page.goto("/brokerage/panels/new");
  await expectAccessible(page);
  await page.goto("/brokerage/panels");
  await page.getByRole("link", { name: "Support Options Forum" }).first().click();
  const forum = page.url();
  for (const step of ["details", "members", "sittings"]) {
    await page.goto(`${forum}/${step}`);
    await expectAccessible(page);
  }
  await page.getByRole("button", { name: "Call the sitting" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the day of the sitting");
});
