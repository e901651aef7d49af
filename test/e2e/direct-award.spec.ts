import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import {
  arrangeDirectAward,
  arrangePeopleOfRanks,
  arrangeStopOfFirst,
  demonstrationCallOff,
} from "#test/support/direct-award.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test("a commissioner offers down the ranked list: the first declines with a reason, the second accepts", async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  await arrange(portal, arrangeDirectAward);
  await signInAs(page, "commissioner");
  const offers = `/commissioner/call-offs/${demonstrationCallOff}/offers`;
  await page.goto(offers);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Rank the members" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Rank and freeze the list" }).click();
  await expect(page.getByRole("alert")).toContainText("Select whether the portal offers the next by itself");
  await page.getByLabel("A person").check();
  await page.getByRole("button", { name: "Rank and freeze the list" }).click();
  await expect(page.getByText("The list is frozen. Offer to the first on it.")).toBeVisible();
  await expectAccessible(page);

  await arrange(portal, arrangeStopOfFirst);
  await page.goto(offers);
  await expect(page.getByText("The list is no longer as the members are today:")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Rank the members again" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Rank and freeze the list" }).click();
  await expect(page.getByText("The list is frozen. Offer to the first on it.")).toBeVisible();
  await expect(page.getByText("The list is no longer as the members are today:")).toBeHidden();
  await arrange(portal, arrangePeopleOfRanks);

  await page.goto(`${offers}/new`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the offer" }).click();
  await expect(page.getByText("The offer is sent. Its clock is running.")).toBeVisible();
  await expect(page.getByText("To answer by").first()).toBeVisible();
  await page.getByRole("link", { name: /Withdraw the offer/ }).click();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "first");
  await page.goto("/provider");
  await expectAccessible(page);
  await page.getByRole("link", { name: /Evening home care in one street/ }).click();
  await expect(page.getByText("your framework rate")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Decline" }).check();
  await page.getByRole("button", { name: "Send your answer" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter why you decline");
  await expectAccessible(page);
  await page.getByLabel("If you decline, why?").fill("No staff on those evenings.");
  await page.getByRole("button", { name: "Send your answer" }).click();
  await expect(page.getByText("You have declined.")).toBeVisible();
  await page.goto("/provider/offers");
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(offers);
  await expect(page.getByText("No staff on those evenings.").first()).toBeVisible();
  await page.getByRole("button", { name: /^Offer to/ }).click();
  await page.getByRole("button", { name: "Send the offer" }).click();
  await expect(page.getByText("The offer is sent. Its clock is running.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "second");
  await page.goto("/provider");
  await page.getByRole("link", { name: /Evening home care in one street/ }).click();
  await page.getByRole("radio", { name: "Accept" }).check();
  await page.getByRole("button", { name: "Send your answer" }).click();
  await expect(page.getByText("You have accepted.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "commissioner");
  await page.goto(offers);
  await page.getByRole("button", { name: "Recommend the award" }).click();
  await expectAccessible(page);
  await page.getByLabel("Why is it awarded to this provider?").fill("The first on the list to accept.");
  await page.getByRole("button", { name: "Recommend the award" }).click();
  await expect(page.getByText("The award is recommended. Another person decides it.")).toBeVisible();
  await expectAccessible(page);
});
