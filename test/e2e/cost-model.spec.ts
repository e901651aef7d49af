import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import {
  addCertificate,
  answerInWords,
  chooseHomeCare,
  declare,
  meetStandards,
  openTask,
  save,
  sayWhere,
  sayWhoYouAre,
  scored,
  smallPdf,
} from "#test/support/application-steps.ts";
import { signInAs } from "#test/support/people.ts";

test.describe.configure({ mode: "serial" });
test.use({ actionTimeout: 10_000 });

/** What an hour costs a home care provider, on the short form: £24.00 in all. */
const hour: Readonly<Record<string, string>> = {
  "Direct care": "12.60",
  "Travel time": "2.10",
  Mileage: "0.90",
  Holiday: "1.80",
  "Sickness, maternity and paternity pay": "0.40",
  "National Insurance (direct care hours)": "1.20",
  "Pension (direct care hours)": "0.40",
  "Back office staff": "2.20",
  "Rent, rates and utilities": "0.40",
  Insurance: "0.20",
  "Central or head office recharges": "0",
  "Other overheads": "0.80",
  "CQC fees": "0.10",
  "Return on operations": "0.90",
};

const behind: Readonly<Record<string, string>> = {
  "Basic pay of a carer": "12.00",
  "Average weekly hours of a carer": "30",
  "Average length of a visit": "30",
  "Average travel to a visit": "6",
  "Mileage payment": "0.45",
};

async function continueApplication(page: Page) {
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await page.getByRole("button", { name: "Continue your application" }).click();
}

function line(page: Page, name: string) {
  return page.getByRole("textbox", { name: `${name}, in pounds per contact hour`, exact: true });
}

test("a small provider fills in what an hour costs, mends an error and sees whether it explains the price", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, "provider2");
  await page.goto("/provider");
  await page.getByRole("button", { name: "Start your application" }).click();
  await openTask(page, "Your organisation");
  await sayWhoYouAre(page);
  await save(page);
  await openTask(page, "Choose your lots");
  await chooseHomeCare(page);
  await openTask(page, "Where you work");
  await sayWhere(page, ["Central"]);

  await openTask(page, "Your costs");
  await expect(page.getByText("Blank")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Your whole organisation", exact: true }).click();
  await expect(page.getByText("This is the short form, for small providers")).toBeVisible();
  await expectAccessible(page);
  for (const [label, figure] of Object.entries(behind)) await page.getByLabel(label).fill(figure);
  for (const [name, figure] of Object.entries(hour)) await line(page, name).fill(figure);
  await line(page, "Mileage").fill("a lot");
  await line(page, "Holiday").fill("");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Mileage must be a number, like 21.50");
  await expect(line(page, "Mileage")).toHaveValue("a lot");
  await expect(line(page, "CQC fees")).toHaveValue("0.10");
  await expectAccessible(page);
  await line(page, "Mileage").fill("0.90");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter Holiday. If it costs you nothing, enter 0");
  await page.getByRole("button", { name: "Work out the totals" }).click();
  await expect(page.getByText("£22.20").first()).toBeVisible();
  await expect(page.getByText(/^Basic pay of a carer: £12.00 an hour is below/)).toBeVisible();
  await expectAccessible(page);
  await line(page, "Holiday").fill("1.80");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("Cost model saved")).toBeVisible();
  await expect(page.getByText("Complete", { exact: true })).toBeVisible();
  await expect(page.getByText(/There is no price to hold the model against/)).toBeVisible();
  await expectAccessible(page);
});

test("the price of an hour is held against the model, and a spreadsheet brings new figures", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await continueApplication(page);
  await openTask(page, "Your prices");
  for (const one of await page.getByRole("textbox", { name: /^New price for/ }).all())
    await one.fill("20.00");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter how you would keep up");
  await page.getByLabel(/^How would you keep/).fill("Our reserves meet the gap for a year.");
  await save(page);
  await openTask(page, "Your costs");
  await expect(page.getByText(/The model comes to £24.00, which is £4.00 more than the price/)).toBeVisible();
  const costs = page.url();

  const file = await page.getByRole("link", { name: "the short form as CSV" }).getAttribute("href");
  const template = (await (await page.request.get(file ?? "")).body()).toString("utf8");
  expect(template).toContain("careworker-costs.direct-care");
  const workbook = await page.request.get((file ?? "").replace("csv", "xlsx"));
  expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");

  const upload = async (text: string) => {
    await page.getByLabel("Your spreadsheet").setInputFiles({
      ...{ name: "costs.csv", mimeType: "text/csv" },
      buffer: Buffer.from(text),
    });
    await page.getByRole("button", { name: "Check the spreadsheet" }).click();
  };
  await page.getByRole("link", { name: "Upload a filled-in spreadsheet" }).click();
  await expectAccessible(page);
  await upload(template.replace(/,12\.6(?=\r)/, ",dear"));
  await expect(page.getByRole("alert")).toContainText("Direct care");
  await expect(page.getByText("Nothing can be used yet, and nothing was changed")).toBeVisible();
  await expectAccessible(page);
  await upload(template.replace(/,12\.6(?=\r)/, ",8.6"));
  await expect(page.getByText("1 model can be used")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use these figures" }).click();
  await expect(page).toHaveURL(`${costs}?done=used`);
  await expect(page.getByText("The model explains the whole price of £20.00")).toBeVisible();
  await expectAccessible(page);

  await page.goto(costs.replace("/costs", "/costs/central"));
  await page.getByRole("button", { name: "Save central costs" }).click();
  await expect(page.getByRole("alert")).toContainText("Select how your homes share these costs");
  await expectAccessible(page);
});

test("an application says what its model comes to before it is submitted, and is received with it", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await continueApplication(page);
  await openTask(page, "Declaration");
  await declare(page);
  await openTask(page, "Standards that you must meet");
  await meetStandards(page);
  for (const question of scored) {
    await openTask(page, question);
    await answerInWords(page);
  }
  await openTask(page, "Documents");
  await addCertificate(page, smallPdf);
  await expect(page.getByText("Document added")).toBeVisible();
  await page.getByRole("button", { name: "Back to your application" }).click();
  await page.getByRole("button", { name: "Check your answers" }).click();
  await expect(page.getByText("£20.00 per contact hour, short form")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit application" }).click();
  await expect(page.getByRole("heading", { name: "Application received" })).toBeVisible();
});
