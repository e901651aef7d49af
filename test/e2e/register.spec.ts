import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";

test.describe.configure({ timeout: 180_000 });

test("a person finds care by need and postcode, reads what approved means and how to reach a provider", async ({
  page,
}) => {
  await page.goto("/");
  await expectAccessible(page);
  await expect(page.getByText("12 noon on Friday 4 December 2026")).toBeVisible();
  await page.getByRole("link", { name: "Find care" }).first().click();
  await expectAccessible(page);
  await page.getByLabel("What is needed").selectOption({ label: "Help at home" });
  await page.getByLabel("Postcode").fill("bs5");
  await page.getByRole("button", { name: "Search" }).click();
  await expectAccessible(page);
  await expect(page.getByText(/[0-9.]+ miles away/).first()).toBeVisible();
  const first = page.locator(".app-entry").first();
  await expect(first).toContainText("Approved for");
  await expect(page.locator("main")).not.toContainText("£");
  await page.getByText("How to get help from the council").click();
  await expect(page.getByRole("link", { name: /for an assessment/ })).toBeVisible();
  await first.getByRole("link").first().click();
  await expectAccessible(page);
  await expect(page.getByText("Help at home")).toBeVisible();
  await expect(page.locator("main")).not.toContainText("£");
});

test("a postcode that is none, or not known, is said so beside the field", async ({ page }) => {
  const none = await page.goto("/register?place=next+door");
  expect(none?.status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText("Enter a postcode, like BS1 5TR");
  await expect(page.getByLabel("Postcode")).toHaveValue("next door");
  await expectAccessible(page);
  const unknown = await page.goto("/register?place=ZE1+0AA");
  expect(unknown?.status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText("We do not know this postcode");
});

test("the register is read by letter, page by page, and a page past its end is not found", async ({
  page,
}) => {
  await page.goto("/register");
  await page.getByRole("link", { name: "B", exact: true }).click();
  await expectAccessible(page);
  for (const name of await page.locator(".app-entry__title").allInnerTexts()) expect(name[0]).toBe("B");
  await page.goto("/register");
  await page.getByRole("link", { name: /Next/ }).click();
  await expect(page).toHaveURL(/page=2/);
  await expectAccessible(page);
  const past = await page.goto("/register?page=9999");
  expect(past?.status()).toBe(404);
});

test("the file has the rows of the page and no formula", async ({ page, request }) => {
  await page.goto("/register?place=BS5&miles=2");
  const title = await page.getByRole("heading", { name: /approved places/ }).innerText();
  const answer = await request.get("/register.csv?place=BS5&miles=2");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const lines = (await answer.text()).trimEnd().split("\r\n");
  expect(lines[0]).toBe(
    "\uFEFFplace,provider,address,postcode,phone,cqc_rating,cqc_location_id,approved_for,takes_no_new_people_now",
  );
  expect(`${lines.length - 1} approved places`).toBe(title);
  expect((await request.get("/register.csv?place=nowhere")).status()).toBe(400);
});

test("the statements are there for everyone", async ({ page }) => {
  for (const [path, heading] of [
    ["/open-data", "Open data"],
    ["/accessibility", "Accessibility statement"],
    ["/privacy", "Privacy"],
    ["/framework", "Avonmere care and support framework"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});
