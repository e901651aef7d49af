import { z } from "zod";

/** A number of units over a term, above nought, with two decimal places at most: an exact decimal, like "1250.50". */
export const unitsField = z
  .string()
  .transform((text) => text.trim().replaceAll(",", ""))
  .refine(
    (text) => /^[0-9]{1,8}(\.[0-9]{1,2})?$/.test(text) && /[1-9]/.test(text),
    "How much must be a number above 0, like 1,250 or 12.50",
  );
