import { z } from "zod";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { CallOffDetails, DetailsRefusal } from "#app/domain/call-off/details.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { choiceField, optionalTextField, textField, wholeField, withDays } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";

const schema = z.object({
  title: textField("a title", 120),
  summary: textField("what is needed", 4_000),
  kind: choiceField(["SPOT", "BLOCK"], "Select whether it is a spot purchase or a block"),
  innovation: choiceField(["no", "yes"], "Select whether it tries something new"),
  regime: choiceField(
    ["PCR_2015_LIGHT_TOUCH", "PA_2023_LIGHT_TOUCH", "PSR_2023"],
    "Select the law it is bought under",
  ),
  mixedTest: optionalTextField("The test", 2_000),
  urgency: choiceField(["ROUTINE", "URGENT"], "Select whether it is urgent"),
  userChoice: choiceField(["no", "yes"], "Select whether the person chose the provider"),
  choiceStatement: optionalTextField("What the person chose", 2_000),
  extensionMonths: wholeField("the months of extension", 0, 120),
});

/** Reads the details of a call-off; one sentence for each field that is not as it should be. */
export function readDetails(
  fields: Fields,
): { readonly details: CallOffDetails } | { readonly errors: Record<string, string> } {
  const names = Object.keys(schema.shape) as (keyof typeof schema.shape)[];
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const read = withDays(parsed, fields.text, { starts: "the first day", ends: "the last day" });
  if ("errors" in read) return { errors: read.errors };
  const { innovation, userChoice, choiceStatement, ...said } = read.said;
  return {
    details: {
      ...said,
      innovation: innovation === "yes",
      userChoice: userChoice === "yes",
      choiceStatement: userChoice === "yes" ? choiceStatement : "",
      startsOn: read.days.starts,
      endsOn: read.days.ends,
    },
  };
}

/** Why details are refused, and beside which field it is said. */
export function detailsSentence(why: DetailsRefusal): { readonly field: string; readonly text: string } {
  switch (why.kind) {
    case "names-a-person":
      return { field: why.field, text: personSentence(why.detail) };
    case "ends-before-it-starts":
      return { field: "ends", text: "The contract must end after it starts" };
    case "starts-in-the-past":
      return { field: "starts", text: "The first day must be after today" };
    case "starts-outside-the-framework":
      return {
        field: "starts",
        text: `It must start within the framework, from ${dayInWords(why.startsOn)} to ${dayInWords(why.endsOn)}`,
      };
    case "another-regime":
      return {
        field: "regime",
        text: "Choose the framework’s own law, or the Provider Selection Regime where health care is the main part",
      };
    case "no-mixed-test":
      return {
        field: "mixedTest",
        text: "Enter why health care is the main part and cannot be parted from the rest",
      };
    case "no-choice-statement":
      return { field: "choiceStatement", text: "Enter what the person chose and how you know" };
  }
}
