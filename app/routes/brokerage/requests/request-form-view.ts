import type { RequestOnFile } from "#app/data/brokerage/requests.server.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { needDomains } from "#app/domain/brokerage/need.ts";
import { dayParts } from "#app/web/form.ts";

/** What stands in the boxes of the form, by their names. */
export type Boxes = Readonly<Record<string, string>>;

/** A box of the form: its name, what stands in it and what is wrong with it. */
export type Box = (name: string) => {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
};

type Named = { readonly id: string; readonly name: string };

/** What can be chosen on the form. */
export type RequestChoices = {
  readonly lots: readonly {
    readonly id: string;
    readonly name: string;
    readonly lines: readonly (Named & { readonly unit: string })[];
  }[];
  readonly areas: readonly Named[];
  readonly rungs: readonly Named[];
};

/** Up to so many service lines are asked for in one request. */
export const lineSlots = [1, 2, 3, 4] as const;

/** Where the first box of each group of boxes stands, for the links of the error summary. */
export const requestTargets: Readonly<Record<string, string>> = {
  starts: "starts-day",
  ends: "ends-day",
  needs: "need-behaviour-times",
};

/** A new request's boxes: nobody is put down as urgent before somebody says so. */
export function freshBoxes(firstLine: string | null): Boxes {
  return { urgency: "ROUTINE", ...(firstLine ? { how: "lines", "line-1": firstLine } : {}) };
}

/** A request as it stands in the boxes of its form. */
export function boxesOf(request: RequestOnFile, firstLine: string | null): Boxes {
  const boxes: Record<string, string> = {
    ...{ personRef: request.personRef, ageBand: request.ageBand, supportReason: request.supportReason },
    ...{ rungFrom: request.rungFromId ?? "", area: request.areaId ?? "" },
    ...{ district: request.postcodeDistrict, urgency: request.urgency, preferences: request.preferences },
    how: request.helpToChoose && !firstLine ? "help" : "lines",
    ...dayBoxesOf("starts", request.startsOn),
    ...(request.endsOn ? dayBoxesOf("ends", addDays(request.endsOn, -1)) : {}),
  };
  for (const { domain, timesAWeek, minutes, ratio, words } of request.needs) {
    const name = `need-${domain}`;
    Object.assign(boxes, {
      [`${name}-times`]: String(timesAWeek),
      [`${name}-minutes`]: String(minutes),
      [`${name}-staff`]: String(ratio.staff),
      [`${name}-people`]: String(ratio.people),
      [`${name}-words`]: words,
    });
  }
  for (const [at, { serviceLineId, units, schedule }] of request.lines.entries())
    Object.assign(boxes, {
      [`line-${at + 1}`]: serviceLineId,
      [`line-${at + 1}-units`]: units,
      [`line-${at + 1}-schedule`]: schedule,
    });
  if (firstLine && request.lines.length === 0) boxes["line-1"] = firstLine;
  return boxes;
}

function dayBoxesOf(name: string, day: Day): Boxes {
  const parts = dayParts(day);
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${name}-${part}`, value]));
}

/** The fields of the form in their order, so that errors are listed as they are met. */
export const fieldOrder: readonly string[] = [
  ...["personRef", "ageBand", "supportReason", "rungFrom", "needs"],
  ...needDomains.flatMap((domain) =>
    ["times", "minutes", "staff", "people", "words"].map((part) => `need-${domain}-${part}`),
  ),
  "how",
  ...lineSlots.flatMap((slot) => [`line-${slot}`, `line-${slot}-units`, `line-${slot}-schedule`]),
  ...["district", "area", "starts", "ends", "urgency", "preferences", "streams"],
];
