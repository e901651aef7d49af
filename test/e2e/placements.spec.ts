import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";
import { aRequestToPlace } from "#test/support/request-to-place.ts";
import type { Page } from "playwright/test";
import { idOf } from "../../prisma/demo/ledger.ts";

/** The placement with the demonstration's first provider: visits at home, in part paid by the person. */
const reference = "PL-2026-900001";

test("a placement is amended, paid for anew, suspended, handed back and ended by those who may", async ({
  page,
}) => {
  await signInAs(page, "broker");
  await page.goto("/brokerage/placements");
  await expectAccessible(page);
  await page.goto(`/brokerage/placements?reference=${reference}`);
  await page.getByRole("link", { name: reference }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(reference);
  await expectAccessible(page);
  const placement = page.url();

  await step(page, "Amend what is provided");
  await page.getByLabel(/It takes over from Visit of 60 minutes/).check();
  await fillDay(page, "From which day?", "7", "12", "2026");
  await page.getByLabel("How many?").fill("-2");
  await page.getByLabel("Price of one").fill("999");
  await page.getByLabel("Why?").fill("Fewer calls are needed after the review.");
  await page.getByRole("button", { name: "Write the new part" }).click();
  await expect(page.getByRole("alert")).toContainText("Units must be a number above 0");
  await page.getByLabel("How many?").fill("8");
  await page.getByRole("button", { name: "Write the new part" }).click();
  await expect(page.getByRole("alert")).toContainText("Price must be no more than the cap");
  await expectAccessible(page);
  await page.getByLabel("Price of one").fill("20");
  await page.getByRole("button", { name: "Write the new part" }).click();
  await expect(page.getByText("The new part is written down.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Over time" })).toContainText("£160.00");

  await step(page, "Change who pays");
  await fillDay(page, "From which day?", "14", "12", "2026");
  await page.getByLabel("NHS, section 117 after-care").first().fill("50%");
  await page.getByRole("button", { name: "Agree who pays" }).click();
  await expect(page.getByRole("alert")).toContainText("after-care under section 117 is free to the person");
  await expectAccessible(page);
  await page.getByLabel("The person, as assessed").first().fill("");
  await page.getByRole("button", { name: "Agree who pays" }).click();
  await expect(page.getByText("Who pays is agreed anew.")).toBeVisible();
  await expect(page.getByText("Unconfirmed")).toBeVisible();

  await step(page, "Suspend it, or end a suspension");
  await page.getByLabel("In hospital").check();
  await fillDay(page, "What is the first day away?", "24", "11", "2026");
  await page.getByLabel("Which part of the price is paid meanwhile?").fill("50");
  await page.getByRole("button", { name: "Suspend the placement" }).click();
  await expect(page.getByText("50% of the price is paid")).toBeVisible();
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto("/provider/placements");
  await expectAccessible(page);
  await page.getByRole("link", { name: reference }).click();
  await expect(page.getByText("section 117")).toHaveCount(0);
  await page.getByText("Hand this placement back to the council").click();
  await fillDay(page, "From which day do you no longer support the person?", "1", "12", "2026");
  await page.getByLabel("Why?").fill("We cannot cover the evening calls.");
  await page.getByRole("button", { name: "Hand the placement back" }).click();
  await expect(page.getByRole("alert")).toContainText("the day must be 22 December 2026 or later");
  await expectAccessible(page);
  await fillDay(page, "From which day do you no longer support the person?", "22", "12", "2026");
  await page.getByRole("button", { name: "Hand the placement back" }).click();
  await expect(page.getByText("The council is told that you hand the placement back.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "broker");
  await page.goto(placement);
  await step(page, "End it");
  await expect(page.getByText("The provider hands it back from 22 December 2026")).toBeVisible();
  await fillDay(page, "What is the last day?", "21", "12", "2026");
  await page.getByLabel("Why does it end?").fill("Handed back; another provider takes over.");
  await page.getByRole("button", { name: "End the placement" }).click();
  await expect(page.getByText("The placement ends on that day.")).toBeVisible();
  await expect(page.getByText("5 October 2026 to 21 December 2026").first()).toBeVisible();
});

test("a person is placed and another placement amended, both approved by another; the provider sees it only then", async ({
  page,
  portal,
}) => {
  const { requestId, statements } = aRequestToPlace();
  await arrange(portal, statements);
  await signInAs(page, "broker");
  await page.goto(`/brokerage/requests/${requestId}/place`);
  await expectAccessible(page);
  await fillDay(page, "What is the first day?", "1", "12", "2026");
  await page.getByLabel("Council").first().fill("999");
  await page.getByRole("button", { name: "Place the person" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Either give a share here or choose it for what is left",
  );
  await page.getByLabel("Council").first().fill("");
  await page.getByRole("button", { name: "Place the person" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "The provider offered to start on 7 December 2026, no sooner",
  );
  await expectAccessible(page);
  await fillDay(page, "What is the first day?", "7", "12", "2026");
  await page.getByRole("button", { name: "Place the person" }).click();
  await expect(page.getByText("It waits for approval.")).toBeVisible();
  const placement = page.url().split("?")[0] ?? "";
  await page.goto(`/brokerage/placements/${idOf("placement", 2)}/amendment`);
  await page.getByLabel(/It takes over from Visit of 60 minutes/).check();
  await fillDay(page, "From which day?", "7", "12", "2026");
  await page.getByLabel("How many?").fill("40");
  await page.getByLabel("Price of one").fill("20");
  await page.getByLabel("Why?").fill("A second worker is needed for each call.");
  await page.getByRole("button", { name: "Write the new part" }).click();
  await expect(page.getByText("so it waits for approval. Nothing has changed yet.")).toBeVisible();
  await expect(page.getByText(/^Waiting for approval by /)).toBeVisible();
  await signOut(page);

  await signInAs(page, "approver");
  await page.goto("/commissioner");
  await expect(page.getByRole("link", { name: "Decide on an amendment" })).toBeVisible();
  await page.goto("/brokerage/placements");
  await page
    .getByRole("table", { name: "Amendments that wait for approval" })
    .getByRole("link", { name: "PL-2026-900002" })
    .click();
  await expectAccessible(page);
  await page.getByLabel("Turn it down, with a reason").check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the reason");
  await expectAccessible(page);
  await page.getByLabel("Approve what it costs, and write the new part").check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("The amendment is approved, and its part is written.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Over time" })).toContainText("£800.00");
  await page.goto(`${placement}/approval`);
  await expectAccessible(page);
  await page.getByLabel("Approve what it costs").check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("The placement is approved")).toBeVisible();
  await signOut(page);

  await signInAs(page, "broker");
  await page.goto(`${placement}/told`);
  await page.getByRole("button", { name: "Note that the provider was told" }).click();
  await expect(page.getByText("Noted: the provider knows who the person is.")).toBeVisible();
  await page.goto(`/brokerage/placements/${idOf("placement", 25)}/nursing`);
  await expectAccessible(page);
  await page.getByLabel(/^Nursing bed/).check();
  await page.getByLabel("Higher, for people on it since before October 2007").check();
  await fillDay(page, "From which day?", "1", "12", "2026");
  await page.getByRole("button", { name: "Add nursing" }).click();
  await expect(page.getByText("Nursing is paid on top from that day.")).toBeVisible();
  await page.goto("/brokerage/placements/to-look-at-again");
  await expectAccessible(page);
  await page.goto("/brokerage/placements/rules");
  await expectAccessible(page);
});

async function step(page: Page, name: string) {
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}
