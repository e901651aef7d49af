import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs } from "#test/support/people.ts";

const head = "Code,Care,Fee,Note";
const rows = [
  "E06000023,Res,1001.50,",
  "E12000009,Res,990,",
  "E92000001,Nur,1089,",
  "E06000024,Res,[x],",
  ...Array.from({ length: 8 }, (_, at) => `E0900000${at + 1},Res,${1_000 + at},`),
];

test("an analyst says what a publisher's columns mean, checks a file, applies it, and sees each figure at today's prices", async ({
  page,
}, { project }) => {
  await signInAs(page, "analyst");
  await page.goto("/commissioner/benchmarks");
  await expect(page.getByRole("table")).toContainText("Open Government Licence v3.0");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Add a dataset" }).click();
  await page.getByRole("button", { name: "Add the dataset" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter its licence");
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill(`Regional fees ${project.name}`);
  await page.getByLabel("Who publishes it").fill("A group of councils");
  await page.getByLabel("Licence").fill("Shared within the group");
  await page.getByLabel("Another CSV").check();
  await page.getByRole("button", { name: "Add the dataset" }).click();

  await page.getByRole("link", { name: "Say what the columns mean" }).click();
  await page.locator("[name=area-columns]").fill("Code");
  await page.locator("[name=value-columns]").fill("Fee");
  await page.locator("[name=service-columns]").fill("Care");
  await page.locator("[name=service-meanings]").fill("Res = residential\nNur = nursing");
  await page.locator("[name=age-always]").fill("65-plus");
  await page.locator("[name=unit-always]").fill("fortnight");
  await page.locator("[name=statistic-always]").fill("mean");
  await page.getByRole("button", { name: "Remember it" }).click();
  await expect(page.getByRole("alert")).toContainText("“fortnight” is not a word that the portal knows");
  await expectAccessible(page);
  await page.locator("[name=unit-always]").fill("week");
  await page.getByRole("button", { name: "Remember it" }).click();
  await expect(page.getByText("is remembered for the next file")).toBeVisible();

  await page.getByRole("link", { name: "Add a release" }).click();
  await page.getByLabel("Label", { exact: true }).fill("2025-26");
  await page.getByLabel("Where it was read").fill("The group’s spreadsheet");
  const days = { published: "1 9 2025", from: "1 4 2025", to: "31 3 2026", priced: "1 4 2025" };
  for (const [name, day] of Object.entries(days))
    for (const [at, part] of ["day", "month", "year"].entries())
      await page.locator(`[name=${name}-${part}]`).fill(day.split(" ")[at] ?? "");
  await page.getByLabel("Its publisher calls it provisional").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add the release" }).click();
  await expect(page.getByText("It has no figures yet")).toBeVisible();
  const release = page.url();

  const give = async (text: string) => {
    await page.goto(`${release}/file`);
    await page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "fees.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.waitForURL(/\/imports\//);
  };
  await give([head, ...rows].join("\n"));
  await expect(
    page.getByText("fees.csv has the column “Note”, which this layout does not know"),
  ).toBeVisible();
  const plain = [head, ...rows].map((row) => row.split(",").slice(0, 3).join(","));
  await give([...plain, "E10000006,Res,900"].join("\n"));
  await expect(page.getByText("The area code E10000006 (Cumbria) no longer exists")).toBeVisible();
  await expect(page.getByText("England, nursing care, 65 and over, average")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply all good rows" }).click();
  await expect(page.getByText("Applied", { exact: true })).toBeVisible();

  // £1,001.50 × (0.737 × 12.71 ÷ 12.21 + 0.263 × 142.9 ÷ 138.2) = £1,040.68
  await page.goto(`${release}?area=E06000023`);
  await expect(page.getByRole("table")).toContainText("£1,001.50 a week");
  await expect(page.getByRole("table")).toContainText("£1,040.68");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Enter a figure by hand" }).click();
  await page.getByLabel("Place", { exact: true }).selectOption("E06000025");
  await page.getByLabel("Service", { exact: true }).selectOption("home-care");
  await page.getByLabel("People", { exact: true }).selectOption("all");
  await page.getByLabel("What the figure is").selectOption("mean");
  await page.getByLabel("Figure", { exact: true }).fill("0");
  await page.getByLabel("For which unit").selectOption("week");
  await page.getByLabel("Where it was read").fill("A letter of the council");
  await page.getByRole("button", { name: "Enter the figure" }).click();
  await expect(page.getByRole("alert")).toContainText("A price of nought is no benchmark");
  await expectAccessible(page);
  await page.getByLabel("Figure", { exact: true }).fill("25.05");
  await page.getByRole("button", { name: "Enter the figure" }).click();
  await expect(page.getByRole("alert")).toContainText("home care is priced for an hour, and not for a week");
});

test("a result of CareCubed is recorded beside a placement with its file", async ({ page }) => {
  await signInAs(page, "analyst");
  await page.goto("/brokerage/placements?status=active");
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("link", { name: "CareCubed results" }).click();
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the version of CareCubed");
  await expectAccessible(page);
  await page.getByLabel("Version of CareCubed").fill("V22");
  await page.getByLabel("Case reference").fill("CC-0420");
  await page.getByLabel("What it says for a week").fill("1184.00");
  await page.getByLabel("Who was trained to make it").fill("Commissioning analyst");
  for (const [part, value] of Object.entries({ day: "10", month: "11", year: "2026" }))
    await page.locator(`[name=made-${part}]`).fill(value);
  await page.getByLabel("File of the result").setInputFiles({
    name: "result.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Weekly cost 1184.00"),
  });
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByText("The result is recorded.")).toBeVisible();
  await expect(page.getByRole("table")).toContainText("£1,184.00");
  await expectAccessible(page);
  const link = page.getByRole("link", { name: "result.txt" }).first();
  const file = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(await file.text()).toBe("Weekly cost 1184.00");
});
