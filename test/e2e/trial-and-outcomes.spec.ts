import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";
import { arrangeTrials, demonstrationTrial, demonstrationTrialContract } from "#test/support/trial.ts";

const callOff = `/commissioner/call-offs/${demonstrationTrial}`;
const contract = `/commissioner/contracts/${demonstrationTrialContract}`;

let arranged = false;

test.beforeEach(async ({ portal }) => {
  test.setTimeout(120_000);
  if (!arranged) await arrange(portal, arrangeTrials);
  arranged = true;
});

test("what is tried out is set up within its ceiling, learnt from, and adopted by another person, who leads on to a call-off", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await page.goto(`${callOff}/trial`);
  await expectAccessible(page);
  await page.getByLabel("What do you believe will happen?").fill("A night responder prevents falls.");
  await page.getByLabel("How will you know?").fill("Falls of the people on the round.");
  await page.getByLabel("The most that may be spent").fill("19,999.99");
  await fillDay(page, "On which day does the trial end?", "30", "6", "2027");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Ceiling must be at least £20,000.00");
  await expectAccessible(page);
  await page.getByLabel("The most that may be spent").fill("25,000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("What is tried out is saved.")).toBeVisible();

  await page.goto(`${contract}/trial`);
  await expect(page.getByText("You set this trial up: another person decides it.")).toBeVisible();
  await page.getByLabel("How much, with VAT?").fill("24,000.01");
  await page.getByLabel("What for?").fill("The first half year.");
  await fillDay(page, "When was it paid?", "2", "11", "2026");
  await page.getByRole("button", { name: "Record the payment" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Amount must be no more than £24,000.00, which is left",
  );
  await expectAccessible(page);
  await page.getByLabel("How much, with VAT?").fill("9,000");
  await page.getByRole("button", { name: "Record the payment" }).click();
  await expect(page.getByText("£15,000.00")).toBeVisible();
  await page.getByLabel("What was learnt?").fill("Nine admissions fewer than the year before.");
  await fillDay(page, "When was it learnt?", "20", "11", "2026");
  await page.getByRole("button", { name: "Record what was learnt" }).click();
  await expect(page.getByText("Nine admissions fewer")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${contract}/extension`);
  await page.getByLabel("By how many months?").fill("1");
  await page.getByLabel("Why?").fill("More time.");
  await page.getByRole("button", { name: "Extend the contract" }).click();
  await expect(page.getByRole("alert")).toContainText("The trial ends on 31 March 2027");
  await signOut(page);

  await signInAs(page, "approver");
  await page.goto(`${contract}/trial`);
  await page.getByRole("button", { name: "Decide whether to stop or adopt" }).click();
  await expectAccessible(page);
  await page.getByLabel("Stop it").check();
  await fillDay(page, "If it is stopped, what is the contract’s last day?", "23", "11", "2026");
  await page.getByLabel("Why?").fill("It keeps people at home.");
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("last day must be from Tuesday 24 November 2026");
  await page.getByLabel("Adopt it").check();
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Enter what was learnt");
  await page.getByLabel("What was learnt?").fill("Answer within the hour.");
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(page.getByText("The decision is recorded.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(`${contract}/trial`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Draft a call-off to buy it" }).click();
  await expect(page.getByLabel("What is needed")).toHaveValue(
    /Adopted from CO-2026-0971.*Answer within the hour\./,
  );
  await expectAccessible(page);
});

test("a share of the value is made to depend on an outcome, and results over time say what is payable", async ({
  page,
}) => {
  await signInAs(page, "commissioner");
  await page.goto(`${callOff}/outcomes`);
  await expectAccessible(page);
  await page.getByLabel("What is measured?").fill("Falls at night");
  await page.getByLabel("Of whom?").fill("People on the night round");
  await page.getByLabel("In which unit?").fill("falls a month");
  await page.getByLabel("Where does it stand now?").fill("12");
  await page.getByLabel("Where is it to get to?").fill("14");
  await page.getByLabel("To fall").check();
  await page.getByLabel("Which share of the value depends on it?").fill("15");
  await page.getByLabel("All or nothing").check();
  await page.getByLabel("Every three months").check();
  await page.getByRole("button", { name: "Add the measure" }).click();
  await expect(page.getByRole("alert")).toContainText("Target must be below the baseline");
  await expectAccessible(page);
  await page.getByLabel("Where is it to get to?").fill("8");
  await page.getByRole("button", { name: "Add the measure" }).click();
  await expect(page.getByText("85% of the value is paid whatever the results")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${contract}/outcomes`);
  await page.getByRole("button", { name: "Record the result" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the result");
  await expectAccessible(page);
  // 20% of £20,000.00 over 365 days: 92 days are £1,008.22. From 40 to 60, 55 earns three quarters of it.
  await page.getByLabel("Which measure, and which period?").selectOption({ index: 1 });
  await page.getByLabel("What was found?").fill("55");
  await page.getByLabel("How is it known?").fill("Survey of 40 people");
  await page.getByRole("button", { name: "Record the result" }).click();
  await expect(page.getByRole("row", { name: /^1:/ })).toContainText("£756.17");
  await page.getByLabel("Which measure, and which period?").selectOption({ index: 2 });
  await page.getByLabel("What was found?").fill("60");
  await page.getByLabel("How is it known?").fill("Survey of 38 people");
  await page.getByRole("button", { name: "Record the result" }).click();
  await expect(page.getByText("£1,764.39")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto(`/provider/contracts/${demonstrationTrialContract}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Outcomes and what they earn" }).click();
  await expect(page.getByText("£1,764.39")).toBeVisible();
  await expectAccessible(page);
});
