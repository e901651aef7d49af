import {
  slotsInOneLine,
  type CareSlot,
  type CareSlots,
} from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { expectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { digestOf } from "#app/data/care-needs.server.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { councilId, personId } from "./commissioning.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import type { DemonstrationPlacement } from "./placements-of-people.ts";

/** Of every so many people with a package of their own, one has no needs on file, and of one the price is far above or below them. */
const oneIn = { unrecorded: 6, dear: 57, cheap: 83 };

/** A residential week so dear, in pence, that hours which are no longer needed are often behind it, and one that buys no more than a plain bed. */
const [dearWeek, plainWeek] = [265_000, 80_000];

/**
 * What care takes in a week for most people with a package of their own, in line with its price: most are near to what is
 * paid, those of a few members a little under it, and a few are far off. In homes that is a shared team and one-to-one hours.
 */
export function addCareNeeds(
  ledger: Ledger,
  placements: readonly DemonstrationPlacement[],
  byLot: ReadonlyMap<number, CostParameters>,
) {
  const dice = diceOf(6_117);
  const known = new Set<string>();
  const slopes = new Map([...byLot].map(([lot, parameters]) => [lot, slopeOf(parameters)]));
  placements.filter(isBespoke).forEach((placement, place) => {
    const slope = slopes.get(placement.lot);
    const isOwn = placement.providerId === idOf("provider", 1);
    const ratio = ratioOf(dice, placement, place);
    if (!slope || (place % oneIn.unrecorded === 4 && !isOwn)) return;
    const slots = slotsFor(dice, placement, { ratio, slope, place });
    addNeed(ledger, placement, slots, known);
  });
}

function addNeed(
  ledger: Ledger,
  { id, fromOn }: DemonstrationPlacement,
  slots: CareSlots,
  known: Set<string>,
) {
  const digest = digestOf(slots);
  if (!known.has(digest))
    ledger.add("care_need", {
      commissioner_id: councilId,
      digest,
      slots: JSON.parse(slotsInOneLine(slots)),
    });
  known.add(digest);
  ledger.add("care_need_of", {
    ...{ id: idOf("care need", id), commissioner_id: councilId, placement_id: id, version: 1, digest },
    ...{ from_on: fromOn, source: "assessment", recorded_by: personId("assessor") },
    recorded_at: `${fromOn}T09:30:00Z`,
  });
}

/** Whose week is made for one person: in homes those with one-to-one hours or of working age with a need of their own, in supported housing and living everybody. */
function isBespoke({ lot, reason, toOn, elements }: DemonstrationPlacement): boolean {
  if (toOn !== null) return false;
  if (lot === 3 || lot === 5) return true;
  return (
    (lot === 1 || lot === 2) &&
    (elements.some(({ code }) => code.endsWith("-121")) ||
      /^(learning-disability|mental-health)$/.test(reason))
  );
}

/** What is paid for what is expected. */
function ratioOf(dice: Dice, { lot, weekly, providerId }: DemonstrationPlacement, place: number): number {
  const sum = Array.from({ length: 12 }, () => dice.whole(-1_000, 1_000)).reduce((one, other) => one + other);
  const usual = Math.exp((0.042 * sum) / 2_000) * dearnessOf(providerId);
  if (lot === 2 && weekly < plainWeek) return place % 2 === 0 ? 0.58 + (place % 8) / 50 : usual;
  if (lot === 2 && weekly > dearWeek && place % 2 === 0) return usual + 0.22 + (place % 5) / 20;
  if (place % oneIn.dear === 30) return usual + 0.2 + (place % 6) / 15;
  if (place % oneIn.cheap === 60) return usual - 0.22 - (place % 4) / 30;
  return usual;
}

/** Of every hundred members three ask nearly a tenth more than care takes, three a little more, and three less. */
function dearnessOf(providerId: string): number {
  const among = parseInt(providerId.slice(0, 3), 16) % 100;
  if (among < 3) return 1.09;
  if (among < 6) return 1.06;
  return among < 9 ? 0.92 : 0.985 + (among % 4) / 100;
}

/** What a week costs without any hours, and each hour of a worker on top, in pence. */
type Slope = { readonly fixed: number; readonly anHour: number };

function slopeOf(parameters: CostParameters): Slope {
  const at = (hours: string) => {
    const cost = expectedCost([{ kind: "one-to-one", hours: decimal4(hours) }], parameters);
    if (!cost.ok) throw new Error("Nothing is worked out from the demonstration's figures");
    return cost.value.middle;
  };
  const [ten, forty] = [at("10"), at("40")];
  return { fixed: ten - (forty - ten) / 3, anHour: (forty - ten) / 30 };
}

type Aim = { readonly ratio: number; readonly slope: Slope; readonly place: number };

/** Hours that come to what the week should cost. */
function slotsFor(
  dice: Dice,
  { lot, weekly, elements }: DemonstrationPlacement,
  { ratio, slope, place }: Aim,
): CareSlots {
  const hours = (weekly / ratio - slope.fixed) / slope.anHour;
  if (lot === 3 || lot === 5) return ownHours(dice, Math.min(Math.max(hours, 1), 150), place);
  const bought = elements.find(({ code }) => code.endsWith("-121"))?.units ?? 0;
  return hoursOfHome(dice, Math.max(hours, 3), bought / ratio);
}

/** One to one alone, part of them shared, or some of them by two at once. */
function ownHours(dice: Dice, hours: number, place: number): CareSlots {
  const nth = place % 3;
  if (hours < 8 || nth === 1) return [alone(hours)];
  if (nth === 2) {
    const double = Math.round(hours / 6);
    return [alone(hours - 2 * double), { kind: "two-to-one", hours: half(double) }];
  }
  const people = dice.whole(2, 4);
  const shared = Math.min(Math.round(hours * 0.4) * people, 160);
  return [{ kind: "shared", hours: half(shared), people }, alone(hours - shared / people)];
}

/** Those of the home's team, by as many people as share them, and one to one about as many as are bought. */
function hoursOfHome(dice: Dice, hours: number, bought: number): CareSlots {
  const wanted = Math.min(bought, hours * 0.8);
  const own = wanted < 1 ? 0 : Math.round(wanted * 2) / 2;
  const people = Math.max(Math.min(dice.whole(4, 8), Math.floor(160 / (hours - own))), 1);
  const shared = Math.min((hours - own) * people, 160);
  const team = { kind: "shared", hours: half(shared), people } as const;
  const rest = hours - shared / people;
  return rest < 1 ? [team] : [team, alone(rest)];
}

function alone(hours: number): CareSlot {
  return { kind: "one-to-one", hours: half(hours) };
}

/** To half an hour. */
function half(hours: number): Decimal4 {
  return decimal4(String(Math.max(Math.round(hours * 2) / 2, 0.5)));
}
