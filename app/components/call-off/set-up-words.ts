import type { SetUpGap, SetUpStep } from "#app/domain/call-off/set-up.ts";

/** The steps of setting up a call-off, as tasks. */
export const setUpWords: { readonly [step in SetUpStep]: string } = {
  details: "What is wanted, by when and under which law",
  lots: "Lots, lines and how much of each",
  block: "How the block is paid",
  trial: "What is tried out, and at what most",
  route: "Route: recommended, and chosen",
  criteria: "Criteria, weights and how price is scored",
  timetable: "Timetable",
  evaluators: "Evaluators",
  invitations: "Members to invite, and why these",
};

/** What is missing, as a sentence that says what to do. */
export const gapWords: { readonly [kind in SetUpGap["kind"]]: string } = {
  "no-mixed-test": "Say why health care is the main part and cannot be parted from the rest",
  "no-choice-statement": "Say what the person chose and how you know",
  "starts-in-the-past": "Choose a first day after today",
  "no-lots": "Choose at least one lot",
  "lot-without-line": "Enter how much is bought in each lot",
  "no-value": "Enter how much is bought, so that the value can be worked out",
  "no-block-terms": "Say for each line of the block how it is paid",
  "no-trial": "Say what is tried out, how you will know and at what most",
  "trial-does-not-fit": "The trial must fit the value and the term of the call-off: set it up again",
  "no-route": "Choose the route",
  "no-weighting": "Say how much quality counts and how bids that come out equal are parted",
  "weights-not-hundred": "Make the weights of the questions add up to 100",
  "no-dates": "Set when questions and bids close",
  "closes-in-the-past": "Questions and bids must close in the future",
  "starts-before-it-closes": "The service must start after bids close",
  "too-few-evaluators": "Appoint at least two evaluators",
  "too-few-invitees": "Choose at least two members",
};
