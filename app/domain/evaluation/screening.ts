import type { DeclarationAnswers } from "#app/domain/application/content.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What a pass/fail question comes to; "REFER" waits for a person. */
export type ScreeningResult = "PASS" | "REFER" | "FAIL";

/** A pass/fail question with the answers that are definite. */
export type PassFailQuestion = {
  readonly code: string;
  readonly passes: readonly string[];
  readonly fails: readonly string[];
};

/** What is screened of a submission: its pass/fail answers and the declarations of everyone in it. */
export type ScreenedAnswers = {
  readonly answers: Readonly<Record<string, string>>;
  readonly declaration: DeclarationAnswers;
  readonly partners: readonly { readonly providerId: string; readonly declaration: DeclarationAnswers }[];
};

/** One pass/fail question of a submission as it stands; a person's decision wins over the machine's. */
export type Screening = {
  readonly questionCode: string;
  readonly machine: ScreeningResult;
  readonly decided: ScreeningResult | null;
  readonly reason: string;
};

/** The parts of a declaration that are screened, by the code under which their result stands. */
export const declarationParts = {
  "declaration:mandatory": "mandatoryGrounds",
  "declaration:discretionary": "discretionaryGrounds",
  "declaration:conflicts": "conflicts",
} as const;

export type DeclarationCode = keyof typeof declarationParts;

const declarationCodes = Object.keys(declarationParts) as DeclarationCode[];

/** Screens a submission by machine: a definite answer passes or fails, anything else goes to a person, as does a declaration that is not "no". */
export function screen(
  questions: readonly PassFailQuestion[],
  submission: ScreenedAnswers,
): readonly { readonly questionCode: string; readonly machine: ScreeningResult }[] {
  return [
    ...questions.map(({ code, ...question }) => ({
      questionCode: code,
      machine: definite(question, submission.answers[code] ?? ""),
    })),
    ...screenDeclaration(submission.declaration, ""),
    ...submission.partners.flatMap((partner) =>
      screenDeclaration(partner.declaration, `:${partner.providerId}`),
    ),
  ];
}

function definite(question: Omit<PassFailQuestion, "code">, answer: string): ScreeningResult {
  if (question.fails.includes(answer)) return "FAIL";
  return question.passes.includes(answer) ? "PASS" : "REFER";
}

function screenDeclaration(declaration: DeclarationAnswers, whose: string) {
  return declarationCodes.map((code) => ({
    questionCode: `${code}${whose}`,
    machine: declaration[declarationParts[code]] === "no" ? ("PASS" as const) : ("REFER" as const),
  }));
}

/** The part of a declaration that a code names, and the partner whose it is ("" for the lead); undefined for a question. */
export function declarationOf(
  questionCode: string,
): { readonly code: DeclarationCode; readonly partnerId: string } | undefined {
  const code = declarationCodes.find((each) => questionCode === each || questionCode.startsWith(`${each}:`));
  return code && { code, partnerId: questionCode.slice(code.length + 1) };
}

/** What a question comes to so far. */
export function resultOf(screening: Pick<Screening, "machine" | "decided">): ScreeningResult {
  return screening.decided ?? screening.machine;
}

/** What a submission's screening comes to: failed as soon as one fails, to be judged while any waits for a person. */
export function screeningState(
  screenings: readonly Pick<Screening, "machine" | "decided">[],
): ScreeningResult {
  const results = screenings.map(resultOf);
  if (results.includes("FAIL")) return "FAIL";
  return results.includes("REFER") ? "REFER" : "PASS";
}

/** A person decides a question that was referred, with a reason. What the machine found definite stands. */
export function decideScreening(
  screening: Screening,
  settled: boolean,
): Verdict<"decide", { readonly kind: "definite" | "settled" }> {
  if (settled) return no({ kind: "settled" });
  return screening.machine === "REFER" ? yes("decide") : no({ kind: "definite" });
}
