import type { BenchmarkEvent } from "./benchmark-event.ts";
import type { BrokerageEvent } from "./brokerage-event.ts";
import type { CallingOffEvent } from "./calling-off-event.ts";
import type { OutlierEvent } from "./outlier-event.ts";
import type { About } from "./subjects.ts";

/**
 * Every deed that the trail knows. It holds ids, days and salted digests; words that may have to be erased are
 * handed over beside it. A batch is one event with its count and digest.
 */
export type AuditEvent =
  | CallingOffEvent
  | BrokerageEvent
  | OutlierEvent
  | BenchmarkEvent
  | (About<"account"> & {
      readonly kind:
        | "signed-in"
        | "signed-out"
        | "signed-out-everywhere"
        | "password-reset"
        | "account-made"
        | "account-invitation-withdrawn"
        | "account-deactivated"
        | "account-reactivated";
    })
  | (About<"account"> & { readonly kind: "account-invited"; readonly roles: readonly string[] })
  | (About<"account"> & {
      readonly kind: "account-roles-changed";
      readonly before: readonly string[];
      readonly after: readonly string[];
    })
  | (About<"commissioner"> & { readonly kind: "settings-changed"; readonly changed: readonly string[] })
  | (About<"framework"> & { readonly kind: "prices-published" | "prices-unpublished" })
  | (About<"framework"> & {
      readonly kind: "limit-set";
      readonly role: string;
      readonly fromOn: string;
      readonly limit: number;
    })
  | (About<"framework"> & {
      readonly kind: "clause-added" | "clause-ended";
      readonly clauseId: string;
      readonly reason: string;
      readonly on: string;
    })
  | (About<"framework"> & {
      readonly kind: "floor-basis-set";
      readonly serviceLineId: string;
      readonly fromOn: string;
    })
  | (About<"mail"> & { readonly kind: "mail-retried" })
  | (About<"provider"> & { readonly kind: "provider-registered" | "provider-details-changed" })
  | (About<"location"> & { readonly kind: "location-added" })
  | (About<"provider"> & {
      readonly kind: "capacity-stated";
      readonly locationId: string;
      readonly lotId: string;
      readonly free: number;
    })
  | (About<"exception"> & {
      readonly kind: "exception-asked" | "exception-refused";
      readonly providerId: string;
      readonly serviceLineId: string;
    })
  | (About<"exception"> & {
      readonly kind: "exception-approved";
      readonly providerId: string;
      readonly serviceLineId: string;
      readonly exceptionId: string;
      readonly rates: number;
    })
  | (About<"cap"> & {
      readonly kind: "cap-proposed" | "cap-refused";
      readonly serviceLineId: string;
      readonly areaId: string;
    })
  | (About<"cap"> & {
      readonly kind: "cap-approved";
      readonly serviceLineId: string;
      readonly areaId: string;
      readonly capId: string;
      readonly belowFloor: boolean;
      /** Where rates were over it: how many end on its day, how many begin at the cap, and the digest of both. */
      readonly ended?: number;
      readonly begun?: number;
      readonly digest?: string;
    })
  | (About<"round"> & {
      readonly kind:
        | "round-drafted"
        | "round-published"
        | "round-cancelled"
        | "round-changed"
        | "opening-started"
        | "opening-abandoned";
    })
  | (About<"round"> & { readonly kind: "round-extended"; readonly before: string; readonly after: string })
  | (About<"round"> & {
      readonly kind: "round-opened";
      readonly submissions: number;
      readonly digest: string;
    })
  | (About<"round"> & {
      readonly kind: "members-admitted";
      readonly members: number;
      readonly ended: number;
      readonly begun: number;
      readonly digest: string;
    })
  | (About<"round"> & {
      readonly kind: "rates-settled";
      readonly ended: number;
      readonly begun: number;
      readonly digest: string;
    })
  | (About<"round"> & {
      readonly kind: "panel-appointed";
      readonly accountId: string;
      readonly livedExperience: boolean;
    })
  | (About<"round"> & { readonly kind: "interests-declared"; readonly providerIds: readonly string[] })
  | (About<"round"> & { readonly kind: "outcomes-proposed"; readonly count: number })
  | (About<"round"> & { readonly kind: "outcomes-approved" | "letters-sent"; readonly count: number })
  | (About<"clarification"> & {
      readonly kind: "clarification-asked" | "clarification-answered";
      readonly roundId: string;
    })
  | (About<"application"> & {
      readonly kind: "application-started" | "application-carried-forward";
      readonly roundId: string;
    })
  | (About<"application"> & {
      readonly kind: "section-saved";
      readonly section: string;
      readonly complete: boolean;
    })
  | (About<"application"> & { readonly kind: "prices-saved"; readonly lotId: string; readonly count: number })
  | (About<"application"> & {
      readonly kind: "cost-model-saved";
      readonly lotId: string;
      readonly locationId: string;
    })
  | (About<"application"> & { readonly kind: "central-costs-saved"; readonly lotId: string })
  | (About<"application"> & {
      readonly kind: "cost-models-confirmed" | "cost-sheet-used";
      readonly lotId: string;
      readonly count: number;
    })
  | (About<"submission"> & {
      readonly kind: "cost-model-excluded" | "cost-model-exclusion-lifted";
      readonly modelId: string;
      readonly providerId: string;
    })
  | (About<"lot"> & { readonly kind: "lot-funding-shared"; readonly roundId: string })
  | (About<"application"> & {
      readonly kind: "application-submitted";
      readonly submissionId: string;
      readonly contentHash: string;
    })
  | (About<"application"> & { readonly kind: "application-withdrawn"; readonly submissionId: string })
  | (About<"application"> & { readonly kind: "partner-invited" | "partner-joined" | "partner-removed" })
  | (About<"document"> & {
      readonly kind: "document-added" | "document-removed" | "document-read";
      readonly sha256: string;
    })
  | (About<"submission"> & {
      readonly kind: "screening-decided";
      readonly questionCode: string;
      readonly result: "PASS" | "FAIL";
    })
  | (About<"submission"> & {
      readonly kind: "question-scored" | "score-agreed";
      readonly questionCode: string;
      readonly score: number;
    })
  | (About<"submission"> & {
      readonly kind: "outcome-proposed" | "outcome-approved";
      readonly lotId: string;
      readonly admitted: boolean;
    })
  | (About<"application"> & { readonly kind: "outcome-letter-sent"; readonly lots: number })
  | (About<"application"> & { readonly kind: "terms-accepted"; readonly termsId: string })
  | (About<"provider"> & {
      readonly kind: "exclusion-checked";
      readonly roundId: string;
      readonly clear: boolean;
    })
  | (About<"provider"> & {
      readonly kind: "provider-admitted";
      readonly lotIds: readonly string[];
      readonly rates: number;
      readonly applicationId: string;
    })
  | (About<"provider"> & { readonly kind: "innovation-left" | "innovation-joined"; readonly lotId: string })
  | (About<"placement-stop"> & {
      readonly kind: "placements-stopped" | "placement-stop-lifted";
      readonly providerId: string;
    })
  | (About<"uplift"> & {
      readonly kind: "uplift-proposed" | "uplift-refused";
      readonly frameworkId: string;
    })
  | (About<"uplift"> & {
      readonly kind: "uplift-applied";
      readonly frameworkId: string;
      readonly rates: number;
      readonly yearlyCost: number;
      readonly digest: string;
    })
  | (About<"uplift"> & { readonly kind: "uplift-evidence-given"; readonly rateId: string })
  | (About<"uplift"> & {
      readonly kind: "uplift-evidence-agreed";
      readonly rateId: string;
      readonly newRateId: string;
      readonly providerId: string;
    })
  | (About<"uplift"> & {
      readonly kind: "uplift-evidence-refused";
      readonly rateId: string;
      readonly providerId: string;
    })
  | (About<"import"> & {
      readonly kind: "import-applied" | "import-refused";
      readonly rows: number;
      readonly sha256: string;
    })
  | (About<"call-off"> & {
      readonly kind: "bid-saved" | "invitation-declined" | "bid-opening-started";
    })
  | (About<"call-off"> & {
      readonly kind: "bid-submitted";
      readonly bidId: string;
      readonly contentHash: string;
    })
  | (About<"call-off"> & { readonly kind: "bid-withdrawn"; readonly bidId: string })
  | (About<"call-off"> & {
      readonly kind: "call-off-interests-declared";
      readonly providerIds: readonly string[];
    })
  | (About<"call-off"> & { readonly kind: "bids-opened"; readonly bids: number; readonly digest: string })
  | (About<"clock"> & { readonly kind: "clock-moved"; readonly to: string })
  | (About<"installation"> & {
      readonly kind: "demonstration-loaded";
      readonly rows: number;
      readonly digest: string;
    });
