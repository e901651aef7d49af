import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import type { Task, TaskName, TaskStatus } from "#app/domain/application/tasks.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { dayInWords, deadlineInWords, inWords, shortDay, timeInWords } from "#app/domain/calendar-words.ts";
import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import { formatPounds, type Pence } from "#app/domain/money.ts";
import type { RateCardEntry } from "#app/domain/pricing/rate-card.ts";
import type { OutsideBound, RePricing } from "#app/domain/pricing/re-pricing.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { paths } from "#app/web/paths.ts";

/** The word of each status, as the Design System names them. */
export const statusWords: Readonly<Record<TaskStatus, string>> = {
  completed: "Completed",
  incomplete: "Incomplete",
  optional: "Optional",
  "cannot-start": "Cannot start yet",
  problem: "There is a problem",
};

/** A section's name on the task list and in its own heading. */
export function taskTitle(name: TaskName, questions: readonly { code: string; text: string }[]): string {
  switch (name.kind) {
    case "organisation":
      return "Your organisation";
    case "declaration":
      return "Declaration";
    case "lots":
      return "Choose your lots";
    case "lot":
      return "Where you work, and how much room you have";
    case "prices":
      return "Your prices";
    case "costs":
      return "Your costs";
    case "standards":
      return "Standards that you must meet";
    case "question":
      return questions.find((one) => one.code === name.code)?.text ?? name.code;
    case "documents":
      return "Documents";
    case "partners":
      return "Partners";
    default:
      return unreachable(name);
  }
}

/** Where a section is filled in. */
export function taskPath(applicationId: string, name: TaskName): string {
  switch (name.kind) {
    case "lot":
      return paths.applicationLot(applicationId, name.lotId);
    case "prices":
      return paths.applicationPrices(applicationId, name.lotId);
    case "costs":
      return paths.applicationCosts(applicationId, name.lotId);
    case "question":
      return paths.applicationQuestion(applicationId, name.code);
    case "organisation":
    case "declaration":
    case "lots":
    case "standards":
    case "documents":
    case "partners":
      return paths.applicationSection(applicationId, name.kind);
    default:
      return unreachable(name);
  }
}

/** Which sections are left, for the page that refuses a submission, with the lots whose prices wait for an answer. */
export function leftInWords(
  tasks: readonly Task[],
  lots: readonly { readonly id: string; readonly number: number; readonly title: string }[],
): string {
  if (tasks.length === 0) return "";
  const count = tasks.length === 1 ? "1 section is" : `${tasks.length} sections are`;
  const costs = tasks.some(({ name }) => name.kind === "costs")
    ? " A lot that you chose must have a cost model for each place, which explains its price: open “Your costs”."
    : "";
  const owing = tasks.flatMap(({ name, lacks }) => {
    const lot = "lotId" in name && lacks ? lots.find(({ id }) => id === name.lotId) : undefined;
    return lot ? [` ${owedInWords(lot)}`] : [];
  });
  return `${count} not completed. Complete every section, then submit.${costs}${owing.join("")}`;
}

function owedInWords({ number, title }: { readonly number: number; readonly title: string }): string {
  return `Lot ${number}, ${title}, has prices below their lawful cost: say on its price page how you would keep them up.`;
}

/** That a round takes nothing now, with the time at which the request arrived. */
export function notOpenInWords({ opensAt, closesAt, arrivedAt }: RoundNotOpen): string {
  if (arrivedAt.getTime() < opensAt.getTime())
    return `This round opens at ${inWords(opensAt)}. Nothing was sent.`;
  return `This round closed at ${deadlineInWords(closesAt)}. Your request arrived at ${toTheSecond(arrivedAt)}, so it was not taken.`;
}

/** "11:59:30am on Friday 4 December 2026". */
export function toTheSecond(instant: Instant): string {
  return `${timeInWords(instant)} on ${dayInWords(dayOf(instant))}`;
}

/** Why a price is refused, and what to do about it. */
export function overCapInWords(
  cap: { readonly capPence: Pence; readonly asOf: Day },
  unit: Unit,
  closesAt: Instant,
) {
  return `The cap is ${formatPrice(cap.capPence, unit)} from ${shortDay(cap.asOf)}. Enter ${formatPounds(cap.capPence)} or less, or ask the council for an exception before ${deadlineInWords(closesAt)}`;
}

/** That a price moves further from the last rate than the round's bound, and what happens to it. */
export function outsideBoundInWords(
  { lastPence, leastPence, mostPence }: OutsideBound,
  beyond: RePricing["beyond"],
): string {
  const range = `between ${formatPounds(leastPence)} and ${formatPounds(mostPence)}`;
  return beyond === "refuse"
    ? `Your last rate is ${formatPounds(lastPence)}. In this round the price must be ${range}`
    : `Outside the round’s range, ${range}. It is taken, and the council will ask why.`;
}

/** A line of a rate card with where it is priced, as far as that tells it from others: "Waking night, Central". */
export function placeInWords(
  { line, area, location }: Pick<RateCardEntry, "line" | "area" | "location">,
  pricedBy: "LOCATION" | "PROVIDER",
): string {
  const where = [line.title, area.everywhere ? "" : area.name, pricedBy === "LOCATION" ? location.name : ""];
  return where.filter(Boolean).join(", ");
}

/** A price as it stands in its box: "24.38". */
export function inputText(price: Pence): string {
  return formatPounds(price).replaceAll(/[£,]/g, "");
}
