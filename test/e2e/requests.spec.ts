import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs } from "#test/support/people.ts";

test("a broker makes a request, keeps a shortlist and takes the person’s choice down", async ({ page }) => {
  await signInAs(page, "broker");
  await page.goto("/brokerage");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Requests for placements");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Make a request" }).click();
  await page.getByLabel("Your council’s reference of the person").fill("Margaret Hughes");
  await page.getByLabel("Age band").selectOption({ label: "75 to 84" });
  await page.getByLabel("Main reason for support").selectOption({ label: "Physical support: personal care" });
  await page.getByLabel("Mobility: times a week").fill("14");
  await page.getByLabel("Mobility: minutes each time").fill("45");
  await page.getByLabel("Yes: the service lines below").check();
  await page
    .getByLabel("Service line 1")
    .selectOption({ label: "Lot 6, Home care: Visit of 45 minutes (an hour)" });
  await page.getByLabel("Units a week of line 1").fill("10.5");
  await page.getByLabel("Postcode district").fill("BS5 0AX");
  await fillDay(page, "On which day does support start?", "4", "1", "2027");
  await page.getByRole("button", { name: "Make the request" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("This looks like a name or an address");
  await expect(alert).toContainText("Enter only the first half of the postcode, like BS5");
  await expectAccessible(page);
  await expect(page.getByLabel("Mobility: times a week")).toHaveValue("14");

  await page.getByLabel("Your council’s reference of the person").fill("P-77120");
  await page.getByLabel("Postcode district").fill("BS5");
  await page.getByLabel("What matters to the person").fill("Ring 07700 900123 first.");
  await page.getByRole("button", { name: "Make the request" }).click();
  await expect(alert).toContainText("it looks like a telephone number");
  await page.getByLabel("What matters to the person").fill("The same faces each day.");
  await page.getByRole("button", { name: "Make the request" }).click();
  await expect(page.getByText("The request is made.")).toBeVisible();
  await expect(page.getByText("About 11 hours of staff a week.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Take or give this request" }).click();
  await expectAccessible(page);
  await page.getByLabel("(you)").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Find who can take the person" }).click();
  await expect(page.getByRole("heading", { name: /places can take this person/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep those ticked" }).click();
  await expect(alert).toContainText("Tick those that the person may choose from");
  const boxes = page.getByRole("checkbox", { name: /^Shortlist / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Keep those ticked" }).click();

  await expect(page.getByText("The shortlist is kept for the person’s choice.")).toBeVisible();
  await page.getByLabel("None of them").check();
  await page.getByRole("button", { name: "Take the choice down" }).click();
  await expect(alert).toContainText("Enter why the person wants none of them");
  await expectAccessible(page);
  await page.getByRole("radio").first().check();
  await page.getByLabel("Why, in the person’s own words").fill("They know my street.");
  await page.getByRole("button", { name: "Take the choice down" }).click();
  const thread = page.getByRole("list", { name: "What happened, in order of time" });
  await expect(thread).toContainText("Shortlist kept: 2 providers and a direct payment");
  await expect(thread).toContainText("They know my street.");
  await page.getByRole("link", { name: "Care ladder" }).click();
  await expect(page.getByRole("heading", { name: /Home care/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/brokerage/requests?reference=P-77120");
  await expect(page.getByRole("row").filter({ hasText: "P-77120" })).toContainText("Searching");
});
