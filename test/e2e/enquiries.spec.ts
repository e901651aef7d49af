import { expect, test } from "#test/support/e2e.ts";
import { arrangeAskedPeople, arrangeRequest, askedRequest } from "#test/support/asking.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test("a broker asks three providers: two offer, one declines, a price is negotiated and agreed, and finance sees the saving", async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  await arrange(portal, arrangeRequest);
  await signInAs(page, "broker");
  const request = `/brokerage/requests/${askedRequest}`;
  await page.goto(`${request}/enquiries`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Select whom to ask");
  // One place of each of three providers: those whose names stand without a place.
  const alone = page.getByRole("checkbox", { name: /^[^,]+$/ });
  for (const nth of [0, 1, 2]) await alone.nth(nth).check();
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("The enquiry is sent.")).toBeVisible();
  await expectAccessible(page);
  await arrange(portal, arrangeAskedPeople);
  await signOut(page);

  await signInAs(page, "asked1");
  await page.goto("/provider");
  await page.getByRole("link", { name: /in BS5$/ }).click();
  await expect(page.getByText("Your framework rate is")).toBeVisible();
  await expect(page.getByText("PR-2026-9801")).toBeHidden();
  await expectAccessible(page);
  const price = page.getByLabel("Price an hour");
  const rate = Number(await price.inputValue());
  await price.fill(((Math.round(rate * 100) + 50) / 100).toString());
  await page.getByRole("button", { name: "Send your offer" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why the price is above the framework rate");
  await page.getByLabel("Why, if the price is above").fill("Two carers in the evening.");
  await page.getByRole("button", { name: "Send your offer" }).click();
  await expect(page.getByText("Your offer is made")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "asked2");
  await page.goto("/provider/enquiries");
  await expectAccessible(page);
  await page.getByRole("link", { name: /in BS5$/ }).click();
  await page.getByRole("button", { name: "Send your offer" }).click();
  await expect(page.getByText("Your offer is made")).toBeVisible();
  await signOut(page);

  await signInAs(page, "asked3");
  await page.goto("/provider/enquiries");
  await page.getByRole("link", { name: /in BS5$/ }).click();
  await page.getByLabel("Why you decline").fill("No staff on Sundays.");
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("You have declined and the council is told so.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "broker");
  await page.goto(`${request}/offers`);
  await expect(page.getByText("No staff on Sundays.")).toBeVisible();
  await expect(page.getByText("Above the rate")).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("button", { name: /Negotiate the price/ })
    .last()
    .click();
  await expect(page.getByText("Nobody has named another price yet.")).toBeVisible();
  await page.getByLabel(/, an hour$/).fill(((Math.round(rate * 100) + 25) / 100).toString());
  await page.getByRole("button", { name: "Name this price" }).click();
  await expect(page.getByText("The price is named.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Note on what our price rests" }).click();
  await expectAccessible(page);
  await page.goto(`${request}/telephone-offer`);
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "asked1");
  await page.goto("/provider/enquiries");
  await page.getByRole("link", { name: /in BS5$/ }).click();
  await page.getByRole("link", { name: "The council negotiates the price with you" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Agree to/ }).click();
  await expect(page.getByText("The price is agreed and the council told so.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "finance");
  await page.goto("/brokerage/savings");
  await expectAccessible(page);
  await page.getByRole("link", { name: /PR-2026-9801/ }).click();
  await expect(page.getByText("Cost avoided").first()).toBeVisible();
  await expectAccessible(page);
});
