import type { Day } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What holds a contract up: a challenge in law, representations under PSR, or a review of the commissioner's own. */
export const holdKinds = ["CHALLENGE", "REPRESENTATIONS", "REVIEW"] as const;
export type HoldKind = (typeof holdKinds)[number];

export type HoldRefusal = {
  readonly kind:
    "not-under-this-regime" | "received-in-the-future" | "received-before-letters" | "needs-a-bidder";
};

/** Something that holds a contract up is recorded with the day it came; representations are made by a bidder and belong to PSR. */
export function recordHold(
  hold: { readonly kind: HoldKind; readonly receivedOn: Day; readonly providerId: string | null },
  award: { readonly regime: Regime; readonly lettersOn: Day },
  today: Day,
): Verdict<"hold", HoldRefusal> {
  const isRepresentations = hold.kind === "REPRESENTATIONS";
  if (isRepresentations && award.regime !== "PSR_2023") return no({ kind: "not-under-this-regime" });
  if (isRepresentations && hold.providerId === null) return no({ kind: "needs-a-bidder" });
  if (hold.receivedOn > today) return no({ kind: "received-in-the-future" });
  return hold.receivedOn < award.lettersOn ? no({ kind: "received-before-letters" }) : yes("hold");
}
