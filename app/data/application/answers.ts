import { z } from "zod";
import { vatTreatments } from "#app/domain/pricing/vat.ts";
import { wordCount } from "#app/domain/words.ts";

/**
 * The answers of each section: `draft` reads whatever is kept, also half an answer, and refuses only what cannot be
 * kept; `complete` is what a submission needs. Each carries the sentence for the person who fills it in.
 */
export const organisationAnswers = {
  draft: z.object({
    name: kept("Organisation name", 200),
    contactName: kept("Contact name", 200),
    contactMail: kept("Email address", 254),
    contactPhone: kept("Telephone number", 40),
    size: z.enum(["", "small", "larger"], { error: "Select the size of your organisation" }).default(""),
    isVoluntary: yesOrNo(
      "Select yes if you are a voluntary or community organisation, or a social enterprise",
    ),
    specialisms: z.array(z.string().max(100)).max(60).default([]),
  }),
  complete: z.object({
    name: needed("Enter the name of your organisation"),
    contactName: needed("Enter the name of the person we should contact"),
    contactMail: needed("Enter an email address").pipe(
      z.email("Enter an email address in the correct format, like name@example.com"),
    ),
    contactPhone: needed("Enter a telephone number").regex(
      /^[+()\d\s-]{7,}$/,
      "Enter a telephone number, like 0117 496 0000",
    ),
    size: z.enum(["small", "larger"], { error: "Select the size of your organisation" }),
    isVoluntary: chosen(
      "Select yes if you are a voluntary or community organisation, or a social enterprise",
    ),
    specialisms: z.array(z.string()),
  }),
};

export const declarationAnswers = {
  draft: z.object({
    mandatoryGrounds: yesOrNo("Select yes if any mandatory ground applies"),
    discretionaryGrounds: yesOrNo("Select yes if any discretionary ground applies"),
    groundsDetail: kept("What happened", 4000),
    conflicts: yesOrNo("Select yes if anyone has a conflict of interest"),
    conflictsDetail: kept("The conflict", 4000),
    declaredBy: kept("Name", 200),
  }),
  complete: z
    .object({
      mandatoryGrounds: chosen("Select yes if any mandatory ground applies"),
      discretionaryGrounds: chosen("Select yes if any discretionary ground applies"),
      groundsDetail: z.string(),
      conflicts: chosen("Select yes if anyone has a conflict of interest"),
      conflictsDetail: z.string(),
      declaredBy: needed("Enter the name of the person who makes this declaration"),
    })
    .superRefine((answers, context) => {
      const grounds = answers.mandatoryGrounds === "yes" || answers.discretionaryGrounds === "yes";
      if (grounds && answers.groundsDetail === "")
        context.addIssue({
          code: "custom",
          path: ["groundsDetail"],
          message: "Enter what happened, and what you have done since",
        });
      if (answers.conflicts === "yes" && answers.conflictsDetail === "")
        context.addIssue({
          code: "custom",
          path: ["conflictsDetail"],
          message: "Enter who has the conflict of interest, and how you deal with it",
        });
    }),
};

export const lotsAnswers = {
  draft: z.object({ lotIds: z.array(z.uuid({ error: "Select lots from the list" })).max(200) }),
  complete: z.object({ lotIds: z.array(z.uuid()).min(1, "Select at least one lot") }),
};

export const lotAnswers = {
  draft: z.object({
    areaIds: z.array(z.uuid({ error: "Select areas from the list" })).max(500),
    locationIds: z.array(z.uuid({ error: "Select locations from the list" })).max(2000),
    capacity: z.union([
      z.number().int(),
      z.null(),
      z
        .string()
        .trim()
        .regex(/^\d{0,5}$/, "Capacity must be a whole number, like 12")
        .transform((typed) => (typed === "" ? null : Number(typed))),
    ]),
  }),
  complete: z.object({
    areaIds: z.array(z.uuid()).min(1, "Select at least one area"),
    locationIds: z.array(z.uuid()).min(1, "Select at least one location"),
    capacity: z.number({ error: "Enter how much room you have, like 12" }).int().min(0),
  }),
};

const wholeNumber = z.number().int().min(0).max(2_000_000_000);

/** What is kept beside a lot's prices: how VAT falls on them, what the council buys, and how those below their floor would be kept up; absent until it is said. */
export const besidePrices = z.object({
  vat: z.enum(vatTreatments).optional(),
  lineVat: z.record(z.uuid(), z.enum(vatTreatments)).optional(),
  volumes: z
    .array(
      z.object({
        serviceLineId: z.uuid(),
        areaId: z.uuid(),
        locationId: z.uuid(),
        unitsAYear: wholeNumber,
        people: wholeNumber,
      }),
    )
    .optional(),
  sustainability: kept("What you say about these prices", 4_000).optional(),
});

/** The pass/fail questions: one of the choices for each code. */
export const standardsAnswers = {
  draft: z.record(z.string(), z.string().max(500)),
  complete: (questions: readonly { readonly code: string; readonly choices: readonly string[] }[]) =>
    z.object(
      Object.fromEntries(
        questions.map(({ code, choices }) => [
          code,
          z
            .string({ error: "Select an answer" })
            .refine((value) => choices.includes(value), "Select an answer"),
        ]),
      ),
    ),
};

/** A scored question: text up to so many words. */
export const questionAnswers = {
  draft: z.object({ text: kept("Your answer", 20_000) }),
  complete: (maximumWords: number) =>
    z.object({
      text: z
        .string()
        .trim()
        .min(1, "Enter your answer")
        .refine(
          (text) => wordCount(text) <= maximumWords,
          `Your answer must be ${maximumWords} words or less`,
        ),
    }),
};

/** What a partner says it delivers, by lot. */
export const deliversAnswers = z.record(
  z.uuid(),
  z.string().trim().max(2000, "Use 2,000 characters or less"),
);

function kept(what: string, maximum: number) {
  return z
    .string()
    .trim()
    .max(maximum, `${what} must be ${maximum.toLocaleString("en-GB")} characters or less`)
    .default("");
}

function needed(sentence: string) {
  return z.string({ error: sentence }).trim().min(1, sentence);
}

function yesOrNo(sentence: string) {
  return z.enum(["", "yes", "no"], { error: sentence }).default("");
}

function chosen(sentence: string) {
  return z.enum(["yes", "no"], { error: sentence });
}
