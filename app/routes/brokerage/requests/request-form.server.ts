import { z } from "zod";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { streams } from "#app/domain/brokerage/funding.ts";
import { needDomains, type Need } from "#app/domain/brokerage/need.ts";
import { readPersonRef, type PersonRefRefusal } from "#app/domain/brokerage/person-ref.ts";
import { isDistrict, type RequestDetails, type RequestLine } from "#app/domain/brokerage/request-details.ts";
import { ageBands, supportReasons } from "#app/domain/brokerage/support-reason.ts";
import { normalisePostcode } from "#app/domain/framework/postcode.ts";
import { decimalField, dayOfParts, wholeField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { fieldOrder, lineSlots } from "./request-form-view.ts";
import { needWords } from "#app/components/brokerage/need-words.ts";

type Errors = Record<string, string>;

/** Reads the form of a request: its details, or one sentence for each field that is not as it should be, in their order. */
export function readRequest(
  fields: Fields,
): { readonly details: RequestDetails } | { readonly errors: Errors } {
  const errors: Errors = {};
  const fail = <T>(name: string, sentence: string, instead: T): T => {
    errors[name] ??= sentence;
    return instead;
  };
  const choice = <const T extends readonly [string, ...string[]]>(
    name: string,
    values: T,
    sentence: string,
  ) => {
    const parsed = z.enum(values).safeParse(fields.text(name));
    return parsed.success ? parsed.data : fail<T[number]>(name, sentence, values[0]);
  };
  const ref = readPersonRef(fields.text("personRef"));
  if (!ref.ok) errors["personRef"] = refSentence(ref.why);
  const ageBand = choice("ageBand", ageBands, "Select the age band");
  const supportReason = choice("supportReason", supportReasons, "Select the main reason for support");
  const needs = needDomains.flatMap((domain) => readNeed(fields, domain, errors));
  if (needs.length === 0 && !Object.keys(errors).some((name) => name.startsWith("need-")))
    errors["needs"] = "Say what is needed in at least one of the nine";
  const how = choice("how", ["lines", "help"], "Say whether you know which service is needed");
  const lines = lineSlots.flatMap((slot) => readLine(fields, slot, errors));
  if (how === "help" && lines.length > 0)
    errors["how"] ??= "Say that you know the service, or empty the service lines";
  if (how === "lines" && errors["how"] === undefined && lines.length === 0)
    errors["line-1"] ??= "Select a service line, or ask for help to choose";
  const place = readDistrict(fields.text("district"), errors);
  const startsOn = readDay(fields, "starts", "the day on which support starts", errors);
  const endsOn = dayTyped(fields, "ends")
    ? readDay(fields, "ends", "the last day of support", errors)
    : undefined;
  const urgency = choice("urgency", ["ROUTINE", "URGENT"], "Say how urgent it is");
  const preferences = fields.text("preferences").trim();
  if (preferences.length > 2_000) errors["preferences"] = "What matters must be 2,000 characters or less";
  const paying = streams.filter((stream) => fields.all("streams").includes(stream));
  if (paying.length === 0) errors["streams"] = "Select who may pay";
  const rung = uuidOrNone(fields.text("rungFrom"));
  const area = uuidOrNone(fields.text("area"));
  if (Object.keys(errors).length > 0 || !ref.ok || !startsOn) return { errors: inOrder(errors) };
  const details: RequestDetails = {
    ...{ personRef: ref.value, ageBand, supportReason, needs, lines, helpToChoose: how === "help" },
    ...{ rungFromId: rung, areaId: area, postcodeDistrict: place, startsOn, urgency, preferences },
    ...{ endsOn: endsOn ? addDays(endsOn, 1) : null, streams: paying },
  };
  return { details };
}

function refSentence({ kind }: PersonRefRefusal): string {
  switch (kind) {
    case "empty":
      return "Enter your council’s own reference of the person, like P-48213";
    case "identifies-a-person":
      return "This looks like a name, an NHS number, a telephone number, an address or a date of birth. Enter your council’s own reference, like P-48213";
    case "not-a-reference":
      return "This looks like a name or an address. Enter your council’s own reference of the person: capitals, figures and hyphens, like P-48213";
  }
}

/** Nothing where every box of a domain is empty. */
function readNeed(fields: Fields, domain: Need["domain"], errors: Errors): readonly Need[] {
  const name = `need-${domain}`;
  const [times, minutes, staff, people, words] = ["times", "minutes", "staff", "people", "words"].map(
    (part) => fields.text(`${name}-${part}`).trim(),
  );
  if (![times, minutes, words].some(Boolean)) return [];
  const what = needWords[domain].toLowerCase();
  const read = {
    timesAWeek: wholeField(`times a week for ${what}`, 1, 336).safeParse(times),
    minutes: wholeField(`minutes for ${what}`, 1, 1_440).safeParse(minutes),
    staff: wholeField(`staff for ${what}`, 1, 3).safeParse(staff || "1"),
    people: wholeField(`people who share ${what}`, 1, 12).safeParse(people || "1"),
  };
  const boxes = { timesAWeek: "times", minutes: "minutes", staff: "staff", people: "people" } as const;
  for (const [key, box] of Object.entries(boxes) as [keyof typeof boxes, string][]) {
    const parsed = read[key];
    if (!parsed.success) errors[`${name}-${box}`] = parsed.error.issues[0]?.message ?? "Enter a number";
  }
  if ((words ?? "").length > 500)
    errors[`${name}-words`] = `What is needed for ${what} must be 500 characters or less`;
  const { timesAWeek, minutes: each, staff: workers, people: sharing } = read;
  if (!timesAWeek.success || !each.success || !workers.success || !sharing.success) return [];
  const ratio = { staff: workers.data as 1 | 2 | 3, people: sharing.data };
  return [{ domain, timesAWeek: timesAWeek.data, minutes: each.data, ratio, words: words ?? "" }];
}

const unitsField = decimalField("units a week", { above: "0", most: "168" });

/** Nothing where every box of a line is empty. */
function readLine(fields: Fields, slot: number, errors: Errors): readonly RequestLine[] {
  const [line = "", units = "", schedule = ""] = ["", "-units", "-schedule"].map((part) =>
    fields.text(`line-${slot}${part}`).trim(),
  );
  if (![line, units, schedule].some(Boolean)) return [];
  const id = z.uuid().safeParse(line);
  if (!id.success) errors[`line-${slot}`] = "Select the service line that the units are of";
  const read = unitsField.safeParse(units);
  if (!read.success) errors[`line-${slot}-units`] = read.error.issues[0]?.message ?? "Enter units a week";
  if (schedule.length > 200) errors[`line-${slot}-schedule`] = "When must be 200 characters or less";
  return id.success && read.success
    ? [{ serviceLineId: id.data, units: plain(read.data), schedule }]
    : [{ serviceLineId: "", units: "1", schedule: "" }];
}

/** "10.5000" as "10.5". */
function plain(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

function readDistrict(text: string, errors: Errors): string {
  const typed = text.replace(/\s+/g, "").toUpperCase();
  if (normalisePostcode(text).ok)
    errors["district"] =
      "Enter only the first half of the postcode, like BS5: the whole one could tell where the person lives";
  else if (!isDistrict(typed)) errors["district"] = "Enter the first half of the postcode, like BS5";
  return typed;
}

function dayTyped(fields: Fields, name: string): boolean {
  return ["day", "month", "year"].some((part) => fields.text(`${name}-${part}`).trim() !== "");
}

function readDay(fields: Fields, name: string, what: string, errors: Errors): Day | undefined {
  const read = dayOfParts(fields.text, name, what);
  if ("day" in read) return read.day;
  errors[name] = read.error;
  return undefined;
}

function uuidOrNone(text: string): string | null {
  const parsed = z.uuid().safeParse(text);
  return parsed.success ? parsed.data : null;
}

function inOrder(errors: Errors): Errors {
  const place = ([name]: readonly [string, string]) => fieldOrder.indexOf(name);
  return Object.fromEntries(Object.entries(errors).sort((a, b) => place(a) - place(b)));
}
