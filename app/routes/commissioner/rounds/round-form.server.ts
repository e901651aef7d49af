import { z } from "zod";
import { basisPoints, parsePounds, type BasisPoints } from "#app/domain/money.ts";
import type { DraftRefusal } from "#app/commands/round/draft-round.server.ts";
import type { RoundDraft } from "#app/data/rounds.server.ts";
import { timetableSentence } from "#app/components/portal/round-words.ts";
import { choiceField, dayOfParts, sentences, textField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { instantOfParts } from "#app/web/london-time.ts";

/** A percentage with at most two decimals, which are hundredths of one per cent. */
function percentField(sentence: string, least: number, most: number) {
  return z.string().transform((text, context): BasisPoints => {
    const read = parsePounds(text.replace(/\s*%\s*$/, ""));
    if (read.ok && read.value >= least && read.value <= most) return basisPoints(read.value);
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });
}

const schema = z.object({
  title: textField("a name for the round", 120),
  scope: choiceField(["whole", "some"], "Select whether the round is for the whole framework"),
  intake: choiceField(["window", "continuous"], "Select how applications are taken"),
  questionSet: z.uuid({ error: "Select the questions to ask" }),
  lots: z.array(z.uuid({ error: "Select lots of this framework" })).readonly(),
  changeFrom: percentField("The least must be a percentage from 0 to 100, like 90", 0, 10_000),
  changeTo: percentField("The most must be a percentage from 100 to 1,000, like 115", 10_000, 100_000),
  beyond: choiceField(["warn", "refuse"], "Select what happens to a price beyond the bound"),
  unfitRates: choiceField(
    ["lapse", "drop-to-cap"],
    "Select what happens to a rate that no longer fits its cap",
  ),
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
    changeFrom: fields.text("changeFrom"),
    changeTo: fields.text("changeTo"),
    beyond: fields.text("beyond"),
    unfitRates: fields.text("unfitRates"),
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
      rePricing: {
        changeFrom: form.data.changeFrom,
        changeTo: form.data.changeTo,
        beyond: form.data.beyond,
        unfitRates: form.data.unfitRates,
      },
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
