/** What happens to a call-off from its first score to its contract. Words are handed over beside the event. */
export type AwardEvent = {
  readonly subject: { readonly kind: "call-off"; readonly id: string };
  readonly commissionerId?: string;
} & (
  | {
      readonly kind: "bid-scored" | "bid-score-agreed";
      readonly bidId: string;
      readonly providerId: string;
      readonly criterion: string;
      readonly score: number;
    }
  | {
      readonly kind: "bid-questioned" | "bid-query-answered";
      readonly bidId: string;
      readonly providerId: string;
    }
  | {
      readonly kind: "bid-query-decided";
      readonly bidId: string;
      readonly providerId: string;
      readonly accepted: boolean;
    }
  | {
      readonly kind: "bid-excluded";
      readonly bidId: string;
      readonly providerId: string;
      readonly ground: string;
    }
  | { readonly kind: "bid-exclusion-lifted"; readonly bidId: string; readonly providerId: string }
  | { readonly kind: "lots-drawn"; readonly bidIds: readonly string[] }
  | {
      readonly kind: "award-recommended";
      readonly awardId: string;
      readonly providerId: string;
      readonly value: number;
      readonly digest: string;
    }
  | {
      readonly kind: "award-checked";
      readonly awardId: string;
      readonly providerId: string;
      readonly clear: boolean;
    }
  | {
      readonly kind: "award-approved" | "award-refused" | "award-withdrawn";
      readonly awardId: string;
      readonly providerId: string;
    }
  | {
      readonly kind: "award-letters-sent";
      readonly awardId: string;
      readonly count: number;
      readonly standstillEndsAt: string | null;
    }
  | { readonly kind: "award-held" | "award-hold-answered"; readonly awardId: string; readonly hold: string }
  | {
      readonly kind: "contract-made";
      readonly awardId: string;
      readonly providerId: string;
      readonly contractId: string;
      readonly reference: string;
    }
);
