import { compareDays, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { amended, type AmendedRefusal, type Amendment, type PriceGround } from "./amendment.ts";
import {
  dearestFrom,
  withinLimits,
  type ApprovalLimits,
  type Approved,
  type LimitsRefusal,
} from "./approval.ts";
import type { Placement } from "./placement.ts";

/**
 * Only what is approved itself has an amendment waiting for approval, and one at a time: what a placement that waits comes
 * to is decided on as a whole.
 */
export function putUpAmendment(
  { approvedOn }: Pick<Placement, "approvedOn">,
  waits: boolean,
): Verdict<true, { readonly kind: "waits-already" | "not-approved-yet" }> {
  if (approvedOn === null) return no({ kind: "not-approved-yet" });
  return waits ? no({ kind: "waits-already" }) : yes(true);
}

/** A placement since an amendment of it was put up: whether its parts, its end and who pays are still as they were then. */
export type SincePutUp = Pick<Placement, "cancelledOn" | "toOn"> & {
  readonly unchanged: boolean;
  readonly erased: boolean;
  /** From which day the amendment is to hold. */
  readonly fromOn: Day;
};

/** Why an amendment that waits is void: it was judged on something that is no longer so. */
export type AmendmentVoid = "erased" | "cancelled" | "ended" | "changed";

/** What made a waiting amendment void by a day; null while it stands. */
export function whyVoid(since: SincePutUp, today: Day): AmendmentVoid | null {
  if (since.erased) return "erased";
  if (since.cancelledOn !== null) return "cancelled";
  const ends = since.toOn;
  if (ends !== null && (compareDays(ends, today) <= 0 || compareDays(ends, since.fromOn) <= 0))
    return "ended";
  return since.unchanged ? null : "changed";
}

/** An amendment with what a decision on it rests on. */
export type AmendmentToDecide = Amendment & {
  readonly proposedBy: string;
  readonly closed: boolean;
  readonly voidBy: AmendmentVoid | null;
};

type MayNotDecide =
  | { readonly kind: "not-waiting" | "own-proposal" }
  | { readonly kind: "void"; readonly voidBy: AmendmentVoid };

export type AmendmentDecisionRefusal = MayNotDecide | AmendedRefusal | LimitsRefusal;

/** What an approved amendment comes to: the placement with it, and the week and the year that the approval is given for. */
export type ApprovedAmendment = Approved & { readonly after: Placement };

/**
 * Approves an amendment as a new placement is: by another than proposed it, where the dearest week from its day on is
 * within the approver's own yearly limit and the panel's weekly one. It must still fit the placement, its cap and its
 * shares, and is void where the placement has changed since.
 */
export function approveAmendment(
  placement: Placement,
  toDecide: AmendmentToDecide,
  { ground, ...limits }: ApprovalLimits & { readonly ground: PriceGround },
  by: string,
  today: Day,
): Verdict<ApprovedAmendment, AmendmentDecisionRefusal> {
  const may = turnDownAmendment(toDecide, by);
  if (!may.ok) return may;
  const after = amended(placement, toDecide, ground);
  if (!after.ok) return after;
  const within = withinLimits(dearestFrom(after.value, toDecide.element.fromOn), limits, today);
  return within.ok ? yes({ ...within.value, after: after.value }) : within;
}

/** It is turned down by another than proposed it, once, and while it is not void. */
export function turnDownAmendment(
  { proposedBy, closed, voidBy }: Omit<AmendmentToDecide, keyof Amendment>,
  by: string,
): Verdict<true, MayNotDecide> {
  if (closed) return no({ kind: "not-waiting" });
  if (proposedBy === by) return no({ kind: "own-proposal" });
  return voidBy === null ? yes(true) : no({ kind: "void", voidBy });
}
