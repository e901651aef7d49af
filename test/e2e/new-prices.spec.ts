import { expect, test } from "#test/support/e2e.ts";
import { anUpliftOfVisits } from "#test/support/an-uplift.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { arrange } from "#test/support/portal-database.ts";

test("a commissioner sets a lot's rule and proposes an uplift's prices, finance approves their cost, and a placement has its new part", async ({
  page,
  portal,
}) => {
  const uplift = anUpliftOfVisits();
  await arrange(portal, uplift.statements);
  await signInAs(page, "commissioner");
  await page.goto("/brokerage/new-prices");
  await expectAccessible(page);
  await page.getByLabel("Which round or uplift?").selectOption({ label: uplift.option });
  await page.getByRole("button", { name: "Work out the new prices" }).click();
  await expect(page.getByRole("alert")).toContainText("No lot’s rule lets it reach running placements");

  await page.goto(`/commissioner/framework/lots/${uplift.lotId}`);
  await page.getByRole("link", { name: "Whether new prices reach running placements" }).click();
  await page.getByRole("button", { name: "Set the rule" }).click();
  await expect(page.getByRole("alert")).toContainText("Select whether an uplift reaches running placements");
  await expectAccessible(page);
  for (const [question, answer] of answers)
    await page.getByRole("group", { name: question }).getByLabel(answer).check();
  await fillDay(page, "From which day?", "1", "4", "2027");
  await page.getByLabel("Where does the council say so").fill("Cabinet, 5 November 2026");
  await page.getByRole("button", { name: "Set the rule" }).click();
  await expect(page.getByText("The rule is on file, from its day on.")).toBeVisible();

  await page.goto("/brokerage/new-prices");
  await page.getByLabel("Which round or uplift?").selectOption({ label: uplift.option });
  await page.getByRole("button", { name: "Work out the new prices" }).click();
  await expect(page.getByText("You proposed this: another person decides on it.")).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  const proposal = page.url().split("?")[0] ?? "";
  await signOut(page);

  await signInAs(page, "finance");
  await page.goto(proposal);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Enter why you refuse it");
  await page.getByRole("button", { name: "Approve and write the new prices" }).click();
  await expect(page.getByText("The new prices are written as new parts")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole("table", { name: "Placements" }).getByRole("link").first().click();
  await expect(page.getByText(`By the uplift “${uplift.title}”`).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened to this placement" })).toContainText(
    `New prices by the uplift “${uplift.title}” from`,
  );
  await expectAccessible(page);
  await signOut(page);

  await signInAs(page, "provider");
  await page.goto(uplift.ownPlacement);
  await expect(page.getByRole("table", { name: "What you provide later" })).toContainText(
    `By the uplift “${uplift.title}”`,
  );
  await expectAccessible(page);
});

const answers = [
  ["Do new prices from a round reach", "Never"],
  ["Does an uplift reach", "Proposed, then approved"],
  ["Does an uplift also raise", "Never"],
] as const;
