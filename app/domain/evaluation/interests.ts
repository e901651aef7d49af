import { no, yes, type Verdict } from "#app/domain/verdict.ts";

export type InterestsRefusal = { readonly kind: "not-an-applicant" | "interest-stands" };

/**
 * Declares in which applicants a person has an interest. Once the round is open an interest that was declared stands:
 * more may be named, none taken back.
 */
export function declare(
  providerIds: readonly string[],
  round: {
    readonly isOpen: boolean;
    readonly applicantIds: readonly string[];
    readonly declaredBefore: readonly string[];
  },
): Verdict<readonly string[], InterestsRefusal> {
  if (providerIds.some((id) => !round.applicantIds.includes(id))) return no({ kind: "not-an-applicant" });
  const takenBack = round.declaredBefore.some((id) => !providerIds.includes(id));
  return round.isOpen && takenBack ? no({ kind: "interest-stands" }) : yes(providerIds);
}
