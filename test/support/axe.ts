import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "playwright/test";

/** Nothing that axe can find, and nothing that runs off the side of the screen. */
export async function expectAccessible(page: Page) {
  await page.waitForLoadState();
  await expectNothingOffTheSide(page);
  // axe is a script of the page: where scripts are off, the same page is looked at by the other projects.
  if (test.info().project.use.javaScriptEnabled === false) return;
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
    page.url(),
  ).toEqual([]);
}

async function expectNothingOffTheSide(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} runs ${overflow}px off the side`).toBeLessThanOrEqual(0);
}
