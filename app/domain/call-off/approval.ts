import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

export type ApprovalRefusal =
  | { readonly kind: "own-work" }
  | { readonly kind: "no-limit" }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly valueWithVat: Pence };

/**
 * A call-off is approved by somebody who neither drafted it nor asked, within the limit that the roles of that person
 * have on the day, VAT included.
 */
export function approveCallOff(
  callOff: {
    readonly createdBy: string;
    readonly approvalAskedBy: string | null;
    readonly valueWithVat: Pence;
  },
  by: { readonly accountId: string; readonly limit: Pence | null },
): Verdict<"approved", ApprovalRefusal> {
  if ([callOff.createdBy, callOff.approvalAskedBy].includes(by.accountId)) return no({ kind: "own-work" });
  if (by.limit === null) return no({ kind: "no-limit" });
  if (callOff.valueWithVat > by.limit)
    return no({ kind: "over-limit", limit: by.limit, valueWithVat: callOff.valueWithVat });
  return yes("approved");
}
