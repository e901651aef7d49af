import { reading } from "#app/data/db.server.ts";
import { searchMembers, searchPageSize } from "#app/data/search.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { data } from "#app/framework.server.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { readSearch } from "#app/web/search-question.server.ts";
import { SearchPage } from "./search-page.tsx";
import { viewOf } from "./search-view.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf("Find a provider", page && { errors: page.errors, typed: {} }) },
];

export const handle = { wide: true };

export const loader = guardLoader(
  { area: "brokerage", permission: "brokerage:search" },
  async ({ actor, url }) => {
    const page = await reading(actor, async (tx, now) => {
      const { frameworks, terms, typed, errors, question } = await readSearch(
        tx,
        actor.commissionerId,
        url.searchParams,
        dayOf(now),
      );
      const asked = {
        frameworks: frameworks.map(({ reference, title }) => ({ reference, title })),
        terms,
        typed,
        errors,
      };
      const query = queryOf(url.searchParams);
      if (!question || !terms) return { ...asked, query, answer: null };
      const { total, results, nearMisses } = await searchMembers(tx, question);
      const view = viewOf(question, terms);
      const pages = Math.max(1, Math.ceil(total / searchPageSize));
      const current = question.page === "all" ? 1 : question.page;
      return {
        ...asked,
        query,
        answer: {
          total,
          pages,
          current,
          rows: results.map(view.result),
          nearMisses: nearMisses.map(view.nearMiss),
        },
      };
    });
    return data(page, { status: Object.keys(page.errors).length > 0 ? 400 : 200 });
  },
);

/** The filter without its page, as it stands in links. */
function queryOf(search: URLSearchParams): string {
  return new URLSearchParams(
    [...search].filter(([name, value]) => name !== "page" && value !== ""),
  ).toString();
}

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
