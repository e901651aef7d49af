import { z } from "zod";
import type { Criterion, Judging, JudgingRefusal } from "#app/domain/call-off/criteria.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { choiceField, optionalTextField, sentences, textField, wholeField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { mostCriteria } from "./criterion-rows.tsx";

const optionalWhole = (what: string, least: number, most: number) =>
  z.union([z.literal("").transform(() => null), wholeField(what, least, most)]);

const whole = z.object({
  qualityWeight: wholeField("the share of quality", 0, 100),
  minimumQuality: optionalWhole("the least share of quality marks", 0, 100),
  tieRule: choiceField(["HIGHER_QUALITY", "LOWER_PRICE", "DRAWN_LOTS"], "Select how equal bids are parted"),
});

const criterion = z.object({
  title: textField("a name for the question", 120),
  question: textField("the question", 2_000),
  guidance: optionalTextField("The guidance", 4_000),
  weight: wholeField("the weight", 1, 100),
  minimumScore: optionalWhole("the least score", 1, 5),
  maximumWords: wholeField("the most words", 50, 5_000),
});

/** Reads how bids are judged; one sentence for each field that is not as it should be. Empty rows are left out. */
export function readJudging(
  fields: Fields,
):
  | { readonly judging: Judging; readonly rows: readonly number[] }
  | { readonly errors: Record<string, string> } {
  const parsed = whole.safeParse({
    qualityWeight: fields.text("qualityWeight"),
    minimumQuality: fields.text("minimumQuality").trim(),
    tieRule: fields.text("tieRule"),
  });
  const errors = parsed.success ? {} : sentences(parsed.error);
  const criteria: Criterion[] = [];
  const rows: number[] = [];
  for (let nth = 1; nth <= mostCriteria; nth += 1) {
    const text = (name: string) => fields.text(`${name}-${nth}`).trim();
    if (["title", "question", "guidance", "weight"].every((name) => text(name) === "")) continue;
    const row = criterion.safeParse({
      ...{
        title: text("title"),
        question: text("question"),
        guidance: text("guidance"),
        weight: text("weight"),
      },
      ...{ minimumScore: text("minimumScore"), maximumWords: text("maximumWords") || "500" },
    });
    rows.push(nth);
    if (row.success) criteria.push(row.data);
    else
      for (const [name, sentence] of Object.entries(sentences(row.error)))
        errors[`${name}-${nth}`] = `${sentence} (question ${nth})`;
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  return { judging: { ...parsed.data, criteria }, rows };
}

/** Why a way of judging is refused, and beside which field it is said. */
export function judgingSentence(
  why: JudgingRefusal,
  rows: readonly number[],
): { readonly field: string; readonly text: string } {
  switch (why.kind) {
    case "weights-not-hundred":
      return {
        field: `weight-${rows[0] ?? 1}`,
        text: `The weights must add up to 100; they add up to ${why.sum}`,
      };
    case "questions-without-quality":
      return {
        field: "qualityWeight",
        text: "Give quality a share of more than 0, or take the questions out",
      };
    case "quality-without-questions":
      return {
        field: "title-1",
        text: "Enter at least one question, or let price alone decide with a share of 0",
      };
    case "names-a-person":
      return { field: `question-${rows[why.nth] ?? 1}`, text: personSentence(why.detail) };
  }
}
