import { expect, type Browser } from "playwright/test";
import { signInAs } from "./people.ts";

/** The address in the newest letter that was written to somebody, as the administrator reads it on the mail page. */
export async function linkInLetterTo(browser: Browser, baseURL: string, address: string): Promise<string> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await signInAs(page, "admin");
  await page.goto("/admin/mail?state=waiting");
  await page.getByRole("row").filter({ hasText: address }).first().getByRole("link").click();
  const letter = await page.getByRole("main").innerText();
  const [link] =
    /https?:\/\/\S+\/(invitations|registration|reset-password|provider\/enquiries)\/[\w-]+/.exec(letter) ??
    [];
  expect(link, letter).toBeDefined();
  await context.close();
  return link ?? "";
}
