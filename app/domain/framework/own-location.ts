import { no, yes, type Verdict } from "../verdict.ts";

/** Why a provider may not list a location of the regulator's directory as its own. */
export type OwnLocationRefusal =
  | { readonly kind: "not-in-directory" }
  | { readonly kind: "listed-already" }
  | { readonly kind: "of-another-provider" }
  | { readonly kind: "own-number-unknown" };

/** What the directory and the portal know of a location. */
export type ListedLocation = { readonly providerId: string | null; readonly cqcProviderId: string | null };

/** A provider lists a location as its own where the regulator's directory names the provider's own number beside it. */
export function listAsOwn<L extends ListedLocation>(
  location: L | undefined,
  own: { readonly providerId: string; readonly cqcProviderId: string | null },
): Verdict<L, OwnLocationRefusal> {
  if (!location) return no({ kind: "not-in-directory" });
  if (location.providerId === own.providerId) return no({ kind: "listed-already" });
  if (location.providerId !== null) return no({ kind: "of-another-provider" });
  if (own.cqcProviderId === null) return no({ kind: "own-number-unknown" });
  return location.cqcProviderId === own.cqcProviderId ? yes(location) : no({ kind: "of-another-provider" });
}
