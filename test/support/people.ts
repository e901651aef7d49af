import type { Page } from "playwright/test";
import { demonstrationPassword } from "../../prisma/demo/accounts.ts";

/** Signs in as one of the demonstration's people: "provider" is provider@demo.test. */
export async function signInAs(page: Page, who: string) {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(`${who}@demo.test`);
  await page.getByLabel("Password", { exact: true }).fill(demonstrationPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Leaves, so that another may sign in. */
export async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out" }).click();
}
