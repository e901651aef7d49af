import type { EnquiryState } from "#app/domain/brokerage/enquiry.ts";
import type { NegotiationBasis } from "#app/domain/brokerage/negotiation.ts";
import type { SavingKind, SavingState } from "#app/domain/brokerage/saving.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { unitInWords, type Unit } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** Where an enquiry stands, as its council reads it. */
export const enquiryLooks: { readonly [state in EnquiryState]: StatusLook } = {
  waiting: { word: "Waits for an answer", colour: "blue" },
  offered: { word: "Offered", colour: "green" },
  declined: { word: "Declined", colour: "red" },
  lapsed: { word: "Lapsed", colour: "orange" },
  closed: { word: "Closed", colour: "grey" },
  chosen: { word: "Chosen", colour: "purple" },
};

/** Where it stands, as its provider reads it. */
export const ownEnquiryLooks: { readonly [state in EnquiryState]: StatusLook } = {
  ...enquiryLooks,
  waiting: { word: "Waits for your answer", colour: "blue" },
  offered: { word: "You have made an offer", colour: "green" },
  declined: { word: "You have declined", colour: "grey" },
  lapsed: { word: "Not answered in time", colour: "orange" },
  chosen: { word: "Your offer was chosen", colour: "purple" },
};

export const basisWords: { readonly [basis in NegotiationBasis]: string } = {
  "expected-cost": "Expected cost",
  benchmark: "Benchmark",
  "open-book": "Open book",
  "care-cubed": "CareCubed result",
};

export const savingKindWords: { readonly [kind in SavingKind]: string } = {
  cashable: "Cashable",
  avoided: "Cost avoided",
  "one-off": "One-off",
  income: "Income from others",
  "step-down": "Step-down",
};

export const savingLooks: { readonly [state in SavingState]: StatusLook } = {
  proposed: { word: "Proposed", colour: "grey" },
  agreed: { word: "Agreed", colour: "blue" },
  evidenced: { word: "Evidenced", colour: "teal" },
  validated: { word: "Validated", colour: "green" },
  reversed: { word: "Reversed", colour: "red" },
};

/** So many units in a week: "10.5 hours a week". */
export function unitsAWeek(units: string, unit: Unit): string {
  return unit === "one-off"
    ? `${units} once`
    : `${unitsInWords(units, unit)}${unit === "week" ? "" : " a week"}`;
}

/** What a price of a frequency buys: "an hour". */
export function perInWords(per: Frequency): string {
  return per in unitWords ? unitInWords(per as Unit) : per.replace("four-weeks", "four weeks");
}

const unitWords = { hour: 1, week: 1, night: 1, session: 1, day: 1, trip: 1, "one-off": 1 };

/** A sum for a week: "£252.00 a week". */
export function aWeek(amount: number): string {
  return `${formatPounds(pence(amount))} a week`;
}
