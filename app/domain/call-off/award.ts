import type { Day } from "#app/domain/calendar.ts";
import { mulDivHalfUp, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { RankingRefusal, Ranking } from "./ranking.ts";
import { commitToTrial, type OverCeiling, type Trial } from "./trial.ts";

/** Where a person stands with the bidders: nothing is judged before interests are declared, nor where there is one. */
export type Declaration = { readonly declared: boolean; readonly hasInterest: boolean };

export type DeclarationRefusal = { readonly kind: "not-declared" | "interest" };

/** Whether a person may judge: interests are declared, and there is none in whom it is about. */
export function mayJudge({ declared, hasInterest }: Declaration): Verdict<"judge", DeclarationRefusal> {
  if (!declared) return no({ kind: "not-declared" });
  return hasInterest ? no({ kind: "interest" }) : yes("judge");
}

/** What a recommendation rests on. */
export type RecommendationFacts = {
  readonly declaration: Declaration;
  readonly ranking: Verdict<Ranking, RankingRefusal>;
  readonly bidId: string;
  /** Bids that look abnormally low and whose bidders' answers nobody has accepted; excluded ones are not among them. */
  readonly toQuestion: readonly string[];
  /** Lots that nobody of the bid holds on the day in every area of its lines, or in which new placements are stopped. */
  readonly lotsNotHeld: readonly string[];
  /** What is tried out, if anything is, and what the bid would commit with VAT. */
  readonly trial: Pick<Trial, "ceiling"> | null;
  readonly valueWithVat: Pence;
};

export type RecommendRefusal =
  | DeclarationRefusal
  | OverCeiling
  | RankingRefusal
  | { readonly kind: "to-question"; readonly bidIds: readonly string[] }
  | { readonly kind: "nobody-admissible" }
  | { readonly kind: "not-first"; readonly firstBidId: string }
  | { readonly kind: "not-eligible"; readonly lotIds: readonly string[] };

/**
 * The award goes to the bid that comes first, once every bid is scored or excluded, every low one is explained, who stands
 * behind it holds every lot on the day, and it stays within the ceiling of a trial.
 */
export function recommendAward(facts: RecommendationFacts): Verdict<Ranking, RecommendRefusal> {
  const judge = mayJudge(facts.declaration);
  if (!judge.ok) return judge;
  if (!facts.ranking.ok) return facts.ranking;
  if (facts.toQuestion.length > 0) return no({ kind: "to-question", bidIds: facts.toQuestion });
  const [first] = facts.ranking.value.ranked;
  if (!first) return no({ kind: "nobody-admissible" });
  if (first.bidId !== facts.bidId) return no({ kind: "not-first", firstBidId: first.bidId });
  if (facts.lotsNotHeld.length > 0) return no({ kind: "not-eligible", lotIds: facts.lotsNotHeld });
  const within = commitToTrial(facts.trial, facts.valueWithVat);
  if (!within.ok) return within;
  return yes(facts.ranking.value);
}

/** The value of an award including VAT: the estimate's own share of VAT on the award's value, rounded half a penny up. */
export function awardWithVat(
  value: Pence,
  estimate: { readonly value: Pence; readonly valueWithVat: Pence },
): Pence {
  return estimate.value === 0 ? value : mulDivHalfUp(value, estimate.valueWithVat, estimate.value);
}

/** A check of the winner against the exclusion grounds and the debarment list; the latest counts. */
export type AwardCheck = { readonly clear: boolean; readonly on: Day };

export type DecideAwardRefusal =
  | DeclarationRefusal
  | { readonly kind: "own-recommendation" | "not-checked" | "not-clear" | "no-limit" }
  | { readonly kind: "not-eligible"; readonly lotIds: readonly string[] }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly valueWithVat: Pence };

/** An award that waits for a decision. */
export type AwardToDecide = {
  readonly recommendedBy: string;
  readonly valueWithVat: Pence;
  readonly check: AwardCheck | null;
  /** Lots that nobody of the winning bid or offer holds on the day. */
  readonly lotsNotHeld: readonly string[];
};

/**
 * Another person approves an award within the limit of their roles, once the winner is checked and clear and while every
 * lot is still held; or refuses it.
 */
export function decideAward(
  approve: boolean,
  award: AwardToDecide,
  by: { readonly accountId: string; readonly limit: Pence | null; readonly declaration: Declaration },
): Verdict<boolean, DecideAwardRefusal> {
  const judge = mayJudge(by.declaration);
  if (!judge.ok) return judge;
  if (award.recommendedBy === by.accountId) return no({ kind: "own-recommendation" });
  if (!approve) return yes(false);
  if (by.limit === null) return no({ kind: "no-limit" });
  const { valueWithVat, check } = award;
  if (valueWithVat > by.limit) return no({ kind: "over-limit", limit: by.limit, valueWithVat });
  if (award.lotsNotHeld.length > 0) return no({ kind: "not-eligible", lotIds: award.lotsNotHeld });
  if (!check) return no({ kind: "not-checked" });
  return check.clear ? yes(true) : no({ kind: "not-clear" });
}

/** A contract as it is about to be made. */
export type ContractTerms = { readonly signedOn: Day; readonly startsOn: Day; readonly endsOn: Day };

/** What a contract rests on. */
export type ContractFacts = {
  readonly today: Day;
  readonly approvedOn: Day;
  readonly check: AwardCheck | null;
  /** How many days old the check may be; dated data. */
  readonly checkDays: number;
  readonly frameworkEndsOn: Day;
  readonly lotsNotHeld: readonly string[];
  /** The last day that the call-off was set up for. */
  readonly latestEnd: Day;
  readonly daysSinceCheck: number;
  /** What is tried out, if anything is, and what the contract would commit with VAT. */
  readonly trial: Pick<Trial, "ceiling"> | null;
  readonly valueWithVat: Pence;
};

export type ContractRefusal =
  | OverCeiling
  | {
      readonly kind:
        "ends-before-it-starts" | "signed-in-the-future" | "signed-before-approval" | "starts-before-signed";
    }
  | { readonly kind: "ends-too-late"; readonly latestEnd: Day }
  | { readonly kind: "framework-ended"; readonly on: Day }
  | { readonly kind: "not-checked" | "not-clear" }
  | { readonly kind: "check-too-old"; readonly days: number }
  | { readonly kind: "not-eligible"; readonly lotIds: readonly string[] };

/** A contract is made on terms that were approved, while the framework runs, with a member that still holds every lot and was checked of late. */
export function makeContract(
  terms: ContractTerms,
  facts: ContractFacts,
): Verdict<ContractTerms, ContractRefusal> {
  const { signedOn, startsOn, endsOn } = terms;
  if (endsOn <= startsOn) return no({ kind: "ends-before-it-starts" });
  if (signedOn > facts.today) return no({ kind: "signed-in-the-future" });
  if (signedOn < facts.approvedOn) return no({ kind: "signed-before-approval" });
  if (startsOn < signedOn) return no({ kind: "starts-before-signed" });
  if (endsOn > facts.latestEnd) return no({ kind: "ends-too-late", latestEnd: facts.latestEnd });
  if (signedOn >= facts.frameworkEndsOn) return no({ kind: "framework-ended", on: facts.frameworkEndsOn });
  if (facts.lotsNotHeld.length > 0) return no({ kind: "not-eligible", lotIds: facts.lotsNotHeld });
  const within = commitToTrial(facts.trial, facts.valueWithVat);
  if (!within.ok) return within;
  if (!facts.check) return no({ kind: "not-checked" });
  if (!facts.check.clear) return no({ kind: "not-clear" });
  if (facts.daysSinceCheck > facts.checkDays) return no({ kind: "check-too-old", days: facts.checkDays });
  return yes(terms);
}
