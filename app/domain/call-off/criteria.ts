import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { TieRule } from "./call-off.ts";
import { personalDetailIn, type PersonalDetail } from "./no-person.ts";

/** A question on quality with its weight of the hundred that quality has. */
export type Criterion = {
  readonly title: string;
  readonly question: string;
  readonly guidance: string;
  readonly weight: number;
  readonly minimumScore: number | null;
  readonly maximumWords: number;
};

/** How bids are judged, declared before anybody bids. `qualityWeight` and `minimumQuality` are per cent. */
export type Judging = {
  readonly qualityWeight: number;
  readonly minimumQuality: number | null;
  readonly tieRule: TieRule;
  readonly criteria: readonly Criterion[];
};

export type JudgingRefusal =
  | { readonly kind: "weights-not-hundred"; readonly sum: number }
  | { readonly kind: "questions-without-quality" | "quality-without-questions" }
  | { readonly kind: "names-a-person"; readonly nth: number; readonly detail: PersonalDetail };

/** The weights of the questions make 100 where quality counts, and there are none where price alone does. */
export function checkJudging(judging: Judging): Verdict<Judging, JudgingRefusal> {
  const { criteria, qualityWeight } = judging;
  if (qualityWeight === 0)
    return criteria.length === 0 ? yes(judging) : no({ kind: "questions-without-quality" });
  if (criteria.length === 0) return no({ kind: "quality-without-questions" });
  for (const [nth, { title, question, guidance }] of criteria.entries()) {
    const detail = personalDetailIn(`${title}\n${question}\n${guidance}`);
    if (detail) return no({ kind: "names-a-person", nth, detail });
  }
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return sum === 100 ? yes(judging) : no({ kind: "weights-not-hundred", sum });
}
