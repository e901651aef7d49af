import { z } from "zod";
import { pence } from "#app/domain/money.ts";

/** A sum in whole pounds, like "50,000"; `sentence` is said of anything else. */
export function wholePoundsField(sentence: string) {
  return z.string().transform((text, context) => {
    const figures = text.trim().replace(/^£/, "").replaceAll(",", "");
    if (/^[0-9]{1,9}$/.test(figures)) return pence(Number(figures) * 100);
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });
}
