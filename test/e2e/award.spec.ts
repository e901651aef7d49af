import type { Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { evaluationOfOpened as evaluation, openedCallOff } from "#test/support/opened-call-off.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test.describe.configure({ mode: "serial", timeout: 180_000 });
test.use({ actionTimeout: 30_000 });
test.skip(
  ({ javaScriptEnabled, isMobile }) => !javaScriptEnabled || isMobile,
  "The award is made once, at one width",
);

const at = (step: string) => evaluation.replace("evaluation", step);

async function open(page: Page, step: string) {
  await page.goto(at(step));
  await expectAccessible(page);
}

async function scoreEverything(page: Page, who: string, score: RegExp) {
  await signInAs(page, who);
  for (let bid = 0; bid < 2; bid += 1) {
    await open(page, "evaluation");
    await page.getByRole("button", { name: "Score your next answer" }).click();
    await page.getByRole("radio", { name: score }).check();
    await page.getByLabel("Reason").fill("It names the team for each person");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Keep your score" }).click();
    await expect(page.getByText("Your score is kept")).toBeVisible();
  }
  await signOut(page);
}

test("two evaluators score apart", async ({ page, portal }) => {
  await arrange(portal, openedCallOff);
  await scoreEverything(page, "evaluator", /^4:/);
  await scoreEverything(page, "evaluator2", /^3:/);
});

test("a moderator agrees each score", async ({ page }) => {
  await signInAs(page, "commissioner");
  for (const score of [/^4:/, /^3:/]) {
    await open(page, "evaluation");
    await page.getByRole("link", { name: "2 scores, to be agreed" }).first().click();
    await page.getByRole("group", { name: "Agreed score" }).getByRole("radio", { name: score }).check();
    await page.getByLabel("Reason").last().fill("The team is named, its cover is not");
    await page.getByRole("button", { name: "Agree this score" }).click();
    await expect(page.getByText("The agreed score is kept")).toBeVisible();
  }
  await page.goto(at("evaluation"));
  await page
    .getByRole("link", { name: /^Price/ })
    .first()
    .click();
  await expectAccessible(page);
  await page.goto(at("evaluation"));
  await page
    .getByRole("link", { name: /^exclusion/ })
    .first()
    .click();
  await expectAccessible(page);
});

test("one person recommends, another approves", async ({ page }) => {
  await signInAs(page, "commissioner");
  await open(page, "award");
  await expect(page.getByRole("table", { name: "Bids in order" })).toContainText("48.00");
  await page.getByLabel("Reasons").fill("It comes first on quality and price together");
  await page.getByRole("button", { name: "Recommend this award" }).click();
  await expect(page.getByText("Another person decides on it").first()).toBeVisible();
  await page.getByRole("radio", { name: "Clear", exact: true }).check();
  await page.getByRole("button", { name: "Keep the check" }).click();
  await expect(page.getByText("The check is kept")).toBeVisible();
  await signOut(page);
  await signInAs(page, "approver");
  await open(page, "award");
  await page.getByRole("radio", { name: "Approve" }).check();
  await page.getByRole("button", { name: "Keep the decision" }).click();
  await expect(page.getByText("The award is approved. Send the letters next")).toBeVisible();
});

test("the letters are read before they go, and the standstill keeps the contract waiting", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await open(page, "letters");
  await page.getByRole("button", { name: "Preview the letters" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter what spoke for the successful bid");
  await page.getByLabel("What spoke for the successful bid").fill("It names a team for each person");
  await page.getByRole("button", { name: "Preview the letters" }).click();
  await expect(page.getByText("Read the letters before they go")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send all letters" }).click();
  await expect(page.getByText("The letters have been sent, to every bidder at once")).toBeVisible();
  await open(page, "standstill");
  await expect(page.getByText(/A standstill runs until 12 midnight at the end of/)).toBeVisible();
  await open(page, "contract");
  await expect(page.getByText("once the standstill has ended")).toBeVisible();
  const refused = await page.request.post(at("contract"), { form: days() });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain("The standstill has not ended. No contract is made inside it");
  await signOut(page);
  await signInAs(page, "provider2");
  await page.goto(at("outcome").replace("commissioner", "provider"));
  await expect(page.getByRole("heading", { name: "What spoke for the successful bid" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(at("query").replace("commissioner", "provider"));
  await expectAccessible(page);
});

function days() {
  const today = new Date().toISOString().slice(0, 10).split("-");
  const [year = "", month = "", day = ""] = today;
  const boxes = (name: string, y: string) => ({
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: y,
  });
  const next = String(Number(year) + 1);
  return {
    ...boxes("signedOn", year),
    ...boxes("startsOn", next),
    ...boxes("endsOn", String(Number(year) + 2)),
  };
}

test("after the standstill the contract is made, and everything is on file", async ({ page, portal }) => {
  await arrange(portal, ["SELECT app.move_clock(app.now() + interval '13 days', false)"]);
  await signInAs(page, "commissioner");
  await open(page, "contract");
  await page.getByRole("button", { name: "Make the contract" }).click();
  await expect(page.getByText("The contract is made")).toBeVisible();
  await expect(page.getByText(/C-\d{4}-\d{4}/).first()).toBeVisible();
  await open(page, "file");
  await expect(page.getByText("it comes out the same")).toBeVisible();
  await expect(page.getByRole("table", { name: "Trail of events" })).toContainText("Made the contract C-");
});
