import { expect, test } from "vitest";
import { listAddress } from "#app/web/paging.ts";

test("the pages of a list and its file keep what is asked of it, but not the page or what was just done", () => {
  const { filters, pageHref } = listAddress("/contracts", "?lot=2&page=3&done=filed");
  expect(filters).toBe("?lot=2");
  expect(pageHref(4)).toBe("/contracts?lot=2&page=4");
});

test("a list of which nothing is asked has no filters to carry on", () => {
  expect(listAddress("/contracts", "?page=3").filters).toBe("");
});
