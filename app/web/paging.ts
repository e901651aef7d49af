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
  const last = lastPage(count, size);
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

/** What an address asks of a list, without its page and what was just done: to follow a path, empty where nothing is asked. */
export function filtersOf(search: string): string {
  const asked = new URLSearchParams(search);
  for (const name of ["page", "done"]) asked.delete(name);
  return asked.size > 0 ? `?${asked}` : "";
}

/** The links to the other pages of a list as it is filtered. */
export function pagesOf(
  path: string,
  filters: string,
  { page, count, size }: { readonly page: number; readonly count: number; readonly size: number },
): PaginationProps {
  return pagination(page, count, size, (to) => {
    const address = new URLSearchParams(filters);
    address.set("page", String(to));
    return `${path}?${address}`;
  });
}

function lastPage(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}
