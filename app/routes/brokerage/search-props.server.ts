import { reading } from "#app/data/db.server.ts";
import { searchMembers, searchPageSize } from "#app/data/search.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { readSearch } from "#app/web/search-question.server.ts";
import type { SearchPageProps } from "./search-page.tsx";
import { viewOf } from "./search-view.ts";

/** All that the search page shows for an address. */
export async function searchPageProps(actor: StaffActor, search: URLSearchParams): Promise<SearchPageProps> {
  return reading(actor, async (tx, now) => {
    const asked = await readSearch(tx, actor.commissionerId, search, dayOf(now));
    const { terms, typed, errors, question } = asked;
    const frameworks = asked.frameworks.map(({ reference, title }) => ({ reference, title }));
    const page = { frameworks, terms, typed, errors, query: queryOf(search) };
    if (!question || !terms) return { ...page, answer: null };
    const { total, results, nearMisses } = await searchMembers(tx, question);
    const { lineShown, result, nearMiss } = viewOf(question, terms);
    const answer = {
      ...{ total, lineShown },
      pages: Math.max(1, Math.ceil(total / searchPageSize)),
      freshDays: question.freshDays ?? null,
      current: question.page === "all" ? 1 : question.page,
      rows: results.map(result),
      nearMisses: nearMisses.map(nearMiss),
    };
    return { ...page, answer };
  });
}

/** The filter without its page, as it stands in links. */
function queryOf(search: URLSearchParams): string {
  return new URLSearchParams(
    [...search].filter(([name, value]) => name !== "page" && value !== ""),
  ).toString();
}
