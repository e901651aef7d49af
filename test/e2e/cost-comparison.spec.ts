import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs, signOut } from "#test/support/people.ts";

test("a commissioner reads the open books of a lot, keeps them as a file, sets a model aside and counts it again", async ({
  page,
}) => {
  test.slow();
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/rounds");
  await page.getByRole("link", { name: "Round 2: autumn 2025" }).first().click();
  await page.getByRole("link", { name: "Open books" }).click();
  await expect(page.getByRole("row", { name: /Lot 6: Home care/ })).toContainText("contact hour");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Lot 6: Home care" }).click();
  await expect(page.getByRole("row", { name: /Whole model: median of totals/ })).toContainText("£");
  await expect(page.getByText("20 complete of 20 providers")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Form", { exact: true }).selectOption("Short form");
  await page.getByRole("button", { name: "Compare these" }).click();
  await expect(page).toHaveURL(/form=short/);
  await expect(page.getByRole("row", { name: /Telephony/ })).toContainText("–");
  const links = page.locator(".app-downloads a");
  const [csv, xlsx] = [await links.nth(0).getAttribute("href"), await links.nth(1).getAttribute("href")];
  expect(await (await page.request.get(csv ?? "")).text()).toContain("lower_quartile");
  expect((await (await page.request.get(xlsx ?? "")).body()).subarray(0, 2).toString()).toBe("PK");
  await page.getByRole("link", { name: "Clear filters" }).click();

  await page.getByRole("table", { name: "Every model" }).getByRole("link").first().click();
  await expect(page.locator("svg.app-picture__svg")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set this model aside" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Enter a reason");
  await page.getByLabel("Why is it set aside?").fill("Two branches are mixed");
  await page.getByRole("button", { name: "Set this model aside" }).click();
  await expect(page.getByText("The model is set aside.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Lot 6: Home care" }).click();
  await expect(page.getByText("19 complete of 19 providers")).toBeVisible();
  await page.goBack();
  await page.getByLabel("Why does it count again?").fill("Explained by the provider");
  await page.getByRole("button", { name: "Count this model again" }).click();
  await expect(page.getByText("The model counts again.")).toBeVisible();
});

test("what a commissioner shares of a lot's funding is read by a provider beside its own costs and others’", async ({
  page,
}) => {
  test.slow();
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/rounds");
  await page.getByRole("link", { name: "Round 2: autumn 2025" }).first().click();
  await page.getByRole("link", { name: "Open books" }).click();
  await page.getByRole("link", { name: "Lot 5: Supported living" }).click();
  await page.getByRole("link", { name: "Share it" }).click();
  await page.getByLabel("What the council spends").fill("plenty");
  await page.getByRole("button", { name: "Share with providers" }).click();
  await expect(page.getByRole("alert")).toContainText("Funding must be an amount in pounds");
  await expect(page.getByRole("alert")).toContainText("Enter where the figure comes from");
  await expect(page.getByLabel("What the council spends")).toHaveValue("plenty");
  await expectAccessible(page);
  await page.getByLabel("What the council spends").fill("£12,500,000");
  await page.getByLabel("Where the figure comes from").fill("Budget of February 2026");
  await page.getByRole("button", { name: "Share with providers" }).click();
  await expect(page.getByText("The funding is shared with providers.")).toBeVisible();
  await page.goto("/commissioner/uplifts/new");
  await expect(page.getByLabel("Lot 6: Home care")).not.toHaveValue("");
  await expect(page.getByText("is the median staffing share of the open books").first()).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto("/provider");
  await page.locator("main a[href$='/outcome']").first().click();
  await page.getByRole("link", { name: "Your costs beside others’" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /Supported living/ })).toBeVisible();
  await expect(page.getByText("£12,500,000.00 a year")).toBeVisible();
  await expect(page.locator("svg.app-picture__svg").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Direct care/ })).toContainText("£");
  await expectAccessible(page);
});
