import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";

test("a cap below the lawful cost is proposed and weighed; another person needs an answer to approve it, and waits for a round that comes first", async ({
  page,
}, { project }) => {
  // Each project proposes for a lot of its own, since a portal is shared.
  const lot = project.name === "phone" ? "5. Supported living" : "6. Home care";
  await signInAs(page, "commissioner");
  await page.goto("/commissioner/caps");
  await page.getByRole("link", { name: "5. Supported living", exact: true }).click();
  await expect(page.getByText("Over it today: Elphavorn Home Care at £21.72 an hour").first()).toBeVisible();
  await page.getByRole("link", { name: lot, exact: true }).click();
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^Propose a cap/ })
    .first()
    .click();
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a price, like 21.50");
  await expectAccessible(page);

  await page.getByLabel("Cap, in pounds").fill("15.00");
  await fillDay(page, "From which day does it hold?", "24", "11", "2026");
  await page.getByLabel("What is it based on?").fill("The median of open books");
  await fillDay(page, "Of which day is the data?", "1", "10", "2026");
  await page.getByLabel("Document that holds the data").fill("Cost of care report");
  await page.getByLabel("Who was consulted, and when?").fill("Provider forum, October");
  await page.getByLabel("Reference of the equality impact assessment").fill("EIA 14");
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByRole("alert")).toContainText("The first day must be tomorrow or later");
  await expect(page.getByLabel("Who was consulted, and when?")).toHaveValue("Provider forum, October");
  await fillDay(page, "From which day does it hold?", "1", "4", "2027");
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByText("members with a rate that this cap would govern")).toBeVisible();
  await expect(page.getByText("the least that it can lawfully cost")).toBeVisible();
  await expect(page.getByRole("button", { name: "Record the decision" })).toHaveCount(0);
  await expectAccessible(page);
  const proposal = page.url();
  await signOut(page);

  await signInAs(page, "approver");
  await page.goto("/commissioner");
  await page.getByRole("link", { name: /^Decide on \d+ proposed cap/ }).click();
  await page.goto(proposal);
  await page.getByLabel("Approve: it holds from its day").check();
  await page.getByLabel("Why?", { exact: true }).fill("The panel agreed.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why it is lawful all the same");
  await expectAccessible(page);
  await page
    .getByLabel("Why is it lawful and sustainable all the same?")
    .fill("Travel is paid in a line of its own.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByRole("alert")).toContainText("Approve it once that round’s prices hold");
  await page.getByLabel("Refuse: the present cap stays").check();
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText(/Refused by .+: The panel agreed\./)).toBeVisible();
  await expectAccessible(page);
});

test("a provider asks for a price above its cap, and another person allows it for a time", async ({ page }, {
  project,
}) => {
  const evidence = `Two workers travel together, ${project.name}.`;
  const nth = project.name === "phone" ? 2 : 1;
  await signInAs(page, "provider");
  await page.goto("/provider/exceptions");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask for an exception" }).click();
  await page.getByRole("button", { name: "Ask for the exception" }).click();
  await expect(page.getByRole("alert")).toContainText("Select the price");
  await expectAccessible(page);
  await page.getByLabel("Which price?").selectOption({ index: nth });
  await page.getByLabel("The price you need").fill("0.50");
  await fillDay(page, "From which day?", "1", "12", "2026");
  await fillDay(page, "On which day does it end?", "1", "6", "2027");
  await page.getByLabel("Your evidence").fill(evidence);
  await page.getByRole("button", { name: "Ask for the exception" }).click();
  await expect(page.getByRole("alert")).toContainText("this price needs no exception");
  await expect(page.getByLabel("Your evidence")).toHaveValue(evidence);
  await page.getByLabel("The price you need").fill("999.00");
  await page.getByRole("button", { name: "Ask for the exception" }).click();
  await expect(page.getByText("The council has your request.")).toBeVisible();
  await expect(page.getByText("Waiting", { exact: true }).first()).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto("/commissioner/exceptions");
  await expectAccessible(page);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByText(evidence)).toBeVisible();
  await page.getByLabel("Allow it until the day it ends").check();
  await page.getByLabel("Why?").fill("The travel is proven.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("Allowed", { exact: true })).toBeVisible();
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto("/provider/rates");
  await expect(page.getByText("£999.00").first()).toBeVisible();
});

test("an administrator sets a limit, a clause and the figures of a floor, each from a day", async ({ page }, {
  project,
}) => {
  // A day of its own for each project, since a portal is shared.
  const day = String(1 + ["chromium", "phone", "no-javascript"].indexOf(project.name));
  await signInAs(page, "admin");
  await page.goto("/commissioner/price-rules");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Set a limit from a day" }).click();
  await page.getByRole("button", { name: "Set the limit" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the limit in whole pounds");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Approver" }).check();
  await page.getByLabel("Up to which yearly cost").fill(`60${day},000`);
  await page.getByLabel("Where does the scheme of delegation say so?").fill("Part 3, April 2029");
  await fillDay(page, "From which day?", day, "4", "2029");
  await page.getByRole("button", { name: "Set the limit" }).click();
  await expect(page.getByText(`£60${day},000.00 a year`)).toBeVisible();

  await page.getByRole("link", { name: "Add a clause" }).click();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "A yearly uplift" }).check();
  await page.getByLabel("Clause", { exact: true }).fill("Schedule 4, clause 9");
  await fillDay(page, "From which day?", "1", "4", "2020");
  await page.getByRole("button", { name: "Add the clause" }).click();
  await expect(page.getByRole("alert")).toContainText("The day must be today or later");
  await page.goto("/commissioner/price-rules");
  await page.getByRole("link", { name: "End Schedule 4, clause 6" }).click();
  await page.getByRole("button", { name: "End the clause" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the day on which it ends");
  await expectAccessible(page);

  await page.goto("/commissioner/price-rules");
  await page.getByRole("link", { name: "Lot 6: Home care" }).click();
  await expectAccessible(page);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByLabel("Hours of training a year").fill("300");
  await page.getByLabel("Hours a week of a usual contract").fill("5");
  await page.getByLabel("Where do these figures come from?").fill("Time study");
  await fillDay(page, "From which day?", day, "4", "2027");
  await page.getByRole("button", { name: "Set the figures" }).click();
  await expect(page.getByRole("alert")).toContainText("leave no hour of the year to work");
  await expectAccessible(page);
  await page.getByLabel("Hours of training a year").fill("24");
  await page.getByRole("button", { name: "Set the figures" }).click();
  await expect(page.getByText(/changes on \d April 2027/)).toBeVisible();
});
