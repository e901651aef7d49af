import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { trialSentence } from "#app/web/variation-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { OfferRefusal } from "#app/commands/call-off/send-offer.server.ts";

/** Why an offer was not sent, as a commissioner reads it, with the field that it is about. */
export function offerRefusedInWords(why: OfferRefusal): {
  readonly sentence: string;
  readonly field: string;
} {
  const about = (sentence: string, field = "") => ({ sentence, field });
  switch (why.kind) {
    case "not-now":
      return about(
        `Nothing can be offered at this stage. This call-off: ${stateLooks[why.state].word.toLowerCase()}`,
      );
    case "interests-not-declared":
      return about("Declare your interests in this call-off before you offer it");
    case "has-interest":
      return about("You declared an interest in this provider. A colleague without one must offer");
    case "not-ranked":
      return about("Rank the members first");
    case "an-offer-stands":
      return about("Another offer waits for an answer. Wait for it, or withdraw it with a reason");
    case "accepted-already":
      return about("An offer has been accepted. Recommend the award, or withdraw the offer with a reason");
    case "not-on-list":
      return about("This provider is not on the ranked list");
    case "offered-before":
      return about("This provider has had an offer of this call-off before");
    case "not-eligible":
      return about("This provider is not eligible today");
    case "out-of-turn":
      return about(
        "This provider is not the next on the list. Enter the ground for offering out of turn, and what shows it",
        "ground",
      );
    case "holidays-not-on-file":
      return about(
        `The bank holidays for ${dayInWords(why.day)} are not on file, so the time to answer cannot be worked out. Ask an administrator to import them`,
      );
    case "hours-not-on-file":
      return about(
        "The working hours of the framework are not on file, so the time to answer cannot be worked out",
      );
    case "over-trial-ceiling":
      return about(trialSentence(why));
    case "no-response-time":
      return about("This call-off does not say how long a provider has to answer");
    default:
      return unreachable(why);
  }
}
