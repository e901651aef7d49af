import { createHash } from "node:crypto";
import axe from "axe-core";
import { expect, test, type Page } from "playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The states of pages in which this worker found nothing: another look could find nothing either. */
const clean = new Set<string>();

/** Nothing that axe can find, and nothing that runs off the side of the screen, nor of a phone’s. */
export async function expectAccessible(page: Page) {
  await page.waitForLoadState();
  await expectNothingOffTheSide(page);
  await onAPhone(page, () => expectNothingOffTheSide(page));
  // axe is a script of the page: where scripts are off, the same page is looked at by the other projects.
  if (test.info().project.use.javaScriptEnabled === false) return;
  const state = await stateOf(page);
  if (clean.has(state)) return;
  expect(await violationsOf(page), page.url()).toEqual([]);
  clean.add(state);
}

/** Looks at a page as wide as a phone, and puts it back. */
async function onAPhone(page: Page, look: () => Promise<void>) {
  const size = page.viewportSize();
  if (!size || size.width <= 375) return;
  await page.setViewportSize({ width: 375, height: 800 });
  await look();
  await page.setViewportSize(size);
}

async function expectNothingOffTheSide(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} runs ${overflow}px off the side`).toBeLessThanOrEqual(0);
}

/** Run in the page itself, which has no frames: the builder of axe's own would open a blank page for each result. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const inPage = (window as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await inPage.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  }, rules);
}

/** What axe judges of a page: its address and its width, and of each element all but the words and the ids. */
async function stateOf(page: Page): Promise<string> {
  const structure = await page.evaluate(() => {
    const valued = /^(role|class|type|style|lang|tabindex|aria-.*)$/;
    const ofElement = (element: Element) => {
      const attributes = [...element.attributes].map(({ name, value }) =>
        valued.test(name) ? `${name}=${value}` : value === "" ? `${name} empty` : name,
      );
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      return [element.parentElement?.tagName, element.tagName, says, ...attributes].join(" ");
    };
    return [...document.querySelectorAll("*")].map(ofElement).join("\n");
  });
  const { pathname } = new URL(page.url());
  const { project } = test.info();
  const all = JSON.stringify([project.name, pathname, page.viewportSize(), structure]);
  return createHash("sha256")
    .update(all.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id"))
    .digest("hex");
}
