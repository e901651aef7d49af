type Item =
  | { readonly number: number; readonly href: string; readonly current?: boolean }
  | { readonly ellipsis: true };

/** The links of a long list's pages: the first, the last and those around the current one. */
export function pagesAround(
  current: number,
  last: number,
  href: (page: number) => string,
): {
  readonly previous?: { readonly href: string };
  readonly next?: { readonly href: string };
  readonly items: readonly Item[];
} {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((n) => n >= 1 && n <= last);
  const items = shown.flatMap((number, index): Item[] => {
    const gap = number - (shown[index - 1] ?? 0) > 1;
    const page = { number, href: href(number), ...(number === current ? { current: true } : {}) };
    return gap ? [{ ellipsis: true }, page] : [page];
  });
  return {
    ...(current > 1 ? { previous: { href: href(current - 1) } } : {}),
    ...(current < last ? { next: { href: href(current + 1) } } : {}),
    items,
  };
}
