import { expect, type Page } from "playwright/test";
import { demonstrationPassword } from "../../prisma/demo/accounts.ts";

/**
 * Signs in as one of the demonstration's people: "provider" is provider@demo.test. The form itself is looked at by
 * accounts.spec; here its answer is enough, and the page stays where it is.
 */
export async function signInAs(page: Page, who: string) {
  const answer = await page.request.post("/sign-in", {
    form: { email: `${who}@demo.test`, password: demonstrationPassword },
    maxRedirects: 0,
  });
  expect(answer.status(), `${who} could not sign in`).toBe(302);
}

/** Leaves, so that another may sign in. */
export async function signOut(page: Page) {
  const answer = await page.request.post("/sign-out", { form: { everywhere: "no" }, maxRedirects: 0 });
  expect(answer.status()).toBe(302);
}
