import { basisPoints, formatPercent, type BasisPoints } from "#app/domain/money.ts";
import { percentField, sentences, wholeField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { z } from "zod";

/** By which index figures may be brought to a price date. */
export const indexChoices = ["mixed", "living-wage", "cpi", "none"] as const;

const form = z.object({
  validMonths: wholeField("the months for which figures are valid", 1, 120),
  index: z.enum(indexChoices, "Select by which index figures are brought to a price date"),
});

type Terms = { readonly validMonths: number; readonly payShare: BasisPoints | null };

/** Reads for how long a dataset's figures are valid and by which index they are brought to a price date. */
export function termsForm(fields: Fields): Terms | { readonly errors: Readonly<Record<string, string>> } {
  const parsed = form.safeParse({ validMonths: fields.text("validMonths"), index: fields.text("index") });
  const share = percentField("pay’s share of the price").safeParse(fields.text("payShare"));
  const mixed = fields.text("index") === "mixed";
  const wrong = mixed && !share.success ? { payShare: share.error.issues[0]?.message ?? "" } : {};
  if (!parsed.success || Object.keys(wrong).length > 0)
    return { errors: { ...(parsed.success ? {} : sentences(parsed.error)), ...wrong } };
  const { validMonths, index } = parsed.data;
  if (index === "none") return { validMonths, payShare: null };
  if (index === "mixed") return { validMonths, payShare: share.data ?? null };
  return { validMonths, payShare: basisPoints(index === "cpi" ? 0 : 10_000) };
}

/** The choices that a stored share of pay stands for. */
export function storedTerms({ validMonths, payShare }: Terms) {
  const index =
    payShare === null ? "none" : payShare === 0 ? "cpi" : payShare === 10_000 ? "living-wage" : "mixed";
  return {
    validMonths: String(validMonths),
    index,
    payShare: index === "mixed" && payShare !== null ? formatPercent(payShare).replace("%", "") : "",
  };
}
