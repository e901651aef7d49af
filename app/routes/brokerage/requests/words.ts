import type { StatusLook } from "#app/components/portal/StatusTag.tsx";
import type { Stream } from "#app/domain/brokerage/funding.ts";
import type { RequestAge } from "#app/domain/brokerage/request-age.ts";
import type { RequestRefusal, RequestStage } from "#app/domain/brokerage/request.ts";
import type { PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Unit } from "#app/domain/framework/unit.ts";

/** How each stage of a request looks. */
export const stageLooks: Readonly<Record<RequestStage, StatusLook>> = {
  new: { word: "New", colour: "blue" },
  searching: { word: "Searching", colour: "teal" },
  "offers-in": { word: "Offers in", colour: "purple" },
  "at-panel": { word: "At panel", colour: "orange" },
  "to-place": { word: "To place", colour: "green" },
  placed: { word: "Placed", colour: "grey" },
  "on-hold": { word: "On hold", colour: "yellow" },
  archived: { word: "Archived", colour: "grey" },
};

export const streamWords: Readonly<Record<Stream, string>> = {
  council: "The council",
  s117: "Section 117 after-care, with the NHS",
  chc: "NHS continuing healthcare",
  joint: "A joint package with the NHS",
  client: "The person’s own contribution",
  "top-up": "Somebody’s top-up",
};

/** How much of a line is wanted: "10.5 hours a week", "by the week". */
export function unitsInWords(units: string, unit: Unit): string {
  if (unit === "one-off") return units === "1" ? "once" : `${units} times, once`;
  if (unit === "week") return units === "1" ? "by the week" : `${units} by the week`;
  return `${units} ${unit}${units === "1" ? "" : "s"} a week`;
}

/** How long a request has waited: "3 working hours", "2 working days". */
export function ageInWords({ hours, hoursADay }: RequestAge): string {
  if (hours < hoursADay) return hours === 1 ? "1 working hour" : `${hours} working hours`;
  const days = Math.floor(hours / hoursADay);
  return days === 1 ? "1 working day" : `${days} working days`;
}

/** Why a step is not taken at a stage. */
export function notNowInWords({ stage }: RequestRefusal): string {
  switch (stage) {
    case "new":
      return "Nobody has this request yet: take it first";
    case "on-hold":
      return "This request is on hold: take it up again first";
    case "archived":
      return "This request is archived: open it again first";
    case "placed":
      return "This person is placed: look at the placement";
    case "to-place":
      return "The person has chosen: record another choice before you ask anyone else";
    case "searching":
    case "offers-in":
    case "at-panel":
      return "This cannot be done while somebody has offered or a panel decides";
  }
}

/** What to take out of a text that could tell who somebody is. */
export function personInWords({ kind, found }: PersonalDetail): string {
  return `Take out “${found}”: it looks like ${detailWords[kind]}, and this must not say who anybody is`;
}

const detailWords: Readonly<Record<PersonalDetail["kind"], string>> = {
  "nhs-number": "an NHS number",
  postcode: "a whole postcode",
  email: "an email address",
  phone: "a telephone number",
  birth: "a date of birth",
  address: "a street address",
  name: "a person’s name",
};
