import { outcodeOf } from "#app/domain/framework/postcode.ts";
import type { PriceArea } from "#app/domain/pricing/cap.ts";
import { referencePostcodes, type PlacedPostcode } from "../reference/postcodes.ts";
import { idOf } from "./ledger.ts";

/** The zones in which home care is priced apart. */
export type Zone = "urban" | "suburban" | "rural";

/** A part of the made-up city. Postcode districts are real: places are facts; everything put there is invented. */
export type DemonstrationArea = {
  readonly code: string;
  readonly name: string;
  readonly zone?: Zone;
  readonly outcodes: readonly string[];
};

/** "Everywhere" first, then the parts that have prices of their own. */
export const areas: readonly DemonstrationArea[] = [
  { code: "everywhere", name: "Everywhere", outcodes: [] },
  { code: "central", name: "Central", zone: "urban", outcodes: ["BS1", "BS2", "BS6", "BS8"] },
  {
    code: "north",
    name: "North",
    zone: "suburban",
    outcodes: ["BS7", "BS9", "BS10", "BS11", "BS32", "BS34"],
  },
  { code: "south", name: "South", zone: "suburban", outcodes: ["BS3", "BS4", "BS13", "BS14"] },
  { code: "east", name: "East", zone: "suburban", outcodes: ["BS5", "BS15", "BS16", "BS30"] },
  {
    code: "rural",
    name: "Rural edge",
    zone: "rural",
    outcodes: [
      ...["BS20", "BS21", "BS22", "BS23", "BS24", "BS25", "BS26", "BS27", "BS28", "BS29", "BS31"],
      ...["BS35", "BS36", "BS37", "BS39", "BS40", "BS41", "BS48", "BS49"],
    ],
  },
];

/** The id of an area by its code. */
export const areaId = (code: string) => idOf("area", code);

/** The areas as prices know them. */
export const priceAreas: readonly PriceArea[] = areas.map(({ code, name }) => ({
  id: areaId(code),
  name,
  everywhere: code === "everywhere",
}));

const cityOutcodes = [
  "BS1",
  "BS2",
  "BS3",
  "BS4",
  "BS5",
  "BS6",
  "BS7",
  "BS8",
  "BS9",
  "BS10",
  "BS11",
  "BS13",
  "BS14",
];

/** Where organisations may be put: in the city, or in the towns and villages around it. */
export function demonstrationPlaces(): {
  readonly inCity: readonly PlacedPostcode[];
  readonly around: readonly PlacedPostcode[];
} {
  const known = new Set(areas.flatMap((area) => area.outcodes));
  const places = referencePostcodes().filter((place) => known.has(place.outcode));
  return {
    inCity: places.filter((place) => cityOutcodes.includes(place.outcode)),
    around: places.filter((place) => !cityOutcodes.includes(place.outcode)),
  };
}

/** The part of the city in which a postcode lies; undefined outside all of them. */
export function areaOf(postcode: string): DemonstrationArea | undefined {
  return areas.find((area) => area.outcodes.includes(outcodeOf(postcode)));
}
