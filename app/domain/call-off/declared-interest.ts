import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What a person has declared of its interests in a call-off; null for nothing yet. */
export type DeclaredInterest = { readonly providerIds: readonly string[] } | null;

export type InterestRefusal = { readonly kind: "interests-not-declared" | "has-interest" };

/** Who offers or recommends has declared its interests first, and has none in the provider. */
export function withoutInterest(
  declared: DeclaredInterest,
  providerId: string,
): Verdict<true, InterestRefusal> {
  if (!declared) return no({ kind: "interests-not-declared" });
  return declared.providerIds.includes(providerId) ? no({ kind: "has-interest" }) : yes(true);
}
