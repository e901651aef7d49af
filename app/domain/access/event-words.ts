import { toDay } from "../calendar.ts";
import { dayInWords, deadlineInWords, inWords } from "../calendar-words.ts";
import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import type { AuditEvent } from "./audit-event.ts";
import { counted, listed, sectionInWords, settingNames } from "./event-word-parts.ts";
import { benchmarkEventInWords, isBenchmarkEvent, type BenchmarkEvent } from "./benchmark-event.ts";
import { brokerageEventInWords, isBrokerageEvent, type BrokerageEvent } from "./brokerage-event.ts";
import { callingOffInWords, isCallingOffEvent, type CallingOffEvent } from "./calling-off-event.ts";

import { isOutlierEvent, outlierEventInWords, type OutlierEvent } from "./outlier-event.ts";

type Lookup = (id: string) => string;

/** What an event of the trail says, as a sentence without who did it; `nameOf` names what an id stands for. */
export function eventInWords(event: AuditEvent, nameOf: Lookup): string {
  if (isCallingOffEvent(event)) return callingOffInWords(event, nameOf);
  if (isBrokerageEvent(event)) return brokerageEventInWords(event, nameOf);
  if (isOutlierEvent(event)) return outlierEventInWords(event, nameOf);
  if (isBenchmarkEvent(event)) return benchmarkEventInWords(event, nameOf);
  return isDecision(event) ? decisionInWords(event, nameOf) : deedInWords(event, nameOf);
}

/** What has words of its own, in a file of its own. */
type Told = Decision | CallingOffEvent | BrokerageEvent | OutlierEvent | BenchmarkEvent;

function deedInWords(event: Exclude<AuditEvent, Told>, nameOf: Lookup): string {
  switch (event.kind) {
    case "signed-in":
      return "Signed in";
    case "signed-out":
      return "Signed out";
    case "signed-out-everywhere":
      return "Signed out on every device";
    case "password-reset":
      return `${nameOf(event.subject.id)} chose a new password by a link`;
    case "account-made":
      return `${nameOf(event.subject.id)} accepted an invitation or registered, and has an account`;
    case "account-invited":
      return `Invited a person${event.roles.length > 0 ? ` as ${listed(event.roles)}` : ""}`;
    case "account-invitation-withdrawn":
      return "Withdrew an invitation that was not yet accepted";
    case "account-deactivated":
      return `Shut ${nameOf(event.subject.id)} out`;
    case "account-reactivated":
      return `Let ${nameOf(event.subject.id)} in again`;
    case "account-roles-changed":
      return `Changed the roles of ${nameOf(event.subject.id)} from ${listed(event.before)} to ${listed(event.after)}`;
    case "settings-changed":
      return `Changed the settings: ${listed(event.changed.map((name) => settingNames[name] ?? name))}`;
    case "prices-published":
      return `Published the prices of ${nameOf(event.subject.id)} on the register`;
    case "prices-unpublished":
      return `Took the prices of ${nameOf(event.subject.id)} off the register`;
    case "limit-set":
      return `Set the limit of delegation of the role ${event.role} to ${formatPounds(pence(event.limit))} a year from ${dayInWords(toDay(event.fromOn))}`;
    case "clause-added":
      return `Added a clause on which a price may change, from ${dayInWords(toDay(event.on))}`;
    case "clause-ended":
      return `Ended a clause on which a price may change, on ${dayInWords(toDay(event.on))}`;
    case "floor-basis-set":
      return `Set what the floor of a service line is worked out from, from ${dayInWords(toDay(event.fromOn))}`;
    case "mail-retried":
      return "Had a letter sent again that the mail server had refused";
    case "provider-registered":
      return `${nameOf(event.subject.id)} registered`;
    case "provider-details-changed":
      return `Changed the details of ${nameOf(event.subject.id)}`;
    case "location-added":
      return `Added the location ${nameOf(event.subject.id)}`;
    case "capacity-stated":
      return `Stated room at ${nameOf(event.locationId)} for ${nameOf(event.lotId)}: ${event.free} free`;
    case "exception-asked":
      return `${nameOf(event.providerId)} asked for a price above its cap`;
    case "exception-refused":
      return `Refused ${nameOf(event.providerId)} a price above its cap`;
    case "exception-approved":
      return `Allowed ${nameOf(event.providerId)} a price above its cap for a time, with ${counted(event.rates, "rate")}`;
    case "cap-proposed":
      return "Proposed a price cap";
    case "cap-refused":
      return "Refused a proposed price cap";
    case "cap-approved":
      return `Approved a price cap${event.belowFloor ? ", below what the unit must lawfully cost" : ""}${event.ended ? `: ${counted(event.ended, "rate")} over it ended on its day, ${counted(event.begun ?? 0, "rate")} begun at the cap` : ""}`;
    case "lot-funding-shared":
      return `Shared the funding of ${nameOf(event.subject.id)}`;
    case "uplift-proposed":
      return `Proposed the uplift ${nameOf(event.subject.id)}`;
    case "uplift-refused":
      return `Refused the uplift ${nameOf(event.subject.id)}`;
    case "uplift-applied":
      return `Approved the uplift ${nameOf(event.subject.id)}: ${counted(event.rates, "rate")} raised, ${formatPounds(pence(event.yearlyCost))} a year, digest ${event.digest.slice(0, 12)}…`;
    case "uplift-evidence-given":
      return `Gave evidence for a rate that the uplift ${nameOf(event.subject.id)} left as it is`;
    case "uplift-evidence-agreed":
      return `Agreed a new rate with ${nameOf(event.providerId)} that the uplift ${nameOf(event.subject.id)} had left to evidence`;
    case "uplift-evidence-refused":
      return `Refused ${nameOf(event.providerId)} a rise after the uplift ${nameOf(event.subject.id)}`;
    case "import-applied":
      return `Applied an imported file of ${counted(event.rows, "row")}`;
    case "import-refused":
      return `A file of ${counted(event.rows, "row")} was refused at import`;
    case "clock-moved":
      return `Moved the demonstration’s clock to ${inWords(new Date(event.to))}`;
    case "demonstration-loaded":
      return `Loaded the demonstration world: ${counted(event.rows, "row")}`;
    case "placements-stopped":
      return `Stopped new placements with ${nameOf(event.providerId)}`;
    case "placement-stop-lifted":
      return `Lifted the stop on new placements with ${nameOf(event.providerId)}`;
    case "bid-saved":
      return "Saved a bid that is being written";
    case "bid-submitted":
      return `Submitted a bid, content hash ${event.contentHash.slice(0, 12)}…`;
    case "bid-withdrawn":
      return "Withdrew a bid";
    case "invitation-declined":
      return "Declined an invitation to bid";
    case "call-off-interests-declared":
      return interestsInWords(event.providerIds, nameOf);
    case "bid-opening-started":
      return "Started the opening of the bids, as the first of two people";
    case "bids-opened":
      return `Opened the bids as the second person: ${counted(event.bids, "bid")} unsealed`;
    case "innovation-left":
      return `${nameOf(event.subject.id)} left ${nameOf(event.lotId)}`;
    case "innovation-joined":
      return `${nameOf(event.subject.id)} joined ${nameOf(event.lotId)} again`;
    default:
      return unreachable(event);
  }
}

const decisionSubjects = ["round", "clarification", "application", "document", "submission"] as const;

type Decision =
  | Extract<AuditEvent, { readonly subject: { readonly kind: (typeof decisionSubjects)[number] } }>
  | Extract<AuditEvent, { readonly kind: "exclusion-checked" | "provider-admitted" }>;

function isDecision(event: Exclude<AuditEvent, CallingOffEvent>): event is Decision {
  const isAbout = decisionSubjects.some((kind) => kind === event.subject.kind);
  return isAbout || event.kind === "exclusion-checked" || event.kind === "provider-admitted";
}

/** The events between a round's draft and an admission. */
function decisionInWords(event: Decision, nameOf: Lookup): string {
  switch (event.kind) {
    case "round-drafted":
      return `Drafted ${nameOf(event.subject.id)}`;
    case "round-published":
      return `Published ${nameOf(event.subject.id)}`;
    case "round-cancelled":
      return `Cancelled ${nameOf(event.subject.id)}`;
    case "round-changed":
      return `Changed ${nameOf(event.subject.id)}`;
    case "round-extended":
      return `Extended ${nameOf(event.subject.id)} from ${deadlineOf(event.before)} to ${deadlineOf(event.after)}`;
    case "opening-started":
      return `Started the opening of ${nameOf(event.subject.id)}, as the first of two people`;
    case "opening-abandoned":
      return `Abandoned the opening of ${nameOf(event.subject.id)}`;
    case "round-opened":
      return `Opened ${nameOf(event.subject.id)} as the second person: ${counted(event.submissions, "submission")} unsealed`;
    case "members-admitted":
      return `Admitted everyone who was ready after ${nameOf(event.subject.id)}: ${counted(event.members, "applicant")}, ${counted(event.ended, "rate")} ended, ${counted(event.begun, "rate")} begun, digest ${event.digest.slice(0, 12)}…`;
    case "rates-settled":
      return `Settled the rates that no longer fit their caps after ${nameOf(event.subject.id)}: ${counted(event.ended, "rate")} ended, ${counted(event.begun, "rate")} begun at the cap`;
    case "panel-appointed":
      return `Appointed ${nameOf(event.accountId)} to the panel${event.livedExperience ? ", with lived experience of care" : ""}`;
    case "interests-declared":
      return interestsInWords(event.providerIds, nameOf);
    case "outcomes-proposed":
      return `Proposed ${counted(event.count, "outcome")} of ${nameOf(event.subject.id)}`;
    case "outcomes-approved":
      return `Approved ${counted(event.count, "outcome")} of ${nameOf(event.subject.id)}`;
    case "letters-sent":
      return `Sent ${counted(event.count, "outcome letter")} of ${nameOf(event.subject.id)}`;
    case "clarification-asked":
      return `Asked a clarification question in ${nameOf(event.roundId)}`;
    case "clarification-answered":
      return `Answered a clarification question in ${nameOf(event.roundId)} to everyone`;
    case "application-started":
      return `Started the application to ${nameOf(event.roundId)}`;
    case "application-carried-forward":
      return `Carried answers forward from the last round into ${nameOf(event.roundId)}`;
    case "section-saved":
      return `Saved ${sectionInWords(event.section, nameOf)}${event.complete ? ", complete" : ", not yet complete"}`;
    case "cost-model-saved":
      return `Saved the cost model of ${nameOf(event.locationId)} for ${nameOf(event.lotId)}`;
    case "central-costs-saved":
      return `Saved how the homes of ${nameOf(event.lotId)} share what head office costs`;
    case "cost-models-confirmed":
      return `Confirmed ${counted(event.count, "cost model")} of the last round for ${nameOf(event.lotId)}`;
    case "cost-sheet-used":
      return `Used ${counted(event.count, "cost model")} of a spreadsheet for ${nameOf(event.lotId)}`;
    case "cost-model-excluded":
      return `Set a cost model of ${nameOf(event.providerId)} aside, with a reason`;
    case "cost-model-exclusion-lifted":
      return `Counted a cost model of ${nameOf(event.providerId)} again that had been set aside`;
    case "prices-saved":
      return `Saved ${counted(event.count, "price")} for ${nameOf(event.lotId)}`;
    case "application-submitted":
      return `Submitted the application as ${nameOf(event.submissionId)}, content hash ${event.contentHash.slice(0, 12)}…`;
    case "application-withdrawn":
      return `Withdrew the submission ${nameOf(event.submissionId)}`;
    case "partner-invited":
      return "Invited a partner to the consortium";
    case "partner-joined":
      return "A partner joined the consortium";
    case "partner-removed":
      return "Removed a partner from the consortium";
    case "document-added":
      return `Added a document, SHA-256 ${event.sha256.slice(0, 12)}…`;
    case "document-removed":
      return `Removed a document, SHA-256 ${event.sha256.slice(0, 12)}…`;
    case "document-read":
      return `Read a document, SHA-256 ${event.sha256.slice(0, 12)}…`;
    case "screening-decided":
      return `Question ${event.questionCode}: decided ${event.result === "PASS" ? "passed" : "failed"}`;
    case "question-scored":
      return `Question ${event.questionCode}: scored ${event.score}`;
    case "score-agreed":
      return `Question ${event.questionCode}: agreed the score ${event.score}`;
    case "outcome-proposed":
      return `Proposed to ${event.admitted ? "admit to" : "refuse"} ${nameOf(event.lotId)}`;
    case "outcome-approved":
      return `Approved to ${event.admitted ? "admit to" : "refuse"} ${nameOf(event.lotId)}`;
    case "outcome-letter-sent":
      return `Sent the outcome letter about ${counted(event.lots, "lot")}`;
    case "terms-accepted":
      return "Accepted the terms of the framework";
    case "exclusion-checked":
      return `Checked ${nameOf(event.subject.id)} for exclusion and debarment: ${event.clear ? "clear" : "not clear"}`;
    case "provider-admitted":
      return `Admitted ${nameOf(event.subject.id)} to ${listed(event.lotIds.map(nameOf))} with ${counted(event.rates, "rate")}`;
    default:
      return unreachable(event);
  }
}

function interestsInWords(providerIds: readonly string[], nameOf: Lookup): string {
  return providerIds.length === 0
    ? "Declared to have no conflict of interest"
    : `Declared a conflict of interest with ${listed(providerIds.map(nameOf))}`;
}

const deadlineOf = (instant: string) => deadlineInWords(new Date(instant));
