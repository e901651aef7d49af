import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { roundStatus, type RoundFacts, type RoundStatus } from "./round.ts";

export type AskRefusal =
  | { readonly kind: "not-asked-now"; readonly status: RoundStatus }
  | { readonly kind: "too-late"; readonly closedAt: Instant };

/** A question about a round may be asked from its publication until the cut-off, which is itself too late. */
export function mayAsk(round: RoundFacts, now: Instant): Verdict<{ readonly askedAt: Instant }, AskRefusal> {
  const status = roundStatus(round, now);
  if (status === "draft" || status === "cancelled") return no({ kind: "not-asked-now", status });
  if (now >= round.clarificationsCloseAt)
    return no({ kind: "too-late", closedAt: round.clarificationsCloseAt });
  return yes({ askedAt: now });
}

export type PublishedWords = { readonly question: string; readonly answer: string };

export type AnswerRefusal =
  { readonly kind: "already-answered" } | { readonly kind: "names-the-asker"; readonly found: string };

/**
 * A question is published with its answer, once, in words that do not give the asker away: refused while any of the
 * asker's names (of the organisation, its people or its places) or addresses stands in them.
 */
export function answerClarification(
  current: { readonly answeredAt: Instant | null; readonly namesOfAsker: readonly string[] },
  words: PublishedWords,
  now: Instant,
): Verdict<PublishedWords & { readonly answeredAt: Instant }, AnswerRefusal> {
  if (current.answeredAt) return no({ kind: "already-answered" });
  const found = nameIn(`${words.question}\n${words.answer}`, current.namesOfAsker);
  return found === undefined ? yes({ ...words, answeredAt: now }) : no({ kind: "names-the-asker", found });
}

/** The first of these names that stands in a text as whole words, whatever the case and spacing. */
export function nameIn(text: string, names: readonly string[]): string | undefined {
  const said = ` ${plain(text)} `;
  return names.find((name) => plain(name) !== "" && said.includes(` ${plain(name)} `));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
