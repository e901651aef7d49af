import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { formatPounds, mulDivHalfUp, parsePounds, pence, type Pence } from "#app/domain/money.ts";
import { governingCap, type Cap } from "#app/domain/pricing/cap.ts";
import { roundCalendars } from "./days.ts";
import { idOf } from "./ledger.ts";
import { lots, type DemonstrationLine, type DemonstrationLot } from "./lots.ts";
import type { CapBasis, PublishedRate } from "./lots/cap-basis.ts";
import { areaId, areas, priceAreas } from "./places.ts";

/** One version of a price cap of a line in an area, with what it rests on. */
export type CapVersion = Cap & {
  readonly line: string;
  readonly basis: string;
  readonly source: string;
  readonly invented: boolean;
};

const frameworkStartsOn = toDay("2024-04-01");
const upliftOn = toDay("2026-04-01");
/** Staffing is 73.7% of a fee: a wage rise of 4.10% and prices up 3.8% make 4.02%. */
const aprilUplift = {
  numerator: 10_402,
  words: "raised by 4.02% (wages 4.10% on 73.7% of the fee, prices 3.8% on the rest)",
};
const nextRoundUplift = { numerator: 10_150, words: "raised by 1.50%" };
/** The one cap that comes down: the rate of the demonstration's provider is above it, and has to be dealt with. */
export const loweredLine = "SL-WAK";
const lowered = { numerator: 9_560, words: "lowered by 4.40% after the providers opened their books" };

/** The caps of each line by its code, in the order of areas and days. */
export type Caps = ReadonlyMap<string, readonly CapVersion[]>;

/** Every cap of the framework. */
export function capVersions(): Caps {
  const published = publishedRates();
  return new Map(
    lots.flatMap((lot) =>
      lot.lines.map((line) => [
        line.code,
        placesOf(line).flatMap(({ area, basis }) => versionsOf(lot, line.code, area, basis, published)),
      ]),
    ),
  );
}

/** The cap that governs a line in an area on a day. Throws where none does. */
export function capOn(caps: Caps, line: string, area: string, day: Day): Cap {
  const cap = governingCap(caps.get(line) ?? [], priceAreas, area, day);
  if (!cap) throw new Error(`No cap governs ${line} on ${day}`);
  return cap;
}

function placesOf(line: DemonstrationLine): readonly { readonly area: string; readonly basis: CapBasis }[] {
  return areas.flatMap((area) => {
    const basis = area.zone ? line.zones?.[area.zone] : line.cap;
    return basis ? [{ area: area.code, basis }] : [];
  });
}

function versionsOf(
  lot: DemonstrationLot,
  line: string,
  area: string,
  basis: CapBasis,
  published: PublishedRates,
): readonly CapVersion[] {
  const first = firstVersion(line, area, basis, published);
  const nextRound = roundCalendars.at(-1)?.effectiveOn;
  if (lot.uplifted === "never" || !nextRound) return [first];
  if (lot.uplifted === "next-round") return succeed([first], nextRound, nextRoundUplift);
  const change = line === loweredLine ? lowered : nextRoundUplift;
  return succeed(succeed([first], upliftOn, aprilUplift), nextRound, change);
}

function firstVersion(line: string, area: string, basis: CapBasis, published: PublishedRates): CapVersion {
  const id = idOf("cap", line, areaId(area), frameworkStartsOn);
  const place = { id, line, areaId: areaId(area), effectiveFrom: frameworkStartsOn, effectiveTo: null };
  if ("invented" in basis) {
    return {
      ...place,
      pence: pence(basis.invented),
      basis: "Invented for the demonstration",
      source: "None is published",
      invented: true,
    };
  }
  const { amount, source } = published(basis.published);
  return { ...place, pence: amount, basis: "A published rate, taken as the cap", source, invented: false };
}

function succeed(
  versions: readonly CapVersion[],
  from: Day,
  uplift: typeof aprilUplift,
): readonly CapVersion[] {
  const last = versions.at(-1);
  if (!last) return versions;
  const next: CapVersion = {
    ...last,
    id: idOf("cap", last.line, last.areaId, from),
    effectiveFrom: from,
    pence: mulDivHalfUp(last.pence, uplift.numerator, 10_000),
    basis: `Invented for the demonstration: the cap before it, ${uplift.words}`,
    invented: true,
  };
  return [...versions.slice(0, -1), { ...last, effectiveTo: from }, next];
}

type PublishedRates = (wanted: PublishedRate) => { readonly amount: Pence; readonly source: string };

function publishedRates(): PublishedRates {
  const file = readFileSync(path.resolve("prisma/reference/published-rates.csv"), "utf8");
  const rows: readonly Record<string, string>[] = parse(file, { columns: true });
  return ([council, year, service, band]) => {
    const row = rows.find(
      (one) =>
        one["council"] === council &&
        one["financial_year"] === year &&
        one["service"] === service &&
        one["band"] === band,
    );
    const amount = parsePounds(row?.["rate_gbp"] ?? "");
    if (!row || !amount.ok)
      throw new Error(`No published rate of ${council} for ${service}, ${band}, ${year}`);
    const what = [service.replaceAll("_", " "), band].filter(Boolean).join(", ");
    const source = `${council}, ${year}, ${what}: ${formatPounds(amount.value)} (${row["unit"]?.replace("_", " ")}). ${row["source"]}. Confidence: ${row["confidence"]}`;
    return { amount: amount.value, source };
  };
}
