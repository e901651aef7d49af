import { z } from "zod";
import type { TypedUplift } from "#app/commands/pricing/propose-uplift.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import {
  choiceField,
  dayOfParts,
  moneyField,
  percentField,
  sentences,
  textField,
  wholeField,
} from "#app/web/fields.ts";

const form = z.object({
  title: textField("a name for the uplift"),
  framework: z.uuid("Select a framework"),
  pay: choiceField(["law", "stated"], "Select how pay moved"),
  prices: percentField("how far prices rose"),
  priceBasis: textField("which index that is", 300),
  floor: percentField("the least uplift"),
  ceiling: percentField("the most uplift"),
  months: wholeField("months since a negotiation", 0, 24),
  threshold: z.union([z.literal("").transform(() => null), moneyField]),
  reason: textField("why pay’s shares are what they are", 1000),
});
const byLaw = z.object({ hours: wholeField("hours a week", 1, 60) });
const stated = z.object({
  payChange: percentField("how far pay rose"),
  payBasis: textField("what that rests on", 300),
});

/** Reads the form of a new uplift: what is meant, or a sentence for each bad field. */
export function readUplift(
  fields: Fields,
): { readonly typed: TypedUplift } | { readonly errors: Readonly<Record<string, string>> } {
  const all = Object.fromEntries([...fields.entries()].map(([name]) => [name, fields.text(name)]));
  const parsed = form.safeParse({ threshold: "", ...all });
  const errors: Record<string, string> = parsed.success ? {} : sentences(parsed.error);
  const fromOn = dayOfParts(fields.text, "from", "the day from which rates rise");
  if ("error" in fromOn) errors["from"] = fromOn.error;
  const law = byLaw.safeParse(all);
  const other = stated.safeParse(all);
  if (all["pay"] === "law" && !law.success) Object.assign(errors, sentences(law.error));
  if (all["pay"] === "stated" && !other.success) Object.assign(errors, sentences(other.error));
  const lots = [...fields.entries()]
    .filter(([name, value]) => name.startsWith("share-") && value.trim() !== "")
    .map(([name, value]) => ({ name, share: percentField("pay’s share").safeParse(value) }));
  for (const { name, share } of lots) if (!share.success) errors[name] = share.error.issues[0]?.message ?? "";
  if (!parsed.success || "error" in fromOn || Object.keys(errors).length > 0) return { errors };
  const { title, framework, prices, priceBasis, floor, ceiling, months, threshold, reason } = parsed.data;
  const pay =
    parsed.data.pay === "law" && law.success
      ? ({ kind: "law", weeklyHours: law.data.hours } as const)
      : other.success
        ? ({ kind: "stated", change: other.data.payChange, basis: other.data.payBasis } as const)
        : undefined;
  if (!pay) return { errors: { pay: "Select how pay moved" } };
  return {
    typed: {
      ...{ frameworkId: framework, title, fromOn: fromOn.day, pay, prices, priceBasis, reason },
      bounds: { floor, ceiling },
      ...{ negotiatedMonths: months, weeklyThreshold: threshold },
      lots: lots.flatMap(({ name, share }) =>
        share.success ? [{ lotId: name.slice("share-".length), payShare: share.data }] : [],
      ),
    },
  };
}
