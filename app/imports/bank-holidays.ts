import { z } from "zod";
import { ukParts, type BankHoliday, type NamedHolidays } from "#app/domain/bank-holiday-years.ts";
import { parseDay } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { UkPart } from "#app/domain/working-days.ts";
import { refusalIn, refusing, type FileRefusal } from "./file-refusal.ts";
import { fileText } from "./file-text.ts";

type BadHoliday = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
};

/** What a file of bank holidays holds: the good ones, and the bad ones by their place in their part. */
export type HolidaysRead = { readonly holidays: NamedHolidays; readonly bad: readonly BadHoliday[] };

const mostCharacters = 5_000_000;
const event = z.object({ title: z.string().min(1).max(120), date: z.string().max(40) });
/** As gov.uk answers at /bank-holidays.json. */
const published = z.object({ events: z.array(event) });
/** As the file behind that page holds them: lists by year, with a title and a slug beside them. */
const byYear = z.record(z.string(), z.union([z.array(event), z.string()]));

/**
 * Reads the bank holidays that gov.uk publishes, in either of its two forms: the answer of its address, with days as 2029-12-25, or
 * the file behind it, with days as 25/12/2029. Refuses a file that lacks a part of the United Kingdom.
 */
export async function readBankHolidays(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
): Promise<Verdict<HolidaysRead, FileRefusal>> {
  try {
    const told = jsonOf(await wholeText(stream, fileName), fileName);
    const bad: BadHoliday[] = [];
    const read = (part: UkPart) => holidaysOf(part, told, fileName, bad);
    const holidays = {
      "england-and-wales": read("england-and-wales"),
      scotland: read("scotland"),
      "northern-ireland": read("northern-ireland"),
    };
    if (ukParts.some((part) => holidays[part].length === 0))
      throw refusing("empty", `${fileName} holds no bank holiday of a part of the United Kingdom.`);
    return yes({ holidays, bad });
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return no(refusal);
  }
}

async function wholeText(stream: AsyncIterable<Uint8Array>, fileName: string): Promise<string> {
  let text = "";
  for await (const piece of fileText(stream, fileName)) {
    text += piece;
    if (text.length > mostCharacters)
      throw refusing("unknown-layout", `${fileName} is far larger than a list of bank holidays.`);
  }
  return text;
}

function jsonOf(text: string, fileName: string): Readonly<Record<string, unknown>> {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw refusing("broken-json", `${fileName} is not whole JSON. Take the file from gov.uk again.`);
  }
  const top = z.record(z.string(), z.unknown()).safeParse(told);
  const divisions = z.object({ divisions: z.record(z.string(), z.unknown()) }).safeParse(told);
  if (divisions.success) return divisions.data.divisions;
  if (top.success) return top.data;
  throw unknownLayout(fileName);
}

function holidaysOf(
  part: UkPart,
  told: Readonly<Record<string, unknown>>,
  fileName: string,
  bad: BadHoliday[],
): readonly BankHoliday[] {
  const key = Object.keys(told).find((name) => name === part || name.includes(`.${part}_`));
  if (key === undefined)
    throw refusing("column-missing", `${fileName} has no bank holidays of ${partWords[part]}.`);
  return eventsOf(told[key], fileName).flatMap(({ title, date }, n) => {
    const day = parseDay(date.replace(/^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/, "$3-$2-$1"));
    if (day.ok) return [{ date: day.value, title: titleInWords(title) }];
    const message = "This is not a date, like 2029-12-25 or 25/12/2029.";
    bad.push({ row: n + 1, column: partWords[part], value: date, message });
    return [];
  });
}

function eventsOf(told: unknown, fileName: string) {
  const answered = published.safeParse(told);
  if (answered.success) return answered.data.events;
  const years = byYear.safeParse(told);
  if (years.success) return Object.values(years.data).flatMap((one) => (typeof one === "string" ? [] : one));
  throw unknownLayout(fileName);
}

function unknownLayout(fileName: string): Error {
  return refusing(
    "unknown-layout",
    `${fileName} is not the list of bank holidays that gov.uk publishes: expected each part of the United Kingdom with its days.`,
  );
}

/** The file behind the page names its holidays by keys, like "bank_holidays.early_may". */
function titleInWords(title: string): string {
  const key = /^bank_holidays\.([a-z0-9_]+)$/.exec(title)?.[1];
  if (key === undefined) return title;
  const words = key.replaceAll("_", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

/** What each part is called. */
export const partWords: { readonly [part in UkPart]: string } = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
};
