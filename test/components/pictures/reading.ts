import { parseHTML } from "linkedom";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** A picture as a page. */
export function page(element: ReactElement): Document {
  return parseHTML(`<!doctype html><html><body>${renderToStaticMarkup(element)}</body></html>`).document;
}

/** Its drawing for a wide page. */
export function wide(document: Document): Element {
  const svg = document.querySelector("svg.app-picture__svg--wide");
  if (!svg) throw new Error("There is no picture");
  return svg;
}

export function words(node: { readonly textContent: string | null } | null): string {
  return node?.textContent ?? "";
}

/** The cells of one of its tables, row by row. */
export function tableOf(document: Document, place: number): readonly (readonly string[])[] {
  const rows = document.querySelectorAll("table")[place]?.querySelectorAll("tbody tr") ?? [];
  return [...rows].map((row) => [...row.querySelectorAll("th, td")].map(words));
}

const marks = {
  dot: ".app-picture__dot--dark",
  ring: ".app-picture__ring",
  beyond: ".app-picture__beyond",
  own: ".app-picture__dot--own",
};

/** How many marks of each look it draws; none of those that it does not. */
export function looksOf(svg: Element): { readonly [look: string]: number } {
  const counted = Object.entries(marks).map(([look, found]) => [look, svg.querySelectorAll(found).length]);
  return Object.fromEntries(counted.filter(([, count]) => count !== 0));
}
