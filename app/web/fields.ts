import { z } from "zod";
import { parseDayParts, type Day } from "#app/domain/calendar.ts";
import { brandColour, leastContrast } from "#app/domain/colour.ts";
import {
  formatCount,
  decimal4,
  basisPoints,
  compareExact,
  exact,
  parseDecimal4,
  parsePounds,
  type BasisPoints,
  type Decimal4,
  type Pence,
} from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Text that must be there, up to so many characters; `what` completes "Enter …". */
export function textField(what: string, maximum = 200) {
  const name = what.replace(/^(the|your|a|an) /, "");
  return z
    .string()
    .trim()
    .min(1, `Enter ${what}`)
    .max(maximum, `${name[0]?.toUpperCase()}${name.slice(1)} must be ${maximum} characters or less`)
    .refine((value) => !value.includes("\u0000"), `Enter ${what} without control characters`);
}

/** Text that may be left empty. */
export function optionalTextField(what: string, maximum = 200) {
  return z.string().trim().max(maximum, `${what} must be ${maximum} characters or less`);
}

/** One of the values offered; `sentence` is the whole message, like "Select how you price this lot". */
export function choiceField<const T extends readonly [string, ...string[]]>(values: T, sentence: string) {
  return z.enum(values, { error: sentence });
}

export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter an email address")
  .max(254, "Email address must be 254 characters or less")
  .pipe(z.email("Enter an email address in the correct format, like name@example.com"));

/** A whole web address, or nothing. */
export function webField(what: string) {
  return z
    .string()
    .trim()
    .max(500, `${what} must be 500 characters or less`)
    .refine(
      (value) => value === "" || /^https?:\/\/[^\s/.]+\.[^\s]+$/i.test(value),
      `${what} must be a whole web address, like https://www.example.org`,
    );
}

/** A colour on which white words can be read. */
export const colourField = z.string().transform((text, context): string => {
  const verdict = brandColour(text);
  if (verdict.ok) return verdict.value;
  const message =
    verdict.why.kind === "not-a-colour"
      ? "Colour must be six hexadecimal figures, like #005a6f"
      : `Colour is too pale for white words: its contrast is ${verdict.why.ratio} to 1 and must be ${leastContrast} or more`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** A password as it was typed, blanks and all. */
export function passwordField(sentence: string) {
  return z.string().min(1, sentence).max(200, "Password must be 200 characters or less");
}

/** A public number that may be left empty; `read` is the rule that knows its form. */
export function numberField(
  read: (text: string) => { readonly ok: true; readonly value: string } | { readonly ok: false },
  sentence: string,
) {
  return z
    .string()
    .trim()
    .transform((text, context): string => {
      const verdict = text === "" ? { ok: true as const, value: "" } : read(text);
      if (verdict.ok) return verdict.value;
      context.addIssue({ code: "custom", message: sentence });
      return z.NEVER;
    });
}

/** A price in pounds and pence, more than nought. */
export const moneyField = z.string().transform((text, context): Pence => {
  const parsed = parsePounds(text);
  if (parsed.ok && parsed.value > 0) return parsed.value;
  context.addIssue({
    code: "custom",
    message: parsed.ok ? "Price must be more than £0" : priceSentence(parsed.why.kind),
  });
  return z.NEVER;
});

function priceSentence(
  kind: "empty" | "not-a-number" | "too-many-decimals" | "negative" | "too-large",
): string {
  switch (kind) {
    case "empty":
      return "Enter a price, like 21.50";
    case "not-a-number":
      return "Price must be a number in pounds and pence, like 21.50";
    case "too-many-decimals":
      return "Price must have no more than two decimal places, like 21.50";
    case "negative":
      return "Price must be more than £0";
    case "too-large":
      return "Price must be less than £10,000,000";
    default:
      return unreachable(kind);
  }
}

/** The sum of a contract in pounds and pence, more than nought and below a thousand million; `what` completes "Enter …". */
export function contractSumField(what: string) {
  return z.string().transform((text, context): Pence => {
    const parsed = parsePounds(text, 9);
    if (parsed.ok && parsed.value > 0) return parsed.value;
    const empty = !parsed.ok && parsed.why.kind === "empty";
    context.addIssue({
      code: "custom",
      message: empty
        ? `Enter ${what}, like 125,000`
        : `${capital(what)} must be a sum in pounds above £0 and below £1,000,000,000, like 125,000`,
    });
    return z.NEVER;
  });
}

/** A share or a change in per cent from nought to 100, with up to two decimals, as basis points; `what` completes "Enter …". */
export function percentField(what: string) {
  return z.string().transform((text, context): BasisPoints => {
    const parsed = parsePounds(text.replace(/\s*%\s*$/, ""));
    if (parsed.ok && parsed.value <= 10_000 && !text.includes("£")) return basisPoints(parsed.value);
    const empty = !parsed.ok && parsed.why.kind === "empty";
    context.addIssue({
      code: "custom",
      message: empty
        ? `Enter ${what}, like 4.10`
        : `${capital(what)} must be a per cent from 0 to 100, like 4.10`,
    });
    return z.NEVER;
  });
}

/** A whole number between two bounds; `what` completes "Enter …". */
export function wholeField(what: string, least: number, most: number) {
  return z
    .string()
    .trim()
    .refine((text) => /^[0-9]{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      message: `${capital(what)} must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);
}

/** A figure with up to four decimals between two bounds; `what` completes "Enter …". */
export function decimalField(
  what: string,
  { above, most }: { readonly above?: string; readonly most: string },
) {
  return z.string().transform((text, context): Decimal4 => {
    const parsed = parseDecimal4(text);
    const within =
      parsed.ok &&
      !text.includes("£") &&
      compareExact(exact(parsed.value), exact(most)) <= 0 &&
      (above === undefined || compareExact(exact(parsed.value), exact(above)) > 0);
    if (within) return parsed.value;
    const empty = !parsed.ok && parsed.why.kind === "empty";
    const least = above === undefined ? "from 0" : `above ${above}`;
    const bounds = `${least} to ${formatCount(decimal4(most))}`;
    context.addIssue({
      code: "custom",
      message: empty
        ? `Enter ${what}, like 1 or 0.25`
        : `${capital(what)} must be a number ${bounds}, like 1 or 0.25`,
    });
    return z.NEVER;
  });
}

/** A day from the three boxes `name-day`, `name-month`, `name-year`. */
export function dayOfParts(
  text: (name: string) => string,
  name: string,
  what: string,
): { readonly day: Day } | { readonly error: string } {
  const parsed = parseDayParts({
    day: text(`${name}-day`),
    month: text(`${name}-month`),
    year: text(`${name}-year`),
  });
  if (parsed.ok) return { day: parsed.value };
  switch (parsed.why.kind) {
    case "empty":
      return { error: `Enter ${what}` };
    case "missing-parts":
      return { error: `${capital(what)} must include a ${parsed.why.missing.join(" and ")}` };
    case "not-a-date":
      return { error: `${capital(what)} must be a real date` };
    default:
      return unreachable(parsed.why);
  }
}

/** What a form says with its days, read by name; or a sentence for each of either that is not as it should be. */
export function withDays<T, Name extends string>(
  parsed: z.ZodSafeParseResult<T>,
  text: (name: string) => string,
  asked: Readonly<Record<Name, string>>,
):
  | { readonly said: T; readonly days: Readonly<Record<Name, Day>> }
  | { readonly errors: Record<string, string> } {
  const errors = parsed.success ? {} : sentences(parsed.error);
  const days: Partial<Record<Name, Day>> = {};
  for (const name of Object.keys(asked) as Name[]) {
    const read = dayOfParts(text, name, asked[name]);
    if ("error" in read) errors[name] = read.error;
    else days[name] = read.day;
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  return { said: parsed.data, days: days as Record<Name, Day> };
}

function capital(words: string): string {
  const bare = words.replace(/^(the|your|a|an) /, "");
  return `${bare[0]?.toUpperCase() ?? ""}${bare.slice(1)}`;
}

/** One sentence for each bad field of a form that zod refused. */
export function sentences(error: z.ZodError): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) found[issue.path.join(".")] ??= issue.message;
  return found;
}
