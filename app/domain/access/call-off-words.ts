import { dayInWords, deadlineInWords } from "../calendar-words.ts";
import { toDay } from "../calendar.ts";
import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import type { AuditEvent } from "./audit-event.ts";
import type { CallOffSetUpEvent } from "./call-off-event.ts";

const kinds = [
  "call-off-drafted",
  "call-off-changed",
  "call-off-route-chosen",
  "call-off-approval-asked",
  "call-off-returned",
  "call-off-approved",
  "call-off-published",
  "call-off-extended",
  "call-off-cancelled",
  "call-off-left-framework",
  "call-off-evaluator-appointed",
  "call-off-evaluator-removed",
  "call-off-question-asked",
  "call-off-question-answered",
  "call-off-limit-set",
  "route-rule-set",
  "route-rule-ended",
] as const satisfies readonly CallOffSetUpEvent["kind"][];

/** Whether an event is of setting up a call-off or of the rules of calling off. */
export function isCallOffSetUp(event: AuditEvent): event is CallOffSetUpEvent {
  return kinds.some((kind) => kind === event.kind);
}

/** Such an event as a sentence without who did it; `nameOf` names what an id stands for. */
export function callOffSetUpInWords(event: CallOffSetUpEvent, nameOf: (id: string) => string): string {
  const name = nameOf(event.subject.id);
  switch (event.kind) {
    case "call-off-drafted":
      return `Drafted the call-off ${name}`;
    case "call-off-changed":
      return `Changed ${name}: ${parts[event.part] ?? event.part}`;
    case "call-off-route-chosen":
      return `Chose the route of ${name}: ${routes[event.route] ?? event.route}${event.departs ? ", which departs from the recommendation" : ""}`;
    case "call-off-approval-asked":
      return `Put ${name} up for approval`;
    case "call-off-returned":
      return `Returned ${name} to its draft`;
    case "call-off-approved":
      return `Approved ${name} to start, at ${formatPounds(pence(event.valueWithVat))} with VAT`;
    case "call-off-published":
      if (event.invited === 0) return `Opened the way for offers of ${name}`;
      return `Published ${name} and invited ${event.invited === 1 ? "1 member" : `${event.invited} members`}`;
    case "call-off-extended":
      return `Let ${name} close later, from ${deadlineOf(event.before)} to ${deadlineOf(event.after)}`;
    case "call-off-cancelled":
      return `Cancelled ${name}`;
    case "call-off-left-framework":
      return `Went outside the framework with ${name}`;
    case "call-off-evaluator-appointed":
      return `Appointed ${nameOf(event.accountId)} as an evaluator of ${name}${event.livedExperience ? ", with lived experience of care" : ""}`;
    case "call-off-evaluator-removed":
      return `Took ${nameOf(event.accountId)} off the evaluators of ${name}`;
    case "call-off-question-asked":
      return `Asked a question about ${name}`;
    case "call-off-question-answered":
      return `Answered a question about ${name} for everyone invited`;
    case "call-off-limit-set":
      return `Set the limit for call-offs of the role ${event.role} to ${formatPounds(pence(event.limit))} from ${dayOf(event.fromOn)}`;
    case "route-rule-set":
      return `Set that ${name} may be called off by ${routes[event.route] ?? event.route} from ${dayOf(event.on)}`;
    case "route-rule-ended":
      return `Ended that ${name} may be called off by ${routes[event.route] ?? event.route} on ${dayOf(event.on)}`;
    default:
      return unreachable(event);
  }
}

const parts: Readonly<Record<string, string>> = {
  details: "what is wanted",
  lots: "lots and lines",
  criteria: "how bids are judged",
  timetable: "the timetable",
  invitations: "whom to invite",
};

const routes: Readonly<Record<string, string>> = {
  DIRECT: "direct award",
  RESTRICTED: "restricted competition",
  OPEN: "open competition",
  EXTERNAL: "a tender outside the framework",
};

const deadlineOf = (instant: string) => deadlineInWords(new Date(instant));
const dayOf = (day: string) => dayInWords(toDay(day));
