import type { Page, TestInfo } from "playwright/test";
import { expectAccessible } from "#test/support/axe.ts";
import { expect, test } from "#test/support/e2e.ts";
import { linkInLetterTo } from "#test/support/letters.ts";
import { signInAs } from "#test/support/people.ts";

test.describe.configure({ timeout: 240_000 });

const password = "seven green kettles";

/** Each project works on the same portal: its people and organisations are its own. */
function own({ project }: TestInfo): { readonly tag: string; readonly number: string } {
  const at = ["chromium", "no-javascript", "phone"].indexOf(project.name);
  return { tag: project.name, number: `0990000${at}` };
}

async function signIn(page: Page, email: string, secret: string) {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("an organisation registers by a link, invites a colleague, and shuts the colleague out again", async ({
  page,
  browser,
  baseURL,
}, info) => {
  const { tag, number } = own(info);
  const [jo, sam] = [`jo@${tag}.test`, `sam@${tag}.test`];
  await page.goto("/register-organisation");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the name of your organisation");
  await expect(page.getByRole("alert")).toContainText("Enter at least one number");
  await expectAccessible(page);
  await page.getByLabel("Name of the organisation").fill(`Meadow Homes ${tag}`);
  await page.getByLabel("Companies House number").fill(number.slice(1));
  await page.getByLabel("Your full name").fill("Jo Marsh");
  await page.getByLabel("Your work email address").fill(jo);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await expectAccessible(page);

  const link = await linkInLetterTo(browser, baseURL ?? "", jo);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("Choose a password").fill("short");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("alert")).toContainText("Password must be 12 characters or more");
  await expect(page.getByLabel("Your full name")).toHaveValue("Jo Marsh");
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByText("Your organisation is registered")).toBeVisible();
  expect((await page.goto(link))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  await expectAccessible(page);

  await signIn(page, jo, password);
  await page.goto("/provider/organisation");
  await expect(page.getByText(number)).toBeVisible();
  await expectAccessible(page);
  await page.goto("/provider/organisation/details");
  await expectAccessible(page);
  await page.getByLabel("Website").fill("not an address");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Website must be a whole web address");
  await page.getByLabel("Website").fill("https://meadow.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The details are saved.")).toBeVisible();

  await page.goto("/provider/organisation/locations");
  await expectAccessible(page);
  await page.getByLabel("Name of the location").fill("The Day Room");
  await page.getByLabel("Address").fill("1 Quay Street");
  await page.getByLabel("Postcode").fill("bs15tr");
  await page.getByRole("button", { name: "Add the location" }).click();
  await expect(page.getByText("1 Quay Street, BS1 5TR")).toBeVisible();
  await page.getByLabel("CQC location number").fill("1-000000000");
  await page.getByRole("button", { name: "Add by number" }).click();
  await expect(page.getByRole("alert")).toContainText("No location of this number");

  await page.goto("/provider/organisation/people");
  await expectAccessible(page);
  await page.getByLabel("Full name").fill("Sam Reed");
  await page.getByLabel("Work email address").fill(sam);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
  await expectAccessible(page);

  const colleague = await browser.newContext({ baseURL: baseURL ?? "" });
  const theirs = await colleague.newPage();
  await theirs.goto(await linkInLetterTo(browser, baseURL ?? "", sam));
  await expectAccessible(theirs);
  await theirs.getByLabel("Choose a password").fill(password);
  await theirs.getByRole("button", { name: "Make my account" }).click();
  await expect(theirs.getByText("Your account is ready.")).toBeVisible();
  await signIn(theirs, sam, password);
  await expect(theirs).toHaveURL(/\/provider$/);

  await page.goto("/provider/organisation/people");
  await page.getByRole("button", { name: "Shut out Sam Reed" }).click();
  await expect(page.getByText("The person is shut out.")).toBeVisible();
  await theirs.goto("/provider");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await colleague.close();
});

test("five wrong passwords lock an account until a new password is chosen", async ({
  page,
  browser,
  baseURL,
}, info) => {
  const email = { chromium: "finance", "no-javascript": "nhs", phone: "analyst" }[info.project.name] ?? "";
  const address = `${email}@demo.test`;
  await page.goto("/sign-in");
  await expectAccessible(page);
  for (let tries = 0; tries < 5; tries++) {
    await signIn(page, address, "three other words");
    await expect(page.getByRole("alert")).toContainText("Email address or password is not right");
  }
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await signIn(page, address, "careframe-demo");
  expect((await answered).status()).toBe(429);
  await expect(page.getByRole("alert")).toContainText("Too many wrong passwords. Wait 15 minutes");
  await expectAccessible(page);

  await page.getByRole("link", { name: "I have forgotten my password" }).click();
  await expectAccessible(page);
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await page.goto(await linkInLetterTo(browser, baseURL ?? "", address));
  await expectAccessible(page);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await signIn(page, address, password);
  await expect(page).not.toHaveURL(/\/sign-in/);
});

test("an administrator invites, gives roles, shuts out, and keeps the last administrator", async ({
  page,
  browser,
  baseURL,
}, info) => {
  const { tag } = own(info);
  const email = `kit@${tag}.test`;
  await signInAs(page, "admin");
  await page.goto("/home");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Administration");
  await expectAccessible(page);
  await page.goto("/admin/people/new");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("alert")).toContainText("Select at least one role");
  await expectAccessible(page);
  await page.getByLabel("Full name").fill("Kit Vale");
  await page.getByLabel("Work email address").fill(email);
  await page.getByLabel("Broker", { exact: true }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
  await expectAccessible(page);
  const colleague = await browser.newContext({ baseURL: baseURL ?? "" });
  const theirs = await colleague.newPage();
  await theirs.goto(await linkInLetterTo(browser, baseURL ?? "", email));
  await theirs.getByLabel("Choose a password").fill(password);
  await theirs.getByRole("button", { name: "Make my account" }).click();
  await signIn(theirs, email, password);
  await expect(theirs).toHaveURL(/\/brokerage/);

  await page.goto("/admin/people");
  await page.getByRole("row").filter({ hasText: email }).getByRole("link").click();
  await expectAccessible(page);
  await page.getByLabel("Auditor", { exact: true }).check();
  await page.getByLabel("Broker", { exact: true }).uncheck();
  await page.getByRole("button", { name: "Change roles" }).click();
  await expect(page.getByText("The roles are changed.")).toBeVisible();
  await theirs.goto("/home");
  await expect(theirs).toHaveURL(/\/admin\/audit/);
  await page.getByRole("button", { name: "Shut Kit Vale out" }).click();
  await expect(page.getByText("The person is shut out.")).toBeVisible();
  await theirs.goto("/admin/audit");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await colleague.close();

  await page.goto("/admin/people");
  await page.getByRole("main").getByRole("link", { name: "Amy Kestle" }).click();
  await page.getByLabel("Administrator", { exact: true }).uncheck();
  await page.getByLabel("Broker", { exact: true }).check();
  await page.getByRole("button", { name: "Change roles" }).click();
  await expect(page.getByRole("alert")).toContainText("This is the last administrator");
});

test("an administrator changes the colour and moves the clock; a colour too pale and an hour that does not exist are refused", async ({
  page,
}) => {
  await signInAs(page, "admin");
  await page.goto("/admin/settings");
  await expectAccessible(page);
  await page.getByLabel("Colour").fill("#ffdd00");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("alert")).toContainText("Colour is too pale for white words");
  await expectAccessible(page);
  await page.getByLabel("Colour").fill("#5a0032");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(page.locator(".app-header")).toHaveCSS("background-color", "rgb(90, 0, 50)");
  await expectAccessible(page);

  await page.goto("/admin/clock");
  await expectAccessible(page);
  await page.getByLabel("Day", { exact: true }).fill("28");
  await page.getByLabel("Month").fill("3");
  await page.getByLabel("Year").fill("2027");
  await page.getByLabel("Time in London").fill("01:30");
  await page.getByRole("button", { name: "Move the clock" }).click();
  await expect(page.getByRole("alert")).toContainText("That hour does not exist");
  await expectAccessible(page);
  await page.getByLabel("Day", { exact: true }).fill("27");
  await page.getByRole("button", { name: "Move the clock" }).click();
  await expect(page.getByText("1:30am on Saturday 27 March 2027").first()).toBeVisible();
  await page.goto("/admin/mail");
  await expectAccessible(page);
});

test("signing out everywhere ends the sessions of other devices too", async ({ page, browser, baseURL }) => {
  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const elsewhere = await other.newPage();
  await signInAs(elsewhere, "quality");
  await signInAs(page, "quality");
  await page.goto("/account");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are signed out on every device.")).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await other.close();
});

test("what a role does not allow is refused, and a stranger is asked to sign in", async ({ page }) => {
  await page.goto("/admin/people");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await signInAs(page, "broker");
  for (const path of ["/admin/people", "/admin/mail", "/admin/clock", "/admin/settings", "/admin/audit"])
    expect((await page.goto(path))?.status()).toBe(403);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});
