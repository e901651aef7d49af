import { addDays, dayOfWeek, toDay, type Day } from "#app/domain/calendar.ts";
import { councilId, frameworkId, lineId, lotId, personId } from "./commissioning.ts";
import { at } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { byStaff, rowsOf } from "./history-deeds.ts";
import { type PastDeed, idOf, type Ledger, type Row } from "./ledger.ts";
import { lotGuides, requestShapes, type RequestShape } from "./request-shapes.ts";

/** How many requests stand at each stage before anybody is asked, and what happened to them. */
const plan: readonly { readonly stage: Stage; readonly count: number }[] = [
  { stage: "new", count: 8 },
  { stage: "searching", count: 18 },
  { stage: "on-hold", count: 5 },
  { stage: "direct-payment", count: 3 },
  { stage: "archived", count: 6 },
];

type Stage = "new" | "searching" | "on-hold" | "direct-payment" | "archived";

const districts = ["BS1", "BS2", "BS3", "BS4", "BS5", "BS6", "BS7", "BS9", "BS13", "BS14", "BS15", "BS16"];
const heldReasons = [
  "In hospital; the ward plans to discharge next week.",
  "The family asked for a week to think.",
  "An equipment order has to come first.",
];
const archivedReasons = [
  "Supported by family after all.",
  "Moved to another council’s area.",
  "The reablement team found that no more support is needed.",
];

/** Writes some forty requests of two brokers, and for whom each lot is meant. Everything in them is invented. */
export function addRequests(ledger: Ledger) {
  for (const { lot, reasons, least, most } of lotGuides)
    ledger.add("lot_guide", {
      ...{ framework_id: frameworkId, lot_id: lotId(lot), from_on: "2024-04-01", support_reasons: reasons },
      ...{ least_hours: least, most_hours: most },
      source: "Invented for the demonstration: guide to the care ladder, part 2",
    });
  const dice = diceOf(5_005);
  const stages = plan.flatMap(({ stage, count }) => Array.from({ length: count }, () => stage));
  dice.shuffled(stages).forEach((stage, nth) => addRequest(ledger, dice, stage, nth + 1));
}

function addRequest(ledger: Ledger, dice: Dice, stage: Stage, nth: number) {
  const shape = dice.pick(requestShapes);
  const id = idOf("request", nth);
  const urgent = nth > 26 && dice.chance(50);
  // The last ones were made on the day before the demonstration begins; the first three weeks earlier.
  const madeOn = workingDay(addDays(toDay("2026-11-23"), -Math.floor((40 - nth) / 2)));
  const madeAt = at(madeOn, 9 + (nth % 7), (nth * 13) % 60);
  const assignedAt = new Date(madeAt.getTime() + 40 * 60_000);
  const doneAt = new Date(madeAt.getTime() + 90 * 60_000);
  const broker = nth % 3 === 0 ? "broker2" : "broker";
  const startsOn = addDays(toDay("2026-11-26"), urgent ? dice.whole(0, 4) : dice.whole(7, 60));
  ledger.add("placement_request", {
    ...{ id, commissioner_id: councilId, framework_id: frameworkId },
    ...{ reference: `PR-2026-${String(nth).padStart(4, "0")}`, person_ref: `P-${48_200 + nth * 7}` },
    ...{ age_band: dice.pick(shape.ages), support_reason: shape.reason, needs: shape.needs },
    ...{ rung_from_id: shape.rungFrom ? idOf("rung", shape.rungFrom) : null },
    ...{ help_to_choose: shape.lines.length === 0, area_id: null, postcode_district: dice.pick(districts) },
    ...{ starts_on: startsOn, ends_on: shape.weeks ? addDays(startsOn, 7 * shape.weeks) : null },
    ...{ urgency: urgent ? "URGENT" : "ROUTINE", preferences: dice.pick(shape.preferences) },
    ...{ streams: shape.streams, created_by: personId("assessor"), created_at: madeAt },
    ...handled(stage, dice, broker, assignedAt, doneAt),
  });
  addLines(ledger, id, shape, nth);
  if (stage === "direct-payment") addDirectPayment(ledger, id, broker, doneAt);
}

function handled(stage: Stage, dice: Dice, broker: string, assignedAt: Date, doneAt: Date): Row {
  const taken = stage === "new" ? null : personId(broker);
  const archived = stage === "archived";
  return {
    ...{ broker_id: taken, assigned_at: taken ? assignedAt : null },
    held_at: stage === "on-hold" ? doneAt : null,
    held_reason: stage === "on-hold" ? dice.pick(heldReasons) : "",
    ...{ archived_at: archived ? doneAt : null, archived_by: archived ? taken : null },
    archived_reason: archived ? dice.pick(archivedReasons) : "",
  };
}

function addLines(ledger: Ledger, id: string, { lines }: RequestShape, nth: number) {
  lines.forEach(({ lot, code, units, schedule }, place) =>
    ledger.add("placement_request_line", {
      ...{ id: idOf("request line", nth, code), request_id: id, commissioner_id: councilId },
      ...{ lot_id: lotId(lot), service_line_id: lineId(code), units, position: place + 1, schedule },
    }),
  );
}

function addDirectPayment(ledger: Ledger, id: string, broker: string, chosenAt: Date) {
  ledger.add("placement_choice", {
    ...{ id: idOf("choice", id), request_id: id, commissioner_id: councilId },
    ...{
      options: [{ kind: "direct-payment" }],
      kind: "DIRECT_PAYMENT",
      provider_id: null,
      location_id: null,
    },
    ...{ offer_id: null, words: "I would rather find somebody whom I know.", recorded_by: personId(broker) },
    chosen_at: chosenAt,
  });
}

/** The day itself, or the Friday before a weekend. */
function workingDay(day: Day): Day {
  return addDays(day, -Math.max(0, dayOfWeek(day) - 5));
}

type Told = {
  readonly id: string;
  readonly broker_id: string | null;
  readonly created_at: Date;
  readonly assigned_at: Date | null;
  readonly held_at: Date | null;
  readonly held_reason: string;
  readonly archived_at: Date | null;
  readonly archived_reason: string;
};

/** What the trail noted of the requests. */
export function requestHistory(ledger: Ledger): readonly PastDeed[] {
  const choices = rowsOf<{ request_id: string; chosen_at: Date }>(ledger, "placement_choice");
  return rowsOf<Told>(ledger, "placement_request").flatMap((row): readonly PastDeed[] => {
    const subject = { kind: "request", id: row.id } as const;
    const broker = row.broker_id === personId("broker2") ? "broker2" : "broker";
    const made = byStaff("assessor", row.created_at, { kind: "request-made", subject });
    if (!row.assigned_at || !row.broker_id) return [made];
    const choice = choices.find(({ request_id: id }) => id === row.id);
    return [
      made,
      byStaff(broker, row.assigned_at, { kind: "request-assigned", subject, brokerId: row.broker_id }),
      ...(row.held_at
        ? [byStaff(broker, row.held_at, { kind: "request-held", subject }, row.held_reason)]
        : []),
      ...(row.archived_at
        ? [byStaff(broker, row.archived_at, { kind: "request-archived", subject }, row.archived_reason)]
        : []),
      ...(choice
        ? [
            byStaff(broker, choice.chosen_at, {
              ...{ kind: "choice-recorded", subject, choice: "DIRECT_PAYMENT", providerId: "", options: 1 },
            }),
          ]
        : []),
    ];
  });
}
