import type { z } from "zod";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";

const words: Readonly<Record<PersonalDetail["kind"], string>> = {
  "nhs-number": "NHS number",
  postcode: "whole postcode",
  email: "email address",
  phone: "phone number",
  birth: "date of birth",
  address: "street address",
  name: "person’s name",
};

/** Free text in which nothing by which a person could be found may stand. */
export function withoutPerson(field: z.ZodString) {
  return field.superRefine((text, context) => {
    const found = personalDetailIn(text);
    if (found)
      context.addIssue({
        code: "custom",
        message: `Take out the ${words[found.kind]} “${found.found}”: the portal never carries who a person is`,
      });
  });
}
