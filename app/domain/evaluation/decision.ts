import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import {
  paStandstillEndsAt,
  pcrStandstillEndsAt,
  psrStandstillEndsAt,
} from "#app/domain/regime/standstill.ts";
import { no, unreachable, yes, type Verdict } from "#app/domain/verdict.ts";
import type { BankHolidays } from "#app/domain/working-days.ts";

/** How long a regime's standstill is, from dated reference data. One that is not mandatory is not held here. */
export type StandstillRule = {
  readonly days: number;
  readonly mandatory?: boolean | undefined;
  /** What of the rule is still to be confirmed, in a sentence for people who rely on it. */
  readonly unsure?: string | undefined;
};

/** An outcome on its way to its letter. */
export type Decision = {
  readonly admitted: boolean;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly letterAt: Instant | null;
};

/** A proposed outcome is approved by somebody else than the proposer, once. */
export function approveOutcome(
  decision: Decision,
  accountId: string,
): Verdict<"approved", { readonly kind: "own-proposal" | "already-approved" }> {
  if (decision.approvedBy !== null) return no({ kind: "already-approved" });
  return decision.proposedBy === accountId ? no({ kind: "own-proposal" }) : yes("approved");
}

/** An outcome may be proposed anew until a second person has approved it. */
export function proposeOutcome(
  standing: Decision | undefined,
): Verdict<"proposed", { readonly kind: "already-approved" }> {
  return standing && standing.approvedBy !== null ? no({ kind: "already-approved" }) : yes("proposed");
}

export type LettersRefusal = {
  readonly kind: "nothing-decided" | "undecided" | "already-sent" | "interest";
};

/** Letters go to every applicant at once, when each lot that was applied for has an approved outcome, by somebody without an interest in any of them. */
export function sendLetters(round: {
  readonly applications: number;
  readonly lotsApplied: number;
  readonly decisions: readonly Decision[];
  readonly hasInterest: boolean;
}): Verdict<"send", LettersRefusal> {
  if (round.hasInterest) return no({ kind: "interest" });
  if (round.applications === 0 || round.decisions.length === 0) return no({ kind: "nothing-decided" });
  if (round.decisions.some((decision) => decision.letterAt !== null)) return no({ kind: "already-sent" });
  const approved = round.decisions.filter((decision) => decision.approvedBy !== null).length;
  return approved === round.lotsApplied ? yes("send") : no({ kind: "undecided" });
}

/**
 * The instant from which the framework may be concluded with those admitted: PCR 2015 reg 87 and PSR reg 12 ask for a
 * standstill after the letters; a light touch contract under the Procurement Act 2023 does not (s.51(3)). None without a rule.
 */
export function standstillEndsAt(
  regime: Regime,
  rule: StandstillRule | undefined,
  sentOn: Day,
  holidays: BankHolidays,
): Instant | null {
  if (!rule || rule.mandatory === false) return null;
  switch (regime) {
    case "PCR_2015_LIGHT_TOUCH":
      return pcrStandstillEndsAt(sentOn, holidays, rule.days);
    case "PA_2023_LIGHT_TOUCH":
      return paStandstillEndsAt(sentOn, holidays, rule.days);
    case "PSR_2023":
      return psrStandstillEndsAt(sentOn, holidays, rule.days);
    default:
      return unreachable(regime);
  }
}
