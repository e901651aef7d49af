import type { PaginationProps } from "#app/components/govuk/Pagination.tsx";

/** The page that an address asks for, held between the first and the last there is; where a page has two lists, each by a name of its own. */
export function pageOf(search: URLSearchParams, count: number, size: number, name = "page"): number {
  const asked = /^[0-9]{1,6}$/.test(search.get(name) ?? "") ? Number(search.get(name)) : 1;
  return Math.min(Math.max(1, asked), lastPage(count, size));
}

/** The links from a page to the others: the first, the last and those beside it. Nothing where all fits on one. */
export function pagination(
  page: number,
  count: number,
  size: number,
  hrefOf: (page: number) => string,
): PaginationProps {
  return pageLinks(page, lastPage(count, size), hrefOf);
}

/** The same, where it is known already which page is the last. */
export function pageLinks(page: number, last: number, hrefOf: (page: number) => string): PaginationProps {
  if (last === 1) return {};
  const shown = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  return {
    ...(page > 1 && { previous: { href: hrefOf(page - 1) } }),
    ...(page < last && { next: { href: hrefOf(page + 1) } }),
    items: numbers.flatMap((number, index) => [
      ...(number - (numbers[index - 1] ?? number - 1) > 1 ? [{ ellipsis: true as const }] : []),
      { number, href: hrefOf(number), current: number === page },
    ]),
  };
}

function lastPage(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}

/**
 * What is asked of a list, as a link to its file carries it on (from its "?", or nothing), and the address of each of its
 * pages. What was just done on it is not asked again.
 */
export function listAddress(path: string, search: string) {
  const asked = new URLSearchParams(search);
  for (const name of ["page", "done"]) asked.delete(name);
  const pageHref = (page: number) => {
    const address = new URLSearchParams(asked);
    address.set("page", String(page));
    return `${path}?${address}`;
  };
  return { filters: asked.size > 0 ? `?${asked}` : "", pageHref };
}
