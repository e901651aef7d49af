import { deadlineInWords } from "../calendar-words.ts";
import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import type { AuditEvent } from "./audit-event.ts";
import type { AwardEvent } from "./award-event.ts";

const kinds: { readonly [kind in AwardEvent["kind"]]: true } = {
  ...{ "bid-scored": true, "bid-score-agreed": true, "bid-questioned": true, "bid-query-answered": true },
  ...{ "bid-query-decided": true, "bid-excluded": true, "bid-exclusion-lifted": true, "lots-drawn": true },
  ...{ "award-recommended": true, "award-checked": true, "award-approved": true, "award-refused": true },
  ...{ "award-withdrawn": true, "award-letters-sent": true, "award-held": true },
  ...{ "award-hold-answered": true, "contract-made": true },
};

export function isAwardEvent(event: AuditEvent): event is AwardEvent {
  return event.kind in kinds;
}

/** What an event between the first score and the contract says, as a sentence without who did it. */
export function awardInWords(event: AwardEvent, nameOf: (id: string) => string): string {
  switch (event.kind) {
    case "bid-scored":
      return `Scored the answer of ${nameOf(event.providerId)} on ${event.criterion}: ${event.score}`;
    case "bid-score-agreed":
      return `Agreed the score of ${nameOf(event.providerId)} on ${event.criterion}: ${event.score}`;
    case "bid-questioned":
      return `Asked ${nameOf(event.providerId)} how it can do it for its price`;
    case "bid-query-answered":
      return `${nameOf(event.providerId)} answered how it can do it for its price`;
    case "bid-query-decided":
      return `${event.accepted ? "Accepted" : "Did not accept"} the explanation of ${nameOf(event.providerId)} for its price`;
    case "bid-excluded":
      return `Excluded the bid of ${nameOf(event.providerId)}: ${groundWords[event.ground] ?? event.ground}`;
    case "bid-exclusion-lifted":
      return `Took back the exclusion of the bid of ${nameOf(event.providerId)}`;
    case "lots-drawn":
      return `Recorded lots drawn between ${event.bidIds.length} bids that came out equal`;
    case "award-recommended":
      return `Recommended to award to ${nameOf(event.providerId)} for ${formatPounds(pence(event.value))}, basis ${event.digest.slice(0, 12)}…`;
    case "award-checked":
      return `Checked ${nameOf(event.providerId)} for exclusion and debarment: ${event.clear ? "clear" : "not clear"}`;
    case "award-approved":
      return `Approved the award to ${nameOf(event.providerId)}`;
    case "award-refused":
      return `Refused the award to ${nameOf(event.providerId)}`;
    case "award-withdrawn":
      return `Withdrew the award to ${nameOf(event.providerId)}`;
    case "award-letters-sent":
      return `Sent ${event.count} award ${event.count === 1 ? "letter" : "letters"}; ${event.standstillEndsAt ? `standstill until ${deadlineInWords(new Date(event.standstillEndsAt))}` : "no standstill"}`;
    case "award-held":
      return `Recorded ${holdWords[event.hold] ?? event.hold}, which holds the contract up`;
    case "award-hold-answered":
      return `Answered ${holdWords[event.hold] ?? event.hold}`;
    case "contract-made":
      return `Made the contract ${event.reference} with ${nameOf(event.providerId)}`;
    default:
      return unreachable(event);
  }
}

const groundWords: Readonly<Record<string, string>> = {
  NOT_COMPLIANT: "it breaks the terms",
  ABNORMALLY_LOW: "its low price was not explained",
  BIDDER_EXCLUDED: "its bidder is excluded by law",
};

const holdWords: Readonly<Record<string, string>> = {
  CHALLENGE: "a challenge",
  REPRESENTATIONS: "representations",
  REVIEW: "a review",
};
