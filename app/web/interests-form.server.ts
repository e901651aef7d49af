import { z } from "zod";
import type { Instant } from "#app/domain/calendar.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Fields } from "./fields-of-body.server.ts";
import { choiceField, optionalTextField, sentences } from "./fields.ts";

type Interests = { readonly providerIds: readonly string[]; readonly statement: string };

/** What a page shows of a person's declaration on file; `any` is empty where they have declared nothing yet. */
export function interestsOnFile(declared: (Interests & { readonly declaredAt: Instant }) | null) {
  const { providerIds, statement } = declared ?? { providerIds: [], statement: "" };
  const any = declared ? (providerIds.length > 0 ? "yes" : "no") : "";
  return { any, providerIds, statement, declaredAt: declared ? inWords(declared.declaredAt) : null };
}

/** The sentences of a page about those in whom an interest is declared: applicants, or bidders. */
type Words = { readonly any: string; readonly list: string; readonly which: string };

/** A declaration as it was posted: no interest, or an interest in some that are named, with what it is. */
export function readInterests(
  fields: Fields,
  words: Words,
): Verdict<Interests, Readonly<Record<string, string>>> {
  const form = schema(words).safeParse({
    any: fields.text("any"),
    providerIds: fields.all("providerIds"),
    statement: fields.text("statement"),
  });
  if (!form.success) return no(sentences(form.error));
  const { any, providerIds, statement } = form.data;
  return yes(any === "no" ? { providerIds: [], statement: "" } : { providerIds, statement });
}

function schema(words: Words) {
  return z
    .object({
      any: choiceField(["no", "yes"], words.any),
      providerIds: z.array(z.uuid(words.list)),
      statement: optionalTextField("What the interest is", 2000),
    })
    .refine(({ any, providerIds }) => any === "no" || providerIds.length > 0, {
      path: ["providerIds"],
      message: words.which,
    })
    .refine(({ any, statement }) => any === "no" || statement !== "", {
      path: ["statement"],
      message: "Enter what the interest is",
    });
}
