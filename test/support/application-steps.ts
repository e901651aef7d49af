import { expect, type Page } from "playwright/test";

/** Follows a task of an application. */
export async function openTask(page: Page, title: string | RegExp) {
  await page.getByRole("main").getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("link", { name: "Back to your application" }).first()).toBeVisible();
}

/** Saves a section and sees that it is saved. */
export async function save(page: Page) {
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("Section saved")).toBeVisible();
}

/** Selects an answer to a question. */
export async function answer(page: Page, question: RegExp, words: string) {
  await page.getByRole("group", { name: question }).getByLabel(words, { exact: true }).check();
}

/** Says who the organisation is, on its page. */
export async function sayWhoYouAre(page: Page) {
  await page.getByLabel("Person to contact about this application").fill("Tom Ashdown");
  await answer(page, /How large/, "Small or medium");
  await answer(page, /voluntary or community/, "No");
}

/** Declares that nothing stands against the organisation, on its page. */
export async function declare(page: Page) {
  await answer(page, /convicted of an offence/, "No");
  await answer(page, /may exclude/, "No");
  await answer(page, /conflict of interest/, "No");
  await page.getByLabel("Name of the person who makes this declaration").fill("Tom Ashdown");
  await save(page);
}

/** Chooses home care, on the page of lots. */
export async function chooseHomeCare(page: Page) {
  await page.getByLabel("Home care", { exact: false }).first().check();
  await save(page);
}

/** Says from where and in which areas the lot is delivered, on its page. */
export async function sayWhere(page: Page, areas: readonly string[]) {
  for (const area of areas)
    await page
      .getByRole("group", { name: /Which areas/ })
      .getByLabel(area)
      .check();
  await page
    .getByRole("group", { name: /From which/ })
    .getByRole("checkbox")
    .first()
    .check();
  await page.getByLabel("How much more could you take on").fill("120");
  await save(page);
}

/** Answers the first choice to every standard, on their page. */
export async function meetStandards(page: Page) {
  for (const fieldset of await page.getByRole("group").all())
    await fieldset.getByRole("radio").first().check();
  await save(page);
}

/** The questions that evaluators score, by the beginning of their titles. */
export const scored = [/^Describe how you help/, /^Describe how you recruit/, /^Describe what your work/];

/** Answers a question that evaluators score, on its page. */
export async function answerInWords(page: Page) {
  await page.getByLabel("Your answer").fill("We listen first, then plan with the person, week by week.");
  await save(page);
}

/** Adds a file as the certificate that is asked for, on the page of documents. */
export async function addCertificate(page: Page, content: string) {
  await page
    .getByLabel("Choose a file")
    .first()
    .setInputFiles({
      ...{ name: "certificate.pdf", mimeType: "application/pdf" },
      buffer: Buffer.from(content),
    });
  await page
    .getByRole("button", { name: /^Add this file/ })
    .first()
    .click();
}

/** The bytes of a small PDF. */
export const smallPdf = "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
