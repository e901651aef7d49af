import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

const round = "Round 3: autumn 2026";

/** Of the demonstration's open round only two applications stay, one of them of the person who signs in as provider2, with no panel yet. */
const twoApplications = [
  `CREATE TEMP TABLE kept AS SELECT s.id, s.provider_id, row_number() OVER (ORDER BY c.content -> 'questions' ->> 'INSURANCE' = '£5 million or more', s.id) AS place
   FROM submission s JOIN round r ON r.id = s.round_id JOIN submission_content c ON c.submission_id = s.id
   WHERE r.number = 3 AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL AND jsonb_array_length(c.content -> 'partners') = 0`,
  "DELETE FROM kept WHERE place NOT IN (1, (SELECT max(place) FROM kept))",
  `UPDATE submission SET withdrawn_at = app.now() FROM round r
   WHERE r.id = round_id AND r.number = 3 AND withdrawn_at IS NULL AND submission.id NOT IN (SELECT id FROM kept)`,
  "DELETE FROM panel_member WHERE round_id = (SELECT id FROM round WHERE number = 3)",
  "UPDATE account SET provider_id = (SELECT provider_id FROM kept ORDER BY place DESC LIMIT 1) WHERE email = 'provider2@demo.test'",
];

test.describe.configure({ mode: "serial" });
test.use({ actionTimeout: 30_000 });
test.skip(
  ({ javaScriptEnabled, isMobile }) => !javaScriptEnabled || isMobile,
  "The round is opened once, at one width",
);

async function as(page: Page, who: string, step: string) {
  await signInAs(page, who);
  await page.goto("/commissioner/rounds");
  await page.getByRole("link", { name: round }).first().click();
  await page.waitForURL(/\/rounds\/[^/]+$/);
  await page.getByRole("link", { name: step }).first().click();
  await page.waitForURL(/\/rounds\/[^/]+\/[a-z]+$/);
  await expectAccessible(page);
}

async function moveClock(page: Page, moment: RegExp) {
  await signInAs(page, "admin");
  await page.goto("/admin/clock");
  await page.getByRole("button", { name: moment }).click();
  await expect(page.getByText("The clock is moved")).toBeVisible();
  await signOut(page);
}

async function moveClockTo(page: Page, day: string, month: string, year: string) {
  await signInAs(page, "admin");
  await page.goto("/admin/clock");
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
  await page.getByLabel("Time in London").fill("09:00");
  await page.getByRole("button", { name: "Move the clock" }).click();
  await expect(page.getByText("The clock is moved")).toBeVisible();
  await signOut(page);
}

async function declareNone(page: Page, who: string) {
  await as(page, who, "Declare your interests");
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await page.getByRole("button", { name: "Declare" }).click();
  await expect(page.getByText("Your declaration is kept.")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);
}

/** The addresses of the questions of every application, by the heading of their table. */
async function questions(page: Page, table: string): Promise<readonly string[]> {
  const addresses = (of: ReturnType<Page["locator"]>) =>
    of.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const found: string[] = [];
  for (const application of await addresses(page.getByRole("rowheader").getByRole("link"))) {
    await page.goto(application);
    if (found.length === 0) await expectAccessible(page);
    found.push(...(await addresses(page.getByRole("table", { name: table }).getByRole("link"))));
  }
  return found;
}

test("nobody opens a round before its close, and one person does not open it alone", async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  await arrange(portal, twoApplications);
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/rounds");
  await page.getByRole("link", { name: round }).first().click();
  await page.waitForURL(/\/rounds\/[^/]+$/);
  const address = page.url();
  await page.goto(`${address}/opening`);
  await expect(page.getByText("Sealed until")).toBeVisible();
  await expect(page.getByRole("button", { name: /opening/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${address}/applications`);
  await expect(page.getByText("The applications are sealed")).toBeVisible();
  await expect(page.getByText("£")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${address}/panel`);
  for (const evaluator of ["Ruth Callender", "Sami Whitcombe"]) {
    await page.getByLabel("Evaluator", { exact: true }).selectOption({ label: evaluator });
    if (evaluator.startsWith("Sami")) await page.getByLabel("Has lived experience of care").check();
    await page.getByRole("button", { name: "Appoint to the panel" }).click();
    await expect(page.getByRole("rowheader", { name: evaluator })).toBeVisible();
  }
  await expectAccessible(page);
  await signOut(page);

  await moveClock(page, /Round 3.*has just closed/);
  await as(page, "commissioner", "Open the applications");
  await page.getByRole("button", { name: "Begin the opening" }).click();
  await expect(page.getByText("You began this opening")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete the opening" })).toHaveCount(0);
  await expectAccessible(page);
  await signOut(page);
  await as(page, "commissioner2", "Open the applications");
  await page.getByRole("button", { name: "Complete the opening" }).click();
  await expect(page.getByText("The round is open")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the applications" }).click();
  await expect(page.getByText("Declare your interests first")).toBeVisible();
  await signOut(page);
});

test("two evaluators score apart, a person judges what is not definite, and a moderator agrees", async ({
  page,
}) => {
  test.setTimeout(300_000);
  for (const person of ["commissioner", "commissioner2", "evaluator", "evaluator2", "approver"])
    await declareNone(page, person);
  for (const [person, score] of [
    ["evaluator", "4"],
    ["evaluator2", "3"],
  ] as const) {
    await as(page, person, "Judge and score the applications");
    for (const [place, question] of (await questions(page, "Scored")).entries()) {
      await page.goto(question);
      await expect(page.getByText("Scores given apart")).toHaveCount(0);
      if (place === 0) {
        await page.getByRole("button", { name: "Keep your score" }).click();
        await expect(page.getByRole("alert")).toContainText("Select a score from 0 to 5");
      }
      await page.getByRole("radio", { name: new RegExp(`^${score}:`) }).check();
      await page.getByLabel("Reason").fill("Two examples, with evidence of what changed for people.");
      await page.getByRole("button", { name: "Keep your score" }).click();
      await expect(page.getByText("Your score is kept.")).toBeVisible();
    }
    await expectAccessible(page);
    await signOut(page);
  }
  await as(page, "commissioner", "Judge and score the applications");
  const list = page.url();
  for (const question of await questions(page, "Pass or fail")) {
    await page.goto(question);
    await page.getByRole("radio", { name: "Pass" }).check();
    await page.getByLabel("Reason").fill("Raised before the contract begins.");
    await page.getByRole("button", { name: "Keep the decision" }).click();
    await expect(page.getByText("Your decision is kept.")).toBeVisible();
  }
  await page.goto(list);
  for (const question of await questions(page, "Scored")) {
    await page.goto(question);
    await expect(page.getByText("Sami Whitcombe (lived experience of care)")).toBeVisible();
    await page.getByRole("radio", { name: /^4:/ }).check();
    await page.getByLabel("Reason").fill("Agreed after both had read the examples again.");
    await page.getByRole("button", { name: "Agree this score" }).click();
    await expect(page.getByText("The agreed score is kept.")).toBeVisible();
  }
  await expectAccessible(page);
});

test("outcomes are proposed, approved by another, sent, and lead through the terms to membership", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await as(page, "commissioner", "Decide, lot by lot");
  await page.getByRole("button", { name: "Propose what is selected" }).click();
  await expect(page.getByText("The outcomes are proposed.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Approve/ })).toHaveCount(0);
  await expectAccessible(page);
  await signOut(page);
  await as(page, "approver", "Decide, lot by lot");
  await page.getByRole("button", { name: "Approve what is selected" }).click();
  await expect(page.getByText("The outcomes are approved.")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);
  await as(page, "commissioner", "Send the outcome letters");
  await page.getByRole("button", { name: "Send all letters" }).click();
  await expect(page.getByText("The letters have been sent")).toBeVisible();
  await expect(page.getByText("12 midnight at the end of Monday 14 December 2026")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the checks and admissions" }).click();
  await page.waitForURL(/admission$/);
  await expectAccessible(page);
  const admission = page.url();
  await signOut(page);

  await page.setViewportSize({ width: 375, height: 800 });
  await signInAs(page, "provider2");
  await page.goto("/provider");
  const application = await page
    .locator('main a[href^="/provider/applications/"]')
    .first()
    .getAttribute("href");
  const outcome = `${application?.split("/").slice(0, 4).join("/")}/outcome`;
  await page.goto(outcome);
  await expect(page.getByRole("heading", { name: "Outcome of your application" })).toBeVisible();
  await expect(page.getByText("80.0%").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read and accept the terms" }).click();
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the signatory’s full name");
  await expectAccessible(page);
  await page.getByLabel("Signatory’s full name").fill("Tom Ashdown");
  await page.getByLabel("Position in your organisation").fill("Director");
  await page.getByLabel("I accept these terms").check();
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByText("Accepted by Tom Ashdown, Director")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await signInAs(page, "commissioner");
  await page.goto(admission);
  await page
    .getByRole("row", { name: /Tom Ashdown/ })
    .getByRole("link")
    .click();
  await expect(page.getByText("The standstill runs until 12 midnight")).toBeVisible();
  await page.getByRole("button", { name: "Keep the check" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what the check found");
  await expectAccessible(page);
  await page.getByLabel("Clear", { exact: true }).check();
  await page.getByRole("button", { name: "Keep the check" }).click();
  await expect(page.getByText("The check is kept.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Admit" })).toHaveCount(0);
  const one = page.url();
  await signOut(page);
  await moveClockTo(page, "15", "12", "2026");
  await signInAs(page, "commissioner");
  await page.goto(one);
  await expect(page.getByRole("button", { name: "Admit" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(admission);
  await expect(page.getByText("One applicant is ready.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Admit this applicant" }).click();
  await expect(page.getByText("Everyone who was ready is admitted.")).toBeVisible();
  await page.goto(one);
  await expect(page.getByRole("button", { name: "Admit" })).toHaveCount(0);
  await expectAccessible(page);
  await signOut(page);
  await signInAs(page, "provider2");
  await page.goto(outcome);
  await expect(
    page.getByText("You are a member. Your prices hold from Monday 4 January 2027."),
  ).toBeVisible();
  await expectAccessible(page);
});

test("the lists of a finished round come page by page, with what they are filtered by", async ({ page }) => {
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/rounds");
  await page.getByRole("link", { name: "Round 2: autumn 2025" }).first().click();
  await page.waitForURL(/\/rounds\/[^/]+$/);
  const address = page.url();
  await page.goto(`${address}/applications`);
  await expect(page.getByRole("row")).toHaveCount(51);
  const first = await page.getByRole("rowheader").first().innerText();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/applications\?page=2$/);
  await expect(page.getByRole("row")).toHaveCount(51);
  await expect(page.getByRole("rowheader").first()).not.toHaveText(first);
  await page.goto(`${address}/decisions?page=2`);
  await expect(page.getByRole("navigation", { name: "Pages of decisions" })).toBeVisible();
  expect(await page.getByRole("rowheader").count()).toBe(100);
  await expectAccessible(page);
});
