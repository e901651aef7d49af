import fc from "fast-check";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { ratingAnswers } from "#app/domain/call-off/requirement.ts";
import { idOf } from "#test/factories/market.ts";

export const today = toDay("2026-12-04");

/** Spells around today: past, ended today, current, bounded, begun today, to come. */
const spells = [
  ["2025-10-01", "2026-10-01"],
  ["2025-10-01", "2026-12-04"],
  ["2025-10-01", null],
  ["2025-10-01", "2026-12-05"],
  ["2026-12-04", null],
  ["2026-12-05", null],
] as const;
export const centre = { easting: 358_000, northing: 173_000 };
export const providers = 4;

const spell = fc.constantFrom(...spells);
const often = fc.constantFrom(spells[2], spells[2], spells[2], ...spells);
const index = (below: number) => fc.integer({ min: 0, max: below - 1 });
/** Mostly nothing: what asks for everything finds nobody. */
const seldom = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: of });
const list = <T>(of: fc.Arbitrary<T>, maxLength: number) => fc.array(of, { maxLength });

/** A small market by numbers: who holds what, from where, at what price, with what room. */
export const smallWorlds = fc.record({
  places: fc.array(
    fc.record({
      provider: index(providers),
      at: fc.option(
        fc.record({
          east: fc.constantFrom(0, 1_000, 8_046, 8_047, 12_000, 40_000),
          north: fc.constantFrom(0, 500),
        }),
        { freq: 6 },
      ),
      rating: fc.constantFrom(...ratingAnswers),
      deregistered: fc.constantFrom(false, false, false, true),
      dementia: fc.boolean(),
    }),
    { minLength: 3, maxLength: 7 },
  ),
  organisationsAt: fc.array(fc.boolean(), { minLength: providers, maxLength: providers }),
  memberships: fc.uniqueArray(
    fc.record({
      provider: index(providers),
      lot: index(3),
      dates: often,
      area: index(3),
      named: fc.boolean(),
    }),
    { minLength: 3, maxLength: 9, selector: ({ provider, lot }) => provider * 3 + lot },
  ),
  optOuts: list(fc.record({ provider: index(providers), dates: spell }), 2),
  stops: list(
    fc.record({
      provider: index(providers),
      lot: seldom(index(4)),
      place: seldom(index(3)),
      dates: fc.constantFrom(...spells.filter(([, to]) => to !== null)),
      lifted: fc.constantFrom(
        null,
        null,
        "2026-12-03T10:00:00Z",
        "2026-12-04T10:00:00Z",
        "2026-12-05T00:00:00Z",
      ),
    }),
    3,
  ),
  rates: fc.uniqueArray(
    fc.record({
      membership: index(5),
      area: index(3),
      place: fc.option(index(2), { freq: 2 }),
      dates: often,
      pence: fc.constantFrom(2_000, 2_200, 2_400, 2_600),
    }),
    {
      minLength: 6,
      maxLength: 16,
      selector: ({ membership, area, place }) => `${membership}-${area}-${place}`,
    },
  ),
  capacity: list(
    fc.record({ place: index(7), lot: index(4), free: index(3), age: fc.constantFrom(0, 3, 7, 8, 30) }),
    10,
  ),
  somali: list(index(providers), 2),
  /** Whether the first line's cap has come down to 23.00 since its rates began, and the second line's in one area to 22.00. */
  lowered: fc.boolean(),
  loweredInArea: fc.boolean(),
  exceptions: list(
    fc.record({
      provider: index(providers),
      dates: fc.constantFrom(...spells.filter(([, to]) => to !== null)),
      pence: fc.constantFrom(2_400, 2_600),
    }),
    2,
  ),
});
export type SmallWorld = typeof smallWorlds extends fc.Arbitrary<infer W> ? W : never;

/** Questions of every kind about a small world. */
export const questions = fc.record({
  lots: fc.constantFrom([0], [0], [1], [0, 1], [3], [3, 1]),
  area: seldom(index(2)),
  miles: seldom(fc.constantFrom(1, 5, 25)),
  price: fc.option(
    fc.record({ area: seldom(index(2)), most: fc.constantFrom("shown", "any", 2_000, 2_300) }),
    { freq: 2 },
  ),
  ratings: seldom(fc.subarray([...ratingAnswers], { minLength: 2 })),
  specialism: seldom(fc.constantFrom("Dementia", "Somali", "'; DROP TABLE rate; --")),
  room: seldom(fc.record({ withinDays: fc.constantFrom(null, 3, 7) })),
  includeStopped: fc.boolean(),
});
export type SmallQuestion = typeof questions extends fc.Arbitrary<infer Q> ? Q : never;

const kind = { provider: 20, party: 21, location: 22, organisation: 23, membership: 24 };

/** The small world's ids in a market of its own number. */
export function idsIn(world: number) {
  const id = (of: keyof typeof kind) => (nth: number) => idOf(kind[of], nth, world);
  return {
    provider: id("provider"),
    party: id("party"),
    location: id("location"),
    organisation: id("organisation"),
    membership: id("membership"),
  };
}

/** A membership that names its places names all of its provider's. */
export function placesNamed(of: SmallWorld) {
  return of.memberships.flatMap(({ provider, lot, named }, membership) =>
    of.places.flatMap((place, n) =>
      named && place.provider === provider ? [{ membership, place: n, lot, provider }] : [],
    ),
  );
}

/** Prices of memberships that are there, for the organisation or one of its own places, one of each at a time. */
export function ratesIn(of: SmallWorld) {
  const rates = of.rates.flatMap((rate) => {
    const held = of.memberships[rate.membership];
    if (!held) return [];
    const own = of.places.flatMap((place, n) => (place.provider === held.provider ? [n] : []));
    const place = rate.place === null ? null : (own[rate.place % own.length] ?? null);
    return [{ ...rate, place, provider: held.provider, lot: held.lot }];
  });
  const key = (rate: (typeof rates)[number]) => `${rate.membership} ${rate.area} ${rate.place}`;
  return rates.filter((one, n) => rates.findIndex((other) => key(other) === key(one)) === n);
}

/** The cap today of the line of a lot in an area. */
export function capTodayIn(of: SmallWorld, lot: number, area: number, otherwise: number): number {
  if (of.lowered && lot === 0) return 2_300;
  return of.loweredInArea && lot === 1 && area === 1 ? 2_200 : otherwise;
}

/** The most that an exception to the first line's cap allows a provider today. */
export function exceptionIn(of: SmallWorld, provider: number, lot: number): number | null {
  const holding = of.exceptions.filter(
    (one) => lot === 0 && one.provider === provider && one.dates[0] <= today && (one.dates[1] ?? "") > today,
  );
  return holding.length === 0 ? null : Math.max(...holding.map((one) => one.pence));
}

/** What was last stated of each lot at each place; nothing was stated twice on one day. */
export function capacityIn(of: SmallWorld) {
  const newestFirst = of.capacity
    .filter(({ place }) => place < of.places.length)
    .sort((a, b) => a.age - b.age);
  return newestFirst.filter(
    (one, n) => newestFirst.findIndex((other) => other.place === one.place && other.lot === one.lot) === n,
  );
}

/** The day so many days before today. */
export function daysAgo(days: number): Day {
  return toDay(new Date(Date.UTC(2026, 11, 4 - days)).toISOString().slice(0, 10));
}
