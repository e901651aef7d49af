import { readFile } from "node:fs/promises";
import { expectAccessible } from "#test/support/axe.ts";
import { expect, test } from "#test/support/e2e.ts";
import { signInAs, signOut } from "#test/support/people.ts";

test.describe.configure({ timeout: 120_000 });

test("an auditor searches the trail, follows one thing, proves the chain and takes the events away", async ({
  page,
}) => {
  await signInAs(page, "provider");
  await page.goto("/provider/organisation/details");
  await page.getByLabel("Phone number").fill("01632 960999");
  await page.getByRole("button", { name: "Save" }).click();
  const organisation = await page.locator(".app-account__item--organisation").innerText();
  await signOut(page);

  await signInAs(page, "auditor");
  await page.goto("/home");
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await expectAccessible(page);
  await page.getByLabel("Person").fill("Priya");
  await page.getByRole("button", { name: "Search" }).click();
  const rows = page.getByRole("row").filter({ hasText: `Changed the details of ${organisation}` });
  await expect(rows.first()).toContainText(`Priya Hollis, ${organisation}`);
  await expectAccessible(page);

  await page.getByLabel("Day", { exact: true }).fill("31");
  await page.getByLabel("Month").fill("2");
  await page.getByLabel("Year").fill("2026");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("alert")).toContainText("Day must be a real date");
  await expectAccessible(page);

  await page.goto("/admin/audit");
  await page.getByLabel("What it was about").fill(organisation);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: `All about Provider ${organisation}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(organisation);
  await expect(page.getByText(`Changed the details of ${organisation}`).first()).toBeVisible();
  await expectAccessible(page);

  await page.goto("/admin/audit");
  await page.getByRole("link", { name: "Prove that nobody edited it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The trail stands");
  await expectAccessible(page);

  await page.goto("/admin/audit?person=Priya");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).press("Enter");
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.split("\r\n")[0]).toBe(
    "\uFEFFevent,at,who,account id,what,words,kind,about kind,about id,hash",
  );
  expect(file).toContain(`Changed the details of ${organisation}`);
});

test("an auditor follows an application from its first draft", async ({ page }, { project }) => {
  test.skip(project.name !== "chromium", "the provider starts one application in a round");
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await page.getByRole("button", { name: /Start/ }).first().click();
  const reference = /R\d+-\d+/.exec(await page.getByRole("main").innerText())?.[0] ?? "";
  expect(reference).not.toBe("");
  await signOut(page);

  await signInAs(page, "auditor");
  await page.goto("/admin/audit");
  await page.getByLabel("What it was about").fill(reference);
  await page.getByRole("button", { name: "Search" }).click();
  await page
    .getByRole("link", { name: `Follow Application ${reference} from first draft to letter` })
    .click();
  await expect(
    page.getByRole("listitem").filter({ hasText: "Started the application to Round 3" }),
  ).toBeVisible();
  await expectAccessible(page);
});

test("what is not there, or not an auditor's to see, is not found", async ({ page }) => {
  await signInAs(page, "auditor");
  for (const path of [
    "/admin/audit/subjects/application/00000000-0000-4000-8000-000000000000",
    "/admin/audit/subjects/application/nothing",
    "/admin/audit/subjects/elephant/1",
  ])
    expect((await page.goto(path))?.status()).toBe(404);
});
