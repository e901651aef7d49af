import type { About } from "./subjects.ts";

/** What is done with a call-off from its draft to the close of bids, and with the rules of calling off. */
export type CallOffSetUpEvent =
  | (About<"call-off"> & {
      readonly kind:
        | "call-off-drafted"
        | "call-off-approval-asked"
        | "call-off-returned"
        | "call-off-cancelled"
        | "call-off-left-framework";
    })
  | (About<"call-off"> & { readonly kind: "call-off-changed"; readonly part: string })
  | (About<"call-off"> & {
      readonly kind: "call-off-route-chosen";
      readonly route: string;
      readonly departs: boolean;
    })
  | (About<"call-off"> & { readonly kind: "call-off-approved"; readonly valueWithVat: number })
  | (About<"call-off"> & {
      readonly kind: "call-off-published";
      readonly invited: number;
      readonly dropped: readonly string[];
    })
  | (About<"call-off"> & {
      readonly kind: "call-off-extended";
      readonly before: string;
      readonly after: string;
    })
  | (About<"call-off"> & {
      readonly kind: "call-off-evaluator-appointed";
      readonly accountId: string;
      readonly livedExperience: boolean;
    })
  | (About<"call-off"> & { readonly kind: "call-off-evaluator-removed"; readonly accountId: string })
  | (About<"call-off"> & {
      readonly kind: "call-off-question-asked" | "call-off-question-answered";
      readonly questionId: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "call-off-limit-set";
      readonly role: string;
      readonly fromOn: string;
      readonly limit: number;
    })
  | (About<"lot"> & {
      readonly kind: "route-rule-set" | "route-rule-ended";
      readonly route: string;
      readonly on: string;
    });
