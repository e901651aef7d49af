import type { StepRefusal } from "#app/domain/call-off/state.ts";
import type { PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Fields } from "./fields-of-body.server.ts";
import { notFound } from "./guard.server.ts";
import { refused } from "./reply.server.ts";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";

const details: { readonly [kind in PersonalDetail["kind"]]: string } = {
  "nhs-number": "an NHS number",
  postcode: "a whole postcode",
  email: "an email address",
  phone: "a phone number",
  birth: "a date of birth",
  address: "a street address",
  name: "a person’s name",
};

/** Why a text is refused by which a person could be found. */
export function personSentence({ kind, found }: PersonalDetail): string {
  return `Take out “${found}”: it looks like ${details[kind]}, and nobody may be found by what is written here`;
}

/** What a form gets back whose step cannot be taken where the call-off stands; a 404 where there is no such call-off. */
export function stepRefused(fields: Fields, why: StepRefusal | { readonly kind: "not-found" }) {
  if (why.kind === "not-found") throw notFound();
  return refused(fields, notNowSentence(why));
}

/** Why a step cannot be taken where a call-off stands. */
function notNowSentence({ state }: StepRefusal): string {
  return `This call-off is “${stateLooks[state].word}”: this cannot be done with it now. Nothing has changed`;
}
