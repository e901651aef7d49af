import type { PlacedPostcode } from "../reference/postcodes.ts";
import { at } from "./days.ts";
import type { Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import type { ProviderKind } from "./lots.ts";
import { demonstrationPlaces } from "./places.ts";
import { ratingOf, servicesOf } from "./regulator.ts";
import {
  ageGroups,
  authoritiesAround,
  cityAuthority,
  houseNames,
  inventedNames,
  lastingNeeds,
  ownSpecialisms,
  streetNames,
} from "./words.ts";

/** A made-up provider, as the rest of the world needs to know it. */
export type DemonstrationProvider = {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly inCity: boolean;
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly specialisms: readonly string[];
  readonly partyId: string;
  /** The location that stands for the whole organisation. */
  readonly organisationId: string;
  readonly locations: readonly DemonstrationLocation[];
};

export type DemonstrationLocation = {
  readonly id: string;
  readonly name: string;
  readonly postcode: string;
  readonly beds: number | null;
};

/** How many providers of each kind: 490 in all. */
const counts: readonly (readonly [kind: ProviderKind, count: number, words: string])[] = [
  ["home-care", 118, "Home Care"],
  ["living", 82, "Support"],
  ["supported", 58, "Supported Living"],
  ["nursing", 46, "Nursing Homes"],
  ["residential", 84, "Care Homes"],
  ["extra-care", 18, "Housing and Care"],
  ["day", 36, "Day Opportunities"],
  ["shared-lives", 8, "Shared Lives"],
  ["assistance", 24, "Personal Assistance"],
  ["technology", 16, "Telecare"],
];
const outsideCity = 265;
const furtherLocations = 130;
const severalPlaces: readonly ProviderKind[] = [
  "nursing",
  "residential",
  "supported",
  "living",
  "extra-care",
];

/** Invents every provider with its locations and writes them down. */
export function addProviders(ledger: Ledger, dice: Dice): readonly DemonstrationProvider[] {
  const kinds = counts.flatMap(([kind, count, words]) =>
    Array.from({ length: count }, () => ({ kind, words })),
  );
  const names = dice.shuffled(inventedNames);
  const outside = new Set(dice.shuffled(kinds.map((_, index) => index).slice(2)).slice(0, outsideCity));
  const sizes = locationCounts(
    dice,
    kinds.map(({ kind }) => kind),
  );
  const places = demonstrationPlaces();
  return kinds.map(({ kind, words }, index) => {
    const inCity = !outside.has(index);
    const plan = {
      number: index + 1,
      kind,
      inCity,
      name: `${names[index]} ${words}`,
      places: inCity ? places.inCity : places.around,
      size: sizes[index] ?? 1,
    };
    return addProvider(ledger, dice, plan);
  });
}

function locationCounts(dice: Dice, kinds: readonly ProviderKind[]): readonly number[] {
  const sizes = kinds.map(() => 1);
  const growing = kinds.flatMap((kind, index) => (severalPlaces.includes(kind) ? [index] : []));
  for (let added = 0; added < furtherLocations; added += 1) {
    const index = dice.pick(growing);
    sizes[index] = (sizes[index] ?? 1) + 1;
  }
  return sizes;
}

type Plan = Pick<DemonstrationProvider, "number" | "kind" | "inCity" | "name"> & {
  readonly places: readonly PlacedPostcode[];
  readonly size: number;
};

function addProvider(ledger: Ledger, dice: Dice, plan: Plan): DemonstrationProvider {
  const { number, kind, inCity, name } = plan;
  const id = idOf("provider", number);
  const word = name.split(" ")[0] ?? name;
  const provider = {
    number,
    id,
    name,
    kind,
    inCity,
    isSmall: dice.chance(72),
    isVoluntary: dice.chance(kind === "day" || kind === "shared-lives" ? 60 : 14),
    contactMail: `office@${word.toLowerCase()}.example`,
    contactPhone: `01632 960${String(number % 1000).padStart(3, "0")}`,
    specialisms: dice.chance(55) ? dice.some(ownSpecialisms, dice.whole(1, 3)) : [],
    partyId: idOf("party", number),
    organisationId: idOf("organisation", number),
  };
  ledger.add("provider", {
    id,
    name,
    companies_house_number: `MU${String(number).padStart(6, "0")}`,
    charity_number: provider.isVoluntary ? `MU-CH-${String(number).padStart(4, "0")}` : null,
    cqc_provider_id: regulatedKind(kind) ? `DEMO-1-${String(number).padStart(6, "0")}` : null,
    is_small: provider.isSmall,
    is_voluntary: provider.isVoluntary,
    contact_mail: provider.contactMail,
    contact_phone: provider.contactPhone,
    website: `https://${word.toLowerCase()}.example`,
    made_up: true,
    created_at: at("2025-02-03", 9),
  });
  ledger.add("party", { id: provider.partyId, lead_provider_id: id, name, joint: false });
  for (const specialism of provider.specialisms)
    ledger.add("provider_specialism", { provider_id: id, specialism });
  const homes = Array.from({ length: plan.size }, (_, index) =>
    addLocation(ledger, dice, { ...plan, id, word, index }),
  );
  const [head] = homes;
  if (head)
    ledger.add("location", {
      ...head.row,
      id: provider.organisationId,
      name,
      organisation: true,
      cqc_location_id: null,
      regulated: false,
      rating: "NOT_RATED",
      rated_on: null,
      beds: null,
    });
  return { ...provider, locations: homes.map(({ location }) => location) };
}

type Site = Plan & { readonly id: string; readonly word: string; readonly index: number };

function addLocation(ledger: Ledger, dice: Dice, site: Site) {
  const place = dice.pick(site.places);
  const number = `${site.number}-${site.index + 1}`;
  const named =
    site.kind === "nursing" || site.kind === "residential" || site.kind === "extra-care" || site.index > 0;
  const name = named
    ? `${site.word} ${houseNames[(site.number + site.index) % houseNames.length]}`
    : site.name;
  const beds = bedsOf(dice, site.kind);
  const regulated = regulatedKind(site.kind);
  const rated = regulated ? ratingOf(dice) : { rating: "NOT_RATED", rated_on: null };
  const row = {
    id: idOf("location", number),
    provider_id: site.id,
    name,
    organisation: false,
    cqc_location_id: regulated ? `DEMO-2-${String(site.number).padStart(6, "0")}-${site.index + 1}` : null,
    cqc_provider_id: regulated ? `DEMO-1-${String(site.number).padStart(6, "0")}` : null,
    regulated,
    registration: "registered",
    address: `${dice.whole(1, 140)} ${dice.pick(streetNames)}, ${site.inCity ? cityAuthority : "near Avonmere"}`,
    postcode: place.postcode,
    easting: place.easting,
    northing: place.northing,
    local_authority: site.inCity ? cityAuthority : dice.pick(authoritiesAround),
    ...rated,
    beds,
    service_types: servicesOf(site.kind),
    specialisms: [...dice.some(lastingNeeds, dice.whole(1, 3)), ...dice.some(ageGroups, dice.whole(1, 2))],
    phone: `01632 960${String((site.number + site.index * 7) % 1000).padStart(3, "0")}`,
    website: `https://${site.word.toLowerCase()}.example`,
    facts_at: at("2026-11-01", 3),
  };
  ledger.add("location", row);
  return { row, location: { id: row.id, name, postcode: place.postcode, beds } };
}

const bedsByKind: Partial<Readonly<Record<ProviderKind, readonly [fewest: number, most: number]>>> = {
  nursing: [28, 80],
  residential: [6, 56],
  "extra-care": [30, 70],
};

function bedsOf(dice: Dice, kind: ProviderKind): number | null {
  const range = bedsByKind[kind];
  return range ? dice.whole(...range) : null;
}

function regulatedKind(kind: ProviderKind): boolean {
  return kind !== "day" && kind !== "technology" && kind !== "assistance";
}
