import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { signInAs } from "#test/support/people.ts";

const header =
  "Name,Address 1,Address 2,Town/City,County,Postcode,Phone number,CQC Provider ID (for office use only),CQC Location ID (for office use only),Website,Local authority,Region,Report publication date,URL,Also known as,Specialisms/services,Service types,Provider name";

test("an administrator checks a CQC file, sees its bad row by row and column, and applies the good ones once", async ({
  page,
}, { project }) => {
  const id = (number: number) => `1-77${number}${project.name.length}`;
  const good = Array.from(
    { length: 30 },
    (_, number) =>
      `Place ${number},1 High Street,,Town,,BS1 1AD,,1-900,${id(100 + number)},,Bristol,South West,,https://www.cqc.org.uk/location/1,,Dementia,Homecare agencies,Example Care Ltd`,
  );
  const bad = `Place X,1 High Street,,Town,,NOWHERE,,1-900,${id(999)},,Bristol,South West,,https://www.cqc.org.uk/location/1,,Dementia,Homecare agencies,Example Care Ltd`;
  const csv = `\uFEFF${[header, ...good, bad].join("\r\n")}\n`;

  await signInAs(page, "admin");
  await page.goto("/admin/imports");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what the file holds");
  await expect(page.getByRole("alert")).toContainText("Select a file");
  await expectAccessible(page);

  await page.getByLabel("CQC locations and ratings").check();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "directory.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("Checked, not applied")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("table")).toContainText("Postcode");
  await expect(page.getByRole("table")).toContainText("32");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply all good rows" }).click();
  await expect(page.getByText("Applied", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Apply all good rows" })).toHaveCount(0);
});

test("a file that is not one of the regulator's is refused in a sentence", async ({ page }) => {
  await signInAs(page, "admin");
  await page.goto("/admin/imports");
  await page.getByLabel("CQC locations and ratings").check();
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "photo.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  });
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("Refused", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
});
