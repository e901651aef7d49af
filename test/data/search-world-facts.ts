import type { Day } from "#app/domain/calendar.ts";
import { groundLotIds } from "#app/domain/framework/membership.ts";
import type { CandidateFacts, Requirement } from "#app/domain/call-off/requirement.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Market } from "#test/factories/market.ts";
import {
  capacityIn,
  capTodayIn,
  exceptionIn,
  centre,
  daysAgo,
  idsIn,
  placesNamed,
  ratesIn,
  type SmallQuestion,
  type SmallWorld,
} from "./search-world.ts";

/** Every candidate of the requirement, put together here in memory, without any SQL. */
export function candidatesOf(
  of: SmallWorld,
  world: number,
  made: Market,
  asked: Requirement,
): readonly CandidateFacts[] {
  const ids = idsIn(world);
  const lots = [...made.coreLotIds, made.innovationLotId];
  const areas = [made.everywhereId, ...made.areaIds];
  const grounds = new Set(asked.lots.flatMap(groundLotIds));
  const held = of.memberships.flatMap((m, n) => (grounds.has(lots[m.lot] ?? "") ? [{ ...m, n }] : []));
  const chosen = held.flatMap(({ n, provider }) => {
    const named = placesNamed(of).filter(({ membership }) => membership === n);
    return named.length === 0
      ? [{ provider, place: null as number | null }]
      : named.map(({ place }) => ({ provider, place }));
  });
  const pairs = chosen.filter(
    (one, nth) =>
      chosen.findIndex(({ provider, place }) => provider === one.provider && place === one.place) === nth,
  );
  return pairs.map(({ provider, place }): CandidateFacts => {
    const row = place === null ? undefined : of.places[place];
    const at = row ? row.at : of.organisationsAt[provider] ? { east: 2_000, north: 0 } : null;
    return {
      providerId: ids.provider(provider),
      locationId: place === null ? ids.organisation(provider) : ids.location(place),
      organisationId: ids.organisation(provider),
      memberships: of.memberships
        .filter((m) => m.provider === provider)
        .map((m) => ({
          lotId: lots[m.lot] ?? "",
          activeFrom: m.dates[0] as Day,
          activeTo: m.dates[1] as Day | null,
          areaIds: [areas[m.area] ?? ""],
        })),
      optOuts: of.optOuts
        .filter((o) => o.provider === provider)
        .map((o) => ({
          lotId: made.innovationLotId,
          fromOn: o.dates[0] as Day,
          toOn: o.dates[1] as Day | null,
        })),
      stops: of.stops
        .filter((s) => s.provider === provider)
        .map((s) => ({
          lotId: s.lot === null ? null : (lots[s.lot] ?? ""),
          locationId: s.place === null ? null : ids.location(s.place),
          startsOn: s.dates[0] as Day,
          endsOn: s.dates[1] as Day,
          liftedOn: s.lifted === null ? null : (s.lifted.slice(0, 10) as Day),
        })),
      place: at ? { easting: centre.easting + at.east, northing: centre.northing + at.north } : null,
      rates: ratesIn(of)
        .filter((r) => r.provider === provider)
        .map((r) => ({
          serviceLineId: made.lineIds[r.lot] ?? "",
          areaId: areas[r.area] ?? "",
          locationId: r.place === null ? ids.organisation(provider) : ids.location(r.place),
          pence: pence(r.pence),
          capPence: pence(made.capPence),
          capTodayPence: pence(capTodayIn(of, r.lot, r.area, made.capPence)),
          exceptionTodayPence: exceptionIn(of, r.provider, r.lot) as Pence | null,
          validFrom: r.dates[0] as Day,
          validTo: r.dates[1] as Day | null,
        })),
      rating: row ? row.rating : "not-regulated",
      deregistered: row?.deregistered ?? false,
      specialisms: [
        ...(row?.dementia ? ["Dementia"] : []),
        ...(of.somali.includes(provider) ? ["Somali"] : []),
      ],
      capacity: capacityIn(of)
        .filter((c) => c.place === place)
        .map((c) => ({
          lotId: lots[c.lot] ?? "",
          free: c.free,
          measure: "places",
          statedOn: daysAgo(c.age),
        })),
    };
  });
}

/** The requirement that a small question stands for. */
export function requirementOf(question: SmallQuestion, made: Market): Requirement {
  const lots = [...made.coreLotIds, made.innovationLotId];
  const chosen = question.lots.map((n) => lots[n] ?? "");
  const lotOfLine = question.lots.find((n) => n < 3);
  const { price } = question;
  return {
    frameworkId: made.frameworkId,
    lots: chosen.map((lotId) => ({
      lotId,
      rule:
        lotId === made.innovationLotId
          ? { kind: "automatic", coreLotIds: made.coreLotIds }
          : { kind: "by-application" },
    })),
    everywhereId: made.everywhereId,
    areaId: question.area === null ? null : (made.areaIds[question.area] ?? null),
    within: question.miles === null ? null : { from: centre, miles: question.miles },
    price:
      price === null || lotOfLine === undefined
        ? null
        : {
            serviceLineId: made.lineIds[lotOfLine] ?? "",
            lotId: lots[lotOfLine] ?? "",
            areaId: price.area === null ? null : (made.areaIds[price.area] ?? null),
            need:
              price.most === "shown"
                ? { kind: "shown" }
                : price.most === "any"
                  ? { kind: "any" }
                  : { kind: "at-most", pence: pence(price.most as number) },
          },
    ratings: question.ratings,
    specialism: question.specialism,
    room: question.room,
    includeStopped: question.includeStopped,
  };
}
