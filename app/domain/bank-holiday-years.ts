import type { Day } from "./calendar.ts";
import type { UkPart } from "./working-days.ts";

export type BankHoliday = { readonly date: Day; readonly title: string };

/** The bank holidays of every part of the United Kingdom, by their names. */
export type NamedHolidays = { readonly [part in UkPart]: readonly BankHoliday[] };

export const ukParts = [
  "england-and-wales",
  "scotland",
  "northern-ireland",
] as const satisfies readonly UkPart[];

/** What a file would change of one part's bank holidays. */
export type HolidayChange = {
  readonly kind: "new" | "gone" | "renamed" | "same";
  readonly part: UkPart;
  readonly holiday: BankHoliday;
};

/** What is on file with each year that the coming file tells of, for each part, in the place of the same year on file. Other years stay. */
export function withYears(onFile: NamedHolidays, coming: NamedHolidays): NamedHolidays {
  const merged = (part: UkPart) => {
    const told = yearsOf(coming[part]);
    const kept = onFile[part].filter(({ date }) => !told.has(yearOf(date)));
    return [...kept, ...coming[part]].sort((a, b) => (a.date < b.date ? -1 : 1));
  };
  return {
    "england-and-wales": merged("england-and-wales"),
    scotland: merged("scotland"),
    "northern-ireland": merged("northern-ireland"),
  };
}

/** What the coming file would change, holiday by holiday, in the years that it tells of. */
export function holidayChanges(onFile: NamedHolidays, coming: NamedHolidays): readonly HolidayChange[] {
  return ukParts.flatMap((part) => {
    const told = yearsOf(coming[part]);
    const before = new Map(onFile[part].map(({ date, title }) => [date, title]));
    const after = new Set(coming[part].map(({ date }) => date));
    const gone = onFile[part].filter(({ date }) => told.has(yearOf(date)) && !after.has(date));
    return [
      ...coming[part].map((holiday) => ({ kind: kindOf(before.get(holiday.date), holiday), part, holiday })),
      ...gone.map((holiday) => ({ kind: "gone" as const, part, holiday })),
    ];
  });
}

function kindOf(before: string | undefined, { title }: BankHoliday): "new" | "renamed" | "same" {
  if (before === undefined) return "new";
  return before === title ? "same" : "renamed";
}

function yearsOf(holidays: readonly BankHoliday[]): ReadonlySet<string> {
  return new Set(holidays.map(({ date }) => yearOf(date)));
}

function yearOf(date: Day): string {
  return date.slice(0, 4);
}
