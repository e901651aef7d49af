import { problemsOfBid, type BidDraft, type BidRefusal, type BidTerms } from "#app/domain/call-off/bid.ts";
import type { Pence } from "#app/domain/money.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { moneyField } from "#app/web/fields.ts";
import { refused, refusedAt } from "#app/web/reply.server.ts";
import { answerName, notOpenForBidsInWords, priceName, problemInWords } from "./words.ts";

const longestAnswer = 40_000;

type TypedBid = { readonly draft: BidDraft; readonly errors: Readonly<Record<string, string>> };

/** Reads a bid as it was typed: a blank box is no price, a blank answer none; a sentence for each that cannot be kept. */
export function readBid(fields: Fields, terms: BidTerms): TypedBid {
  const errors: Record<string, string> = {};
  const prices: Record<string, Pence> = {};
  for (const { id, title } of terms.lines) {
    const text = fields.text(priceName(id));
    if (text.trim() === "") continue;
    const price = moneyField.safeParse(text);
    if (price.success) prices[id] = price.data;
    else errors[priceName(id)] = `${title}: ${price.error.issues[0]?.message ?? "Enter a price, like 21.50"}`;
  }
  const answers: Record<string, string> = {};
  for (const { id, title } of terms.criteria) {
    answers[id] = fields.text(answerName(id));
    if (answers[id].length > longestAnswer)
      errors[answerName(id)] = `Your answer to “${title}” must be ${longestAnswer} characters or less`;
  }
  return { draft: { answers, prices }, errors };
}

/** The answers that are longer than their words allow; what is only missing may still come. */
export function tooLongInBid(terms: BidTerms, draft: BidDraft, now: Date): Readonly<Record<string, string>> {
  const long = problemsOfBid(terms, draft, now).filter(({ kind }) => kind === "too-long");
  return Object.fromEntries(long.map((problem) => problemInWords(problem, terms)));
}

/** The bid's page again, with what a rule said no to beside its box. */
export function refusedBid(fields: Fields, why: BidRefusal, terms: BidTerms) {
  if (why.kind === "not-open")
    return refused(
      fields,
      `${notOpenForBidsInWords(why)} What you typed is still on this page, for you to copy.`,
    );
  return refusedAt(fields, Object.fromEntries(why.problems.map((problem) => problemInWords(problem, terms))));
}
