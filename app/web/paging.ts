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

function lastPage(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}
