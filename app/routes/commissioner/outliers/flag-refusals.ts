import type { ArgueRefusal } from "#app/commands/outliers/argue-flag.server.ts";
import type { NamesAPerson } from "#app/commands/outliers/on-flag.server.ts";
import { flagLooks } from "#app/components/outliers/flag-words.ts";
import type { FlagRefusal } from "#app/domain/benchmark/flag.ts";
import { noInWords, type EnquiryNo } from "#app/routes/brokerage/enquiries/refusal-words.ts";

type FlagNo = FlagRefusal | NamesAPerson | ArgueRefusal;

type Said = { readonly field: string; readonly sentence: string };

/** Why something was not done about a price, and the field it is about; `words` is the field for words of the form. */
export function flagNoInWords(why: FlagNo, words: string): Said {
  if (why.kind === "not-from-here")
    return {
      field: "",
      sentence: `It is “${flagLooks[why.from].word}” now, so that step is not open. Look at the page again`,
    };
  if (why.kind === "names-a-person") return { field: words, sentence: noInWords(why).sentence };
  if (why.kind === "no-words")
    return { field: words, sentence: missingWords[words] ?? "Enter why, in words" };
  if (why.kind in sentences) {
    const own = why.kind as keyof typeof sentences;
    return { field: own === "no-reason" || own === "unexplained" ? "reason" : "", sentence: sentences[own] };
  }
  return noInWords(why as EnquiryNo);
}

/** What is asked for in each field of words. */
const missingWords: Readonly<Record<string, string>> = {
  note: "Enter what you learned",
  checked: "Enter what was found in the data",
};

const sentences = {
  "not-yours": "That is for somebody else to decide",
  "own-escalation": "You put it to an approver: another person decides",
  "check-data-first": "The data are to be checked first",
  "no-reason": "Select what explains the price",
  unexplained: "Select what explains the price: “nothing explains it” does not",
  "not-argued": "Open the negotiation first",
  "still-argued": "A negotiation runs. Agree on a price or end it first",
  "nothing-agreed": "No price is agreed yet",
  "not-arguable":
    "A rate changes in a round and a bid stands as it was made: there is nothing to negotiate here",
} as const;
