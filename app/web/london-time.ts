import { londonInstant, type Instant } from "#app/domain/calendar.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { dayOfParts } from "./fields.ts";

/**
 * An instant from the boxes `name-day`, `name-month`, `name-year`, `name-hour` and `name-minute`, as London's clocks
 * show it; `what` begins the sentence. Refuses the hour that does not exist in March and the one that comes twice in October.
 */
export function instantOfParts(
  text: (name: string) => string,
  name: string,
  what: string,
): { readonly instant: Instant } | { readonly error: string } {
  const day = dayOfParts(text, name, `the day ${what}`);
  if ("error" in day) return day;
  const [hour, minute] = [text(`${name}-hour`).trim(), text(`${name}-minute`).trim() || "0"];
  if (hour === "") return { error: `Enter the hour ${what}, from 0 to 23` };
  if (!/^[0-9]{1,2}$/.test(hour) || !/^[0-9]{1,2}$/.test(minute)) return { error: notATime(what) };
  const instant = londonInstant({ day: day.day, hour: Number(hour), minute: Number(minute) });
  if (instant.ok) return { instant: instant.value };
  switch (instant.why.kind) {
    case "not-a-time":
      return { error: notATime(what) };
    case "hour-does-not-exist":
      return {
        error:
          "The clocks go forward that night and this time does not exist. Choose a time before 1am or from 2am on",
      };
    case "hour-comes-twice":
      return {
        error:
          "The clocks go back that night and this time comes twice. Choose a time before 1am or from 2am on",
      };
    default:
      return unreachable(instant.why.kind);
  }
}

function notATime(what: string): string {
  return `The time ${what} must be an hour from 0 to 23 and minutes from 0 to 59, like 12 and 00`;
}
