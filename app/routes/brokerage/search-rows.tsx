import { stringify } from "csv-stringify/sync";
import { reading } from "#app/data/db.server.ts";
import { searchMembers } from "#app/data/search.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import { guardLoader } from "#app/web/guard.server.ts";
import { readSearch } from "#app/web/search-question.server.ts";
import { viewOf, type ResultRow } from "./search-view.ts";

/** Every result of a search as a file, with the same filters. */
export const loader = guardLoader(
  { area: "brokerage", permission: "brokerage:search" },
  async ({ actor, url }) => {
    const { rows, problem } = await reading(actor, async (tx, now) => {
      const { terms, errors, question } = await readSearch(
        tx,
        actor.commissionerId,
        url.searchParams,
        dayOf(now),
      );
      if (!question || !terms)
        return { rows: [], problem: Object.values(errors).join(". ") || "Select at least one lot" };
      const { results } = await searchMembers(tx, { ...question, page: "all" });
      return { problem: "", rows: results.map(viewOf(question, terms).result).map(cellsOf) };
    });
    if (problem) throw new Response(problem, { status: 400 });
    const text = stringify([columns, ...rows], {
      bom: true,
      record_delimiter: "windows",
      escape_formulas: true,
    });
    return new Response(text, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="providers-found.csv"',
      },
    });
  },
);

const columns = [
  "provider",
  "place",
  "postcode",
  "distance",
  "price",
  "unit",
  "cap",
  "cqc_rating",
  "room",
  "room_stated",
  "placements_stopped",
  "why_eligible",
];

function cellsOf(row: ResultRow): readonly string[] {
  return [
    row.provider,
    row.location ?? "Whole organisation",
    row.postcode ?? "",
    row.distance ?? "",
    row.price?.price ?? "",
    row.price?.unit ?? "",
    row.price?.cap ?? "",
    ratingInWords(row.rating),
    row.room.map(({ lot, free }) => (lot ? `${lot}: ${free}` : free)).join("; "),
    row.room.map(({ statedOn }) => statedOn).join("; "),
    row.stopped ? "yes" : "",
    row.reasons.join("; "),
  ];
}
