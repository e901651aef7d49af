import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** Options of an official example: whatever its Nunjucks macro takes. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Options = any;

type Fixture = { readonly name: string; readonly options: Options; readonly html: string };

export function officialFixtures(component: string): readonly Fixture[] {
  const path = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`;
  return (JSON.parse(readFileSync(path, "utf8")) as { fixtures: Fixture[] }).fixtures;
}

/** Text or HTML of an option as a React child; render() turns the marker back into the HTML. */
export function content(option: Options): string | undefined {
  if (option?.html) return `@@${Buffer.from(String(option.html)).toString("base64url")}@@`;
  return option?.text === undefined || option.text === null ? undefined : String(option.text);
}

export function render(element: ReactElement): string {
  return renderToStaticMarkup(element).replace(/@@([\w-]+)@@/g, (_, code: string) =>
    Buffer.from(code, "base64url").toString(),
  );
}

/** Elements, sorted attributes and text, with white space and the order of classes evened out. */
export function normalised(html: string): unknown[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return walkAll(document.body.childNodes);
}

function walkAll(nodes: Iterable<unknown>): unknown[] {
  return [...nodes].map((node) => walk(node as Element)).filter((node) => node !== null);
}

function walk(node: Element): unknown {
  if (node.nodeType === 3) return node.textContent?.replace(/\s+/g, " ").trim() || null;
  if (node.nodeType !== 1) return null;
  const attributes = [...node.attributes]
    .map(
      ({ name, value }) =>
        [
          name.toLowerCase(),
          name === "class" ? value.split(/\s+/).filter(Boolean).sort().join(" ") : value,
        ] as const,
    )
    .sort(([one], [other]) => one.localeCompare(other));
  return [node.localName, Object.fromEntries(attributes), walkAll(node.childNodes)];
}
