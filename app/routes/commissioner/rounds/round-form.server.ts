import { z } from "zod";
import type { DraftRefusal } from "#app/commands/round/draft-round.server.ts";
import type { RoundDraft } from "#app/data/rounds.server.ts";
import { timetableSentence } from "#app/components/portal/round-words.ts";
import { choiceField, dayOfParts, sentences, textField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { instantOfParts } from "#app/web/london-time.ts";

const schema = z.object({
  title: textField("a name for the round", 120),
  scope: choiceField(["whole", "some"], "Select whether the round is for the whole framework"),
  intake: choiceField(["window", "continuous"], "Select how applications are taken"),
  questionSet: z.uuid({ error: "Select the questions to ask" }),
  lots: z.array(z.uuid({ error: "Select lots of this framework" })).readonly(),
});

/** Reads the form of a round; one sentence for each field that is not as it should be. */
export function readRoundForm(
  fields: Fields,
): { readonly draft: RoundDraft } | { readonly errors: Record<string, string> } {
  const form = schema.safeParse({
    title: fields.text("title"),
    scope: fields.text("scope"),
    intake: fields.text("intake"),
    questionSet: fields.text("questionSet"),
    lots: fields.all("lots"),
  });
  const errors = form.success ? {} : sentences(form.error);
  for (const field of Object.keys(errors)) {
    if (field.startsWith("lots.")) errors["lots"] = errors[field] ?? "";
    if (field.startsWith("lots.")) delete errors[field];
  }
  const opens = instantOfParts(fields.text, "opens", "the round opens");
  const questions = instantOfParts(fields.text, "questions", "questions close");
  const closes = instantOfParts(fields.text, "closes", "the round closes");
  const effective = dayOfParts(fields.text, "effective", "the day prices hold from");
  if ("error" in opens) errors["opens"] = opens.error;
  if ("error" in questions) errors["questions"] = questions.error;
  if ("error" in closes) errors["closes"] = closes.error;
  if ("error" in effective) errors["effective"] = effective.error;
  if (form.success && form.data.scope === "some" && form.data.lots.length === 0)
    errors["lots"] = "Select at least one lot, or choose the whole framework";
  if (!form.success || "error" in opens || "error" in questions || "error" in closes || "error" in effective)
    return { errors };
  if (Object.keys(errors).length > 0) return { errors };
  return {
    draft: {
      title: form.data.title,
      intake: form.data.intake,
      wholeFramework: form.data.scope === "whole",
      lotIds: form.data.scope === "whole" ? [] : form.data.lots,
      questionSetId: form.data.questionSet,
      opensAt: opens.instant,
      clarificationsCloseAt: questions.instant,
      closesAt: closes.instant,
      effectiveOn: effective.day,
    },
  };
}

/** Why a draft is refused, and beside which field it is said. A stranger's framework or round is nobody's business here. */
export function draftSentence(why: Exclude<DraftRefusal, { readonly kind: "not-found" }>): {
  readonly field: string;
  readonly text: string;
} {
  if (why.kind === "no-lots")
    return { field: "lots", text: "Select at least one lot, or choose the whole framework" };
  if (why.kind === "lot-of-another-framework")
    return { field: "lots", text: "Select lots of this framework" };
  if (why.kind === "questions-of-another-framework")
    return { field: "questionSet", text: "Select questions of this framework" };
  if (why.kind !== "wrong-status") return timetableSentence(why);
  const text = "This round is published, so its dates, lots and questions stand. Extend it, or cancel it";
  return { field: "", text };
}
