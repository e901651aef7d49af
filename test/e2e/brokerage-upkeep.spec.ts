import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";

/** The placement with the demonstration's first provider: 10.5 hours a week at £23.34, which come to £245.07. */
const reference = "PL-2026-900001";

test("a provider gives hours back, an assessor agrees, a move down is planned, and finance validates what it saves", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "provider");
  await page.goto("/provider/placements");
  await page.getByRole("link", { name: reference }).click();
  await page.getByRole("link", { name: "Propose fewer or more of it" }).click();
  await expectAccessible(page);
  await page.getByRole("radio").first().check();
  await page.getByLabel("How many units a week instead?").fill("10.5");
  await fillDay(page, "From which day?", "7", "12", "2026");
  await page.getByLabel("Why?").fill("Cooks alone again.");
  await page.getByRole("button", { name: "Send the proposal" }).click();
  await expect(page.getByRole("alert")).toContainText("Units must differ from those that are planned now");
  await expectAccessible(page);
  await page.getByLabel("How many units a week instead?").fill("8");
  await page.getByRole("button", { name: "Send the proposal" }).click();
  await expect(page.getByText("Visit of 60 minutes: 10.5 to 8 hours a week")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "assessor");
  await page.goto("/brokerage/reviews");
  const waiting = page.getByRole("table", { name: "Waiting for an assessor" });
  await expect(waiting).toContainText("Cooks alone again.");
  await expectAccessible(page);
  await waiting.getByRole("link", { name: reference }).click();
  await expect(page.getByText("10.5 hours, £245.07")).toBeVisible();
  await expect(page.getByText("8 hours, £186.72")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Refuse", { exact: true }).check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter why you refuse: the provider reads it");
  await page.getByLabel("Agree", { exact: true }).check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Decided. The provider has been told.")).toBeVisible();
  await page.getByRole("link", { name: "By provider" }).click();
  // Beside this one of 2.5 hours: three of the demonstration’s that wait, and two of an hour each that were agreed to.
  await expect(page.getByRole("row").filter({ hasText: "Elphavorn Home Care" })).toContainText(
    /6\s*3\s*0\s*100%\s*4\.5\s*0/,
  );
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "broker");
  await planMove(page);
  await page.goto("/brokerage/savings?kind=step-down");
  await page.getByRole("link", { name: new RegExp(reference) }).click();
  // 245.07 less 186.72, from 7 December: 115 days to 31 March, then 365.
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Step-down: £58.35 a week");
  await expect(page.getByText("£958.61")).toBeVisible();
  await expect(page.getByText("£3,042.54")).toBeVisible();
  await page.getByRole("button", { name: "Agree to it" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep it as evidence" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /£186\.72/ }).check();
  await page.getByRole("button", { name: "Keep it as evidence" }).click();
  await expect(page.getByText("Finance validates it next.")).toBeVisible();
  const saving = page.url();
  await signOut(page);

  await signInAs(page, "finance");
  await page.goto(saving);
  await page.getByRole("button", { name: "Validate it for finance" }).click();
  await expect(page.getByText("Validated", { exact: true }).first()).toBeVisible();
  await page.goto("/brokerage/savings");
  const stepDown = page
    .getByRole("table", { name: /Sums by kind/ })
    .getByRole("row")
    .filter({ hasText: "Step-down" });
  await expect(stepDown).toContainText(/£958\.61.*£3,042\.54.*£958\.61.*£3,042\.54/s);
  await expectAccessible(page);
});

async function planMove(page: Page) {
  await page.goto(`/brokerage/placements?reference=${reference}`);
  await page.getByRole("link", { name: reference }).click();
  await page.getByRole("link", { name: "Plan a move along the care ladder" }).click();
  await page.getByLabel("Day opportunities").check();
  await fillDay(page, "On which day?", "24", "11", "2026");
  await page.getByLabel("Why?").fill("Meets others at the day centre.");
  await page.getByRole("button", { name: "Plan the move" }).click();
  await expect(page.getByRole("alert")).toContainText("The day of the move must be after today");
  await expectAccessible(page);
  await fillDay(page, "On which day?", "1", "3", "2027");
  await page.getByRole("button", { name: "Plan the move" }).click();
  await expect(page.getByText("The move is planned.")).toBeVisible();
  const planned = page
    .getByRole("table", { name: /Planned moves/ })
    .getByRole("row")
    .filter({ hasText: reference });
  await expect(planned).toContainText(/Home care.*Day opportunities.*Down.*1 March 2027.*Ahead/s);
  await expectAccessible(page);
  const made = page.getByRole("navigation", { name: "Pages of moves made" });
  await made.getByRole("link", { name: "Next" }).click();
  await expect(made.getByRole("link", { name: "Previous" })).toBeVisible();
  await page.getByRole("link", { name: /move planned for 1 March 2027/ }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give the move up" }).click();
  await expect(page.getByText("The move is given up.")).toBeVisible();
}

const header =
  "Placement,Person Reference,Age Band,Primary Support Reason,Service Component,Provider CQC Location ID,Service Line,Unit Cost,Cost Frequency (Unit Type),Planned Units Per Week,Event Start Date,Event End Date,Funding";
const row = (person: string, units = "10", from = "2026-11-02", to = "") =>
  `,${person},65-74,Learning Disability Support,Home Support,DEMO-2-000001-1,HC-60,20.00,Hourly,${units},${from},${to},client £40.00; council rest`;
const people = (count: number) => Array.from({ length: count }, (_, nth) => row(`P-6100${nth}`));

test("a file of placements is judged row by row, applied and taken back whole; a thread ended long ago is erased and its price stays", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "finance");
  await page.goto("/brokerage/placements/import");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("alert")).toContainText("Select a file");
  await give(page, [...people(9), row("Margaret Hughes")]);
  await expect(page.getByText("1 of 10 rows is bad.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Bad cells" })).toContainText("11");
  await expect(page.getByText("Margaret Hughes")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Apply all good rows" })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto("/brokerage/placements/import");
  await give(page, [...people(10), row("P-61020", "-3")]);
  await expect(page.getByRole("table", { name: "Bad cells" })).toContainText("-3");
  await expect(page.getByText("£2,000.00 a week")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply all good rows" }).click();
  await expect(page.getByText("10 placements are added.")).toBeVisible();
  await expectAccessible(page);
  const run = page.url();
  await page.goto("/brokerage/placements?reference=P-61003");
  await expect(page.getByRole("row").filter({ hasText: "P-61003" })).toContainText("£200.00");
  await page.goto(run);
  await page.getByRole("button", { name: "Take the whole import back" }).click();
  await expect(page.getByText("The whole import is taken back.")).toBeVisible();
  await page.goto("/brokerage/placements?reference=P-61003");
  await expect(page.getByText("No placement fits these filters")).toBeVisible();

  await page.goto("/brokerage/placements/import");
  await give(page, [row("P-62001", "10", "2014-01-06", "2015-03-29")]);
  await page.getByRole("button", { name: "Apply all good rows" }).click();
  await expect(page.getByText("1 placement is added.")).toBeVisible();
  await page.goto("/brokerage/placements?reference=P-62001");
  await page.getByRole("row").filter({ hasText: "P-62001" }).getByRole("link").first().click();
  const placement = page.url();
  await signOut(page);

  await signInAs(page, "admin");
  await page.goto("/admin/retention");
  await page.getByLabel(/^Years for which a person’s thread is kept/).check();
  await page.getByLabel("Number of days or years").fill("8");
  await fillDay(page, "From which day?", "24", "11", "2026");
  await page.getByLabel("Source").fill("Retention schedule, line 12");
  await page.getByRole("button", { name: "Set the rule" }).click();
  const due = page.getByRole("row").filter({ hasText: "P-62001" });
  await expect(page.getByRole("alert")).toContainText("The rule is on file");
  // Eight years from the first day without it.
  await expect(due).toContainText(/29 March 2015.*30 March 2023/s);
  await expectAccessible(page);
  await due.getByRole("button").click();
  await expect(page.getByRole("alert")).toContainText("The thread is erased");
  await expect(due).toHaveCount(0);
  await signOut(page);

  await signInAs(page, "finance");
  await page.goto(placement);
  await expect(page.getByText("P-62001")).toHaveCount(0);
  await expect(page.getByText("6 January 2014 to 29 March 2015").first()).toBeVisible();
  await expect(page.getByText("£200.00").first()).toBeVisible();
  await expect(page.getByText("£160.00").first()).toBeVisible();
});

async function give(page: Page, rows: readonly string[]) {
  await page.getByLabel("File", { exact: true }).setInputFiles({
    ...{ name: "placements.csv", mimeType: "text/csv" },
    buffer: Buffer.from([header, ...rows].join("\n")),
  });
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/placements\.csv/);
}
