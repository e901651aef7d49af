import type { AgreeRefusal } from "#app/commands/brokerage/agree-price.server.ts";
import type { AnswerRefusal, DeclineRefusal } from "#app/commands/brokerage/answer-enquiry.server.ts";
import type { NextRefusal } from "#app/commands/brokerage/ask-the-next.server.ts";
import type { CloseRefusal } from "#app/commands/brokerage/close-enquiry.server.ts";
import type { BasisRefusal } from "#app/commands/brokerage/hold-negotiation.server.ts";
import type { MoveRefusal, RecordRefusal } from "#app/commands/brokerage/move-saving.server.ts";
import type { NameRefusal } from "#app/commands/brokerage/name-price.server.ts";
import type { OpenRefusal } from "#app/commands/brokerage/open-negotiation.server.ts";
import type { PhoneRefusal } from "#app/commands/brokerage/record-phone-offer.server.ts";
import type { SendRefusal } from "#app/commands/brokerage/send-enquiries.server.ts";
import { dayInWords, deadlineInWords } from "#app/domain/calendar-words.ts";
import type { PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { EnquiryState } from "#app/domain/brokerage/enquiry.ts";
import type { SavingState } from "#app/domain/brokerage/saving.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Every "no" of enquiries, offers, negotiations and savings. */
export type EnquiryNo =
  | AgreeRefusal
  | AnswerRefusal
  | BasisRefusal
  | CloseRefusal
  | DeclineRefusal
  | MoveRefusal
  | NameRefusal
  | NextRefusal
  | OpenRefusal
  | PhoneRefusal
  | RecordRefusal
  | SendRefusal;

/** The same with one kind each, so that a switch can tell them apart. */
type EachOf<T> = T extends { readonly kind: infer K }
  ? K extends string
    ? T & { readonly kind: K }
    : never
  : never;
type EachNo = EachOf<EnquiryNo>;

/** Why something was not done, as a sentence for whoever asked; and the field it is about, where it is about one. */
export function noInWords(why: EnquiryNo): { readonly field: string; readonly sentence: string } {
  return isPlain(why) ? whole(sentenceOf[why.kind]) : detailed(why as Detailed);
}

type Detailed = Exclude<EachNo, { readonly kind: Plain }>;

function detailed(why: Detailed) {
  switch (why.kind) {
    case "too-late":
      return whole(`The time to answer ended at ${deadlineInWords(why.dueAt)}, so nothing was taken`);
    case "no-longer-open":
      return whole(`This is no longer open: ${stateWords[why.state]}`);
    case "reason-missing":
      return {
        field: `reason-${why.serviceLineId}`,
        sentence:
          why.ratePence === null
            ? "There is no framework rate, so say why you ask this price"
            : `Say why the price is above the framework rate of ${formatPounds(why.ratePence)}`,
      };
    case "over-cap":
      return {
        field: `price-${why.serviceLineId}`,
        sentence: `Price must be the cap of ${formatPounds(why.capPence)} or less: no approved exception reaches so far`,
      };
    case "line-missing":
      return { field: `price-${why.serviceLineId}`, sentence: "Enter a price for every line" };
    case "names-a-person":
      return { field: "at" in why ? why.at : "", sentence: personSentence(why.detail) };
    case "says-who":
      return { field: "reason", sentence: personSentence(why.detail) };
    case "starts-in-the-past":
      return { field: "starts", sentence: "Start must be today or later" };
    case "before-it-runs":
      return {
        field: "from",
        sentence: `Day must be the placement’s start, ${dayInWords(why.fromOn)}, or later`,
      };
    case "after-it-ends":
      return { field: "from", sentence: `Day must be before the placement’s end, ${dayInWords(why.toOn)}` };
    case "no-reason":
      return { field: "reason", sentence: "Enter the reason" };
    case "no-source":
      return { field: "source", sentence: "Enter where it comes from" };
    case "nobody":
      return { field: "place", sentence: "Select whom to ask" };
    case "not-its-evidence":
    case "no-evidence":
      return { field: "evidence", sentence: "Select the price on file that shows the saving" };
    case "not-from-here":
      return whole(`A saving that is ${savingStates[why.from]} cannot take that step`);
    case "not-their-price":
      return whole(`The other side has named ${formatPounds(why.lastPence)} a week since; look at it first`);
    case "holidays-not-on-file":
      return whole(
        "The bank holidays of that year are not on file, so the time to answer cannot be worked out",
      );
    default:
      return unreachable(why);
  }
}

type Plain = Exclude<
  EnquiryNo["kind"],
  | "too-late"
  | "no-longer-open"
  | "reason-missing"
  | "over-cap"
  | "line-missing"
  | "names-a-person"
  | "says-who"
  | "starts-in-the-past"
  | "before-it-runs"
  | "after-it-ends"
  | "no-reason"
  | "no-source"
  | "nobody"
  | "not-its-evidence"
  | "no-evidence"
  | "not-from-here"
  | "not-their-price"
  | "holidays-not-on-file"
>;

const sentenceOf: Readonly<Record<Plain, string>> = {
  "offer-stands": "Your offer stands. Withdraw it before you decline",
  "nothing-offered": "No offer stands",
  "nothing-to-confirm": "There is nothing to confirm",
  "on-hold": "The request is on hold",
  archived: "The request is archived",
  placed: "The person is placed already",
  "chosen-already": "An offer is chosen already",
  "no-lines": "The request does not say yet which services are needed",
  "hours-not-on-file": "The working hours are not on file, so the time to answer cannot be worked out",
  "no-response-time": "The lots have no rule that says how long a provider has to answer",
  "line-stands": "A line stands for this request already. Ask others together",
  "asked-before": "One of them was asked before",
  "not-a-member": "One of them is not a member for everything that is needed",
  "not-eligible": "One of them may not be asked today. The list says why",
  "nobody-left": "Nobody in the line is left who may be asked today",
  "no-line": "There is no line for this request",
  "one-still-thinks": "One in the line still has time to answer",
  "not-asked": "This provider was not asked for this request",
  closed: "The negotiation is over",
  "no-baseline": "The baseline is not locked yet",
  "baseline-locked": "The baseline is locked already",
  "no-price": "Price must be more than £0",
  "is-the-baseline": "That is the baseline. Name another price, or agree to it",
  "nothing-named": "The other side has not named a price yet",
  "offer-gone": "The offer no longer stands",
  "open-already": "A negotiation is open already",
  "not-running": "The placement is not running today",
  "care-cubed-incomplete": "Enter the version, the case reference and who was trained for a CareCubed result",
  "not-finance": "Only finance validates a saving",
  "no-placement": "There is no such placement",
  "ends-before-it-starts": "The end must be after the start",
};

const stateWords: Readonly<Record<EnquiryState, string>> = {
  waiting: "it waits for an answer",
  offered: "an offer stands",
  declined: "it was declined",
  lapsed: "it was not answered in time",
  closed: "the enquiry is closed",
  chosen: "the offer was chosen",
};

const savingStates: Readonly<Record<SavingState, string>> = {
  proposed: "proposed",
  agreed: "agreed",
  evidenced: "evidenced",
  validated: "validated",
  reversed: "reversed",
};

function isPlain(why: EnquiryNo): why is EnquiryNo & { readonly kind: Plain } {
  return Object.hasOwn(sentenceOf, why.kind);
}

function whole(sentence: string) {
  return { field: "", sentence };
}

function personSentence({ found, kind }: PersonalDetail): string {
  return `Take out “${found}”: it looks like ${personWords[kind]}, and nothing here may say who a person is`;
}

const personWords: Readonly<Record<PersonalDetail["kind"], string>> = {
  "nhs-number": "an NHS number",
  postcode: "a whole postcode",
  email: "an email address",
  phone: "a telephone number",
  birth: "a date of birth",
  address: "a street address",
  name: "a person’s name",
};
