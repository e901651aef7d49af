import { londonInstant } from "#app/domain/calendar.ts";
import { dayOfParts } from "./fields.ts";

type Texts = { readonly text: (name: string) => string };
type Read = { readonly instant: Date } | { readonly errors: Readonly<Record<string, string>> };

/**
 * An instant of the years 2000 to 2099: whole in `at`, or a day in the boxes `day-…` and a time in London in `time`. A
 * time that the clocks skip or show twice is refused.
 */
export function instantOfForm({ text }: Texts): Read {
  const at = text("at");
  if (at) return ofWhole(at);
  const day = dayOfParts(text, "day", "a day");
  const time = /^([0-9]{1,2})[:.]([0-9]{2})$/.exec(text("time").trim());
  const errors: Record<string, string> = {};
  if ("error" in day) errors["day"] = day.error;
  else if (!inRange(day.day)) errors["day"] = "Day must be between 2000 and 2099";
  if (!time) errors["time"] = text("time").trim() === "" ? "Enter a time" : "Time must be like 11:59";
  if ("error" in day || !time || errors["day"]) return { errors };
  const verdict = londonInstant({ day: day.day, hour: Number(time[1]), minute: Number(time[2]) });
  if (verdict.ok) return { instant: verdict.value };
  switch (verdict.why.kind) {
    case "not-a-time":
      return { errors: { time: "Time must be between 00:00 and 23:59" } };
    case "hour-does-not-exist":
      return {
        errors: { time: "That hour does not exist: the clocks go forward that night. Choose another" },
      };
    case "hour-comes-twice":
      return { errors: { time: "That hour comes twice: the clocks go back that night. Choose another" } };
  }
}

function ofWhole(at: string): Read {
  const whole = /^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/.test(at) && inRange(at);
  const instant = new Date(at);
  return whole && !Number.isNaN(instant.getTime())
    ? { instant }
    : { errors: { day: "Choose one of the moments, or enter a day and time" } };
}

function inRange(text: string): boolean {
  return text.startsWith("20");
}
