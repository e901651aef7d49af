import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import {
  aWeekLater,
  crossLotAddresses,
  crossLotCallOff,
  partnerAsked,
} from "#test/support/cross-lot-call-off.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test.describe.configure({ mode: "serial" });
test.use({ actionTimeout: 30_000 });

const partnersOf = `${crossLotAddresses.provider}/partners`;

test("a lead without one lot asks a partner, who agrees, and bids at its partner’s rate", async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  await arrange(portal, crossLotCallOff);
  await signInAs(page, "provider");
  await page.goto(crossLotAddresses.provider);
  await expect(page.getByText("You hold Lot 6: Home care today. You must bid with partners")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Bid with partners" }).click();
  await page.getByLabel("What is the partnership called?").fill("Moving On Together");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("alert")).toContainText("Select the lots that you take");
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /Lot 6/ }).check();
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Not every lot is covered yet")).toBeVisible();
  await page.getByLabel("Which member of the framework?").selectOption({ label: partnerAsked });
  await page.getByRole("button", { name: "Ask to bid together" }).click();
  await expect(page.getByText("Not answered yet")).toBeVisible();
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "provider2");
  await page.goto(partnersOf);
  const asked = page.getByRole("region", { name: "Moving On Together" });
  await asked.getByRole("checkbox", { name: /Lot 3/ }).check();
  await page.getByRole("button", { name: "Agree to bid together" }).click();
  await expect(page.getByText("Every lot is covered today, so this bid can be submitted.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(crossLotAddresses.provider);
  await expect(page.getByText("Partner in a bid")).toBeVisible();
  await expect(page.getByRole("button", { name: /your bid/ })).toHaveCount(0);
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto(`${crossLotAddresses.provider}/bid`);
  await page.getByRole("textbox", { name: "Moving on" }).fill("They tell us in their own words.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save and check your bid" }).click();
  await expect(page.getByRole("heading", { name: "Who delivers what" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit bid" }).click();
  await expect(page.getByRole("heading", { name: "Bid received" })).toBeVisible();
});

test("the partners are sealed with the bid, and opened with it", async ({
  page,
  portal,
  javaScriptEnabled,
  isMobile,
}) => {
  test.skip(!javaScriptEnabled || isMobile, "opened once, at one width");
  await arrange(portal, aWeekLater);
  await signInAs(page, "commissioner");
  await page.goto(`${crossLotAddresses.commissioner}/milestones`);
  await expect(page.getByText("Cooks, shops and pays the bills with prompts")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${crossLotAddresses.commissioner}/opening`);
  await expect(page.getByRole("columnheader", { name: "With" })).toHaveCount(0);
  await page.getByRole("button", { name: "Begin the opening" }).click();
  await signOut(page);
  await signInAs(page, "approver");
  await page.goto(`${crossLotAddresses.commissioner}/opening`);
  await page.getByRole("button", { name: "Complete the opening" }).click();
  await expect(page.getByText("Yes, every lot in every area of its lines")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${crossLotAddresses.commissioner}/interests`);
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await page.getByRole("button", { name: "Declare" }).click();
  await page.getByRole("link", { name: "Go to the bids" }).click();
  await page.getByRole("rowheader").getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Who delivers what" })).toBeVisible();
  await expectAccessible(page);
});
