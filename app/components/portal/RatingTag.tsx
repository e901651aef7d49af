import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { StatusTag, type StatusLook } from "./StatusTag.tsx";

const looks: { readonly [rating in RatingAnswer]: StatusLook } = {
  outstanding: { word: "Outstanding", colour: "green" },
  good: { word: "Good", colour: "green" },
  "requires-improvement": { word: "Requires improvement", colour: "orange" },
  inadequate: { word: "Inadequate", colour: "red" },
  "not-rated": { word: "Not yet rated", colour: "grey" },
  "not-regulated": { word: "Not regulated", colour: "grey" },
};

/** The rating of the Care Quality Commission; a service that need not be registered has an answer of its own. */
export function RatingTag({ rating }: { readonly rating: RatingAnswer }) {
  return <StatusTag status={rating} looks={looks} />;
}

/** The rating as a word, for files. */
export function ratingInWords(rating: RatingAnswer): string {
  return looks[rating].word;
}
