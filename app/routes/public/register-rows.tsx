import { stringify } from "csv-stringify/sync";
import { reading } from "#app/data/db.server.ts";
import { searchRegister } from "#app/data/register.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import { guardLoader } from "#app/web/guard.server.ts";
import { readRegisterQuestion } from "#app/web/register-question.server.ts";

/** The register as a file, with the same filters: one row for each place and each lot is named in plain words. No price. */
export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ url }) => {
  const { rows, problem } = await reading(nobody, async (tx, now) => {
    const { question, lots, errors } = await readRegisterQuestion(tx, url.searchParams, dayOf(now));
    if (!question) return { rows: [], problem: Object.values(errors).join(". ") };
    const { entries } = await searchRegister(tx, { ...question, page: "all" }, lots);
    const nameOf = new Map(lots.map((lot) => [lot.id, lot.plainName]));
    return {
      problem: "",
      rows: entries.map((entry) => [
        entry.name,
        entry.provider,
        entry.address,
        entry.postcode ?? "",
        entry.phone,
        ratingInWords(entry.rating),
        entry.cqcLocationId ?? "",
        entry.lotIds.map((id) => nameOf.get(id)).join("; "),
        entry.takesNoNewPeople ? "yes" : "",
      ]),
    };
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
      "Content-Disposition": 'attachment; filename="register.csv"',
    },
  });
});

const columns = [
  "place",
  "provider",
  "address",
  "postcode",
  "phone",
  "cqc_rating",
  "cqc_location_id",
  "approved_for",
  "takes_no_new_people_now",
];
