import { createHash } from "node:crypto";
import axe from "axe-core";
import { expect, test, type Page } from "playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The states of pages in which this worker found nothing: another look could find nothing either. */
const clean = new Set<string>();

/** The kinds of text that this worker found readable: what stands in the same classes has the same colours. */
const readable = new Set<string>();

/** Nothing that axe can find, and nothing that runs off the side of the screen, nor of a phone’s. */
export async function expectAccessible(page: Page) {
  await page.waitForLoadState();
  await expectNothingOffTheSide(page);
  // axe is a script of the page: where scripts are off, the same page is looked at by the other projects.
  if (test.info().project.use.javaScriptEnabled === false) return;
  const state = await stateOf(page);
  if (clean.has(state)) return;
  await onAPhone(page, () => expectNothingOffTheSide(page));
  const texts = await textsOf(page);
  const contrast = !texts.every((text) => readable.has(text));
  expect(await violationsOf(page, contrast), page.url()).toEqual([]);
  clean.add(state);
  for (const text of texts) readable.add(text);
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

/**
 * Run in the page itself, which has no frames: the builder of axe's own would open a blank page for each result. The
 * contrast of colours, which takes as long as all the rest, is measured where a kind of text is new.
 */
async function violationsOf(page: Page, contrast: boolean): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    runOnly: { type: "tag", values: rules },
    rules: { "color-contrast": { enabled: contrast } },
    resultTypes: ["violations"],
  };
  return page.evaluate(async (asked) => {
    const inPage = (window as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await inPage.run(document, asked);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  }, options);
}

/** Each kind of text on the page: the elements in which it stands, with all that gives them a colour. */
async function textsOf(page: Page): Promise<readonly string[]> {
  const kinds = await page.evaluate(() => {
    const coloured = ["class", "style", "disabled", "aria-disabled", "fill"];
    const kindOf = (element: Element): string => {
      const own = coloured.map((name) => element.getAttribute(name) ?? "").join(" ");
      return `${element.parentElement ? kindOf(element.parentElement) : ""}>${element.tagName} ${own}`;
    };
    const says = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()) ||
      ["INPUT", "SELECT", "TEXTAREA", "BUTTON"].includes(element.tagName);
    return [...new Set([...document.querySelectorAll("body *")].filter(says).map(kindOf))];
  });
  return kinds.map((kind) => createHash("sha256").update(kind).digest("hex"));
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
