import type { Page } from "playwright/test";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { expect, test } from "#test/support/e2e.ts";
import { signInAs, signOut } from "#test/support/people.ts";

const save = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();
const task = (page: Page, name: RegExp) => page.getByRole("link", { name }).click();

async function setBlockTerms(page: Page) {
  await page.getByRole("button", { name: "Set the terms" }).click();
  await page.getByLabel("Price of a unit in the block").fill("20.00");
  await page.getByLabel("Which share of the units is guaranteed?").fill("90");
  await page.getByLabel("What is a guaranteed unit paid that nobody used?").fill("100");
  await page.getByLabel("Notice to end the block").fill("28");
  await page.getByLabel("At which share left do you want a warning?").fill("10");
  await page.getByLabel("What would a unit cost bought singly?").fill("22.00");
  await page.getByLabel("Where is that price from?").fill("Average of the lot in November.");
  await page.getByRole("button", { name: "Save the terms" }).click();
  await expect(page.getByText("The terms are saved.")).toBeVisible();
}

test("a commissioner sets a call-off up, another person approves it, and members are invited and may ask", async ({
  page,
}, { project }) => {
  test.slow();
  const title = `Waking nights, ${project.name}`;
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/call-offs");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Draft a call-off" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("What is needed").fill("Waking nights in BS5. Call 0117 496 0100 about it.");
  await page.getByRole("radio", { name: /^Block/ }).check();
  await fillDay(page, "First day", "1", "3", "2027");
  await fillDay(page, "Last day, without extensions", "28", "2", "2027");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("it looks like a phone number");
  await expectAccessible(page);
  await page.getByLabel("What is needed").fill("Waking nights in BS5, for four people.");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("The contract must end after it starts");
  await fillDay(page, "Last day, without extensions", "28", "2", "2028");
  await save(page);
  await expect(page.getByText("The draft is saved")).toBeVisible();
  await expectAccessible(page);
  const hub = new URL(page.url()).pathname;

  await task(page, /^Lots, lines/);
  await page.getByLabel("What is bought").first().selectOption({ label: "Lot 5: Waking night, an hour" });
  await page.getByLabel("How much, over the whole term with every extension").first().fill("1,460");
  await expectAccessible(page);
  await save(page);

  await task(page, /^Route/);
  await expect(page.getByText("Recommended: Open competition")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Choose this route" }).click();

  await task(page, /^Criteria/);
  await page.getByRole("radio", { name: "The higher score for quality goes first" }).check();
  const one = page.getByRole("group", { name: "Question 1" });
  await one.getByLabel("Name").fill("Continuity");
  await one.getByLabel("What bidders are asked").fill("How do you keep the same carers?");
  await one.getByLabel("Weight, of 100 for quality").fill("60");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("The weights must add up to 100; they add up to 60");
  await expectAccessible(page);
  await expect(one.getByLabel("Name")).toHaveValue("Continuity");
  await one.getByLabel("Weight, of 100 for quality").fill("100");
  await save(page);

  await task(page, /^Timetable/);
  await expectAccessible(page);
  await save(page);
  await task(page, /^Evaluators/);
  for (const left of [1, 0]) {
    await page.getByLabel("Evaluator").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Appoint" }).click();
    await expect(page.getByRole("button", { name: /^Take off/ })).toHaveCount(2 - left);
  }
  await expectAccessible(page);
  await page.goto(`${hub}/approval`);
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: "Ask for approval" })).toHaveCount(0);
  await page.goto(hub);
  await task(page, /^How the block is paid/);
  await setBlockTerms(page);
  await page.goto(`${hub}/approval`);
  await page.getByRole("button", { name: "Ask for approval" }).click();
  await expect(page.getByText("It is put up for approval")).toBeVisible();
  await page.goto(`${hub}/approval`);
  await expect(page.getByText("so another person decides")).toBeVisible();
  await signOut(page);

  await signInAs(page, "approver");
  await page.goto("/commissioner");
  await page
    .getByRole("row", { name: new RegExp(title) })
    .getByRole("link")
    .first()
    .click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Approve it to start" }).click();
  await expect(page.getByText("It is approved to start.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(`${hub}/publication`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish and invite" }).click();
  await expect(page.getByText("Everyone invited is told by mail.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto(`${hub.replace("commissioner", "provider")}/questions`);
  await page.getByLabel("Your question").fill("Is parking paid for?");
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByText("Your question has been sent")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(`${hub}/questions`);
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Answer/ }).click();
  await page.getByLabel("The answer").fill("Yes.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish the answer" }).click();
  await expect(page.getByText("The answer is published.")).toBeVisible();
  for (const step of ["extension", "invitations", "cancellation"]) {
    await page.goto(`${hub}/${step}`);
    await expectAccessible(page);
  }
});

test("routes of a lot and limits of call-offs are on file, and a rule has its reason in words when it is refused", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/price-rules/call-offs");
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Lot 5/ }).click();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /^Direct award/ }).check();
  await page.getByLabel("Where does the framework say so?").fill("Call-off rules, part 2");
  await fillDay(page, "From which day?", "1", "1", "2026");
  await page.getByRole("button", { name: "Allow it from that day" }).click();
  await expect(page.getByRole("alert")).toContainText("The day must be today or later");
  await expectAccessible(page);
});
