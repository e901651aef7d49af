import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import {
  paStandstillEndsAt,
  pcrStandstillEndsAt,
  psrStandstillEndsAt,
} from "#app/domain/regime/standstill.ts";
import { no, unreachable, yes, type Verdict } from "#app/domain/verdict.ts";
import type { BankHolidays } from "#app/domain/working-days.ts";
import type { HoldKind } from "./hold.ts";

/** A regime's standstill, from dated reference data. */
export type CallOffStandstillRule = {
  readonly days: number;
  /** Whether the law asks for one where a call-off was competed for. */
  readonly appliesToCallOffs: boolean;
  /** Working days to wait after a further decision on representations (PSR). */
  readonly daysAfterFurtherDecision: number | null;
  readonly clause: string;
};

/** Whether there is a standstill, and why: the law asks for it, it was promised, or the notice says so. */
export type StandstillGround = "law" | "promised" | "notice" | "none";

/** Why there is or is not a standstill after the letters of a competed call-off. */
export function standstillGround(
  award: { readonly promised: boolean; readonly noticeAsks: boolean },
  rule: CallOffStandstillRule | undefined,
): StandstillGround {
  if (!rule) return "none";
  if (rule.appliesToCallOffs) return "law";
  if (award.promised) return "promised";
  return award.noticeAsks ? "notice" : "none";
}

/** Whether the days of a regime are counted from the day of a notice rather than from the letters. */
export function countsFromNotice(regime: Regime): boolean {
  return regime !== "PCR_2015_LIGHT_TOUCH";
}

/**
 * When the standstill ends: the instant from which a contract may be made. Counted from the letters (PCR 2015 reg 87), from
 * the contract award notice (PA 2023 s.51) or from the notice of intention (PSR reg 12). Refuses a notice of the past, since the
 * letters would then come after its standstill began.
 */
export function callOffStandstill(
  regime: Regime,
  ground: StandstillGround,
  rule: CallOffStandstillRule | undefined,
  on: { readonly lettersOn: Day; readonly noticeOn: Day | null },
  holidays: BankHolidays,
): Verdict<Instant | null, { readonly kind: "notice-day-missing" | "notice-in-the-past" }> {
  if (ground === "none" || !rule) return yes(null);
  if (!countsFromNotice(regime)) return yes(endOf(regime, rule, on.lettersOn, holidays));
  if (on.noticeOn === null) return no({ kind: "notice-day-missing" });
  if (on.noticeOn < on.lettersOn) return no({ kind: "notice-in-the-past" });
  return yes(endOf(regime, rule, on.noticeOn, holidays));
}

/** Until when a contract waits after an answer: under PSR so many working days after the further decision; otherwise not at all. */
export function waitAfterAnswer(
  kind: HoldKind,
  rule: CallOffStandstillRule | undefined,
  decidedOn: Day,
  holidays: BankHolidays,
): Instant | null {
  if (kind !== "REPRESENTATIONS" || !rule?.daysAfterFurtherDecision) return null;
  return psrStandstillEndsAt(decidedOn, holidays, rule.daysAfterFurtherDecision);
}

function endOf(regime: Regime, { days }: CallOffStandstillRule, from: Day, holidays: BankHolidays): Instant {
  switch (regime) {
    case "PCR_2015_LIGHT_TOUCH":
      return pcrStandstillEndsAt(from, holidays, days);
    case "PA_2023_LIGHT_TOUCH":
      return paStandstillEndsAt(from, holidays, days);
    case "PSR_2023":
      return psrStandstillEndsAt(from, holidays, days);
    default:
      return unreachable(regime);
  }
}
