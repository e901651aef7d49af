import type { NotNow } from "#app/commands/brokerage/at-stage.server.ts";
import type { RequestNotMade } from "#app/commands/brokerage/make-request.server.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { lineSlots } from "./request-form-view.ts";
import { needWords } from "#app/components/brokerage/need-words.ts";
import { notNowInWords, personInWords } from "./words.ts";

type Refused = { readonly field: string; readonly text: string };
type Why = Exclude<RequestNotMade | NotNow, { readonly kind: "not-found" }>;

/** Why a request is not made or changed, at the field that it is about. */
export function requestSentence(why: Why, fields: Fields): Refused {
  const slot = (serviceLineId: string, part = "") => {
    const found = lineSlots.filter((one) => fields.text(`line-${one}`) === serviceLineId);
    return `line-${found.at(-1) ?? 1}${part}`;
  };
  switch (why.kind) {
    case "not-now":
      return { field: "", text: notNowInWords(why) };
    case "no-needs":
      return { field: "needs", text: "Say what is needed in at least one of the nine" };
    case "domain-twice":
    case "not-a-time":
    case "not-a-ratio":
      return {
        field: `need-${why.domain}-times`,
        text: `Check the times for ${needWords[why.domain].toLowerCase()}`,
      };
    case "more-than-a-day":
      return {
        field: "needs",
        text: `These needs take ${why.hoursADay} hours a day: there are 24. Count what happens at the same time once`,
      };
    case "no-lines":
      return { field: "line-1", text: "Select a service line, or ask for help to choose" };
    case "line-twice":
      return {
        field: slot(why.serviceLineId),
        text: "Each service line stands once: put its units together",
      };
    case "not-units":
      return { field: slot(why.serviceLineId, "-units"), text: "Units a week must be above 0, up to 168" };
    case "line-not-named":
      return { field: slot(why.serviceLineId), text: "Select a service line from the list" };
    case "area-not-known":
      return { field: "area", text: "Select an area from the list" };
    case "rung-not-known":
      return { field: "rungFrom", text: "Select a rung from the list" };
    case "not-a-district":
      return { field: "district", text: "Enter the first half of the postcode, like BS5" };
    case "starts-in-the-past":
      return { field: "starts", text: "The day on which support starts must be today or later" };
    case "ends-before-it-starts":
      return { field: "ends", text: "The last day must be the first day or later" };
    case "nobody-pays":
      return { field: "streams", text: "Select who may pay" };
    case "names-a-person":
      return { field: fieldOf(why.at, slot), text: personInWords(why.detail) };
    default:
      return unreachable(why);
  }
}

function fieldOf(
  at: Extract<Why, { readonly kind: "names-a-person" }>["at"],
  slot: (serviceLineId: string, part?: string) => string,
): string {
  switch (at.kind) {
    case "preferences":
      return "preferences";
    case "need":
      return `need-${at.domain}-words`;
    case "schedule":
      return slot(at.serviceLineId, "-schedule");
  }
}
