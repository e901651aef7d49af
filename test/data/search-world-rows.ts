import type pg from "pg";
import { capOf, idOf, insert, market, type Market } from "#test/factories/market.ts";
import {
  capacityIn,
  centre,
  daysAgo,
  idsIn,
  placesNamed,
  providers,
  ratesIn,
  type SmallWorld,
} from "./search-world.ts";

/** Writes a small world to the database, as a market of its own number. */
export async function writeWorld(owner: pg.Client, world: number, of: SmallWorld): Promise<Market> {
  const ids = idsIn(world);
  const made = await market(owner, world);
  const lots = [...made.coreLotIds, made.innovationLotId];
  const areas = [made.everywhereId, ...made.areaIds];
  const range = Array.from({ length: providers }, (_, nth) => nth);
  await insert(
    owner,
    "provider",
    range.map((p) => ({
      id: ids.provider(p),
      name: `Provider ${p}`,
      charity_number: `${world}-${p}`,
      is_small: false,
      is_voluntary: false,
      contact_mail: "",
      contact_phone: "",
      website: "",
      made_up: true,
      created_at: "2026-01-01T00:00:00Z",
    })),
  );
  await insert(
    owner,
    "party",
    range.map((p) => ({
      id: ids.party(p),
      lead_provider_id: ids.provider(p),
      name: `Provider ${p}`,
      joint: false,
    })),
  );
  const facts = { address: "", local_authority: "", phone: "", website: "", service_types: [] };
  await insert(owner, "location", [
    ...range.map((p) => ({
      ...facts,
      id: ids.organisation(p),
      provider_id: ids.provider(p),
      name: `Provider ${p}`,
      organisation: true,
      regulated: false,
      registration: "registered",
      rating: "NOT_RATED",
      specialisms: [],
      easting: of.organisationsAt[p] ? centre.easting + 2_000 : null,
      northing: of.organisationsAt[p] ? centre.northing : null,
    })),
    ...of.places.map((place, n) => ({
      ...facts,
      id: ids.location(n),
      provider_id: ids.provider(place.provider),
      name: `Place ${n}`,
      organisation: false,
      regulated: place.rating !== "not-regulated",
      registration: place.deregistered ? "deregistered" : "registered",
      rating: place.rating === "not-regulated" ? "GOOD" : place.rating.toUpperCase().replaceAll("-", "_"),
      specialisms: place.dementia ? ["Dementia"] : [],
      easting: place.at ? centre.easting + place.at.east : null,
      northing: place.at ? centre.northing + place.at.north : null,
    })),
  ]);
  await insert(
    owner,
    "lot_membership",
    of.memberships.map((m, n) => ({
      id: ids.membership(n),
      framework_id: made.frameworkId,
      lot_id: lots[m.lot],
      party_id: ids.party(m.provider),
      provider_id: ids.provider(m.provider),
      active_from: m.dates[0],
      active_to: m.dates[1],
    })),
  );
  await insert(
    owner,
    "membership_area",
    of.memberships.map((m, n) => ({ membership_id: ids.membership(n), area_id: areas[m.area] })),
  );
  await insert(
    owner,
    "membership_location",
    placesNamed(of).map(({ membership, place, lot, provider }) => ({
      membership_id: ids.membership(membership),
      location_id: ids.location(place),
      lot_id: lots[lot],
      provider_id: ids.provider(provider),
    })),
  );
  await insert(
    owner,
    "innovation_opt_out",
    of.optOuts.map((o, n) => ({
      id: idOf(30, n, world),
      lot_id: made.innovationLotId,
      provider_id: ids.provider(o.provider),
      from_on: o.dates[0],
      to_on: o.dates[1],
    })),
  );
  await insert(
    owner,
    "placement_stop",
    of.stops.map((s, n) => ({
      id: idOf(31, n, world),
      commissioner_id: made.commissionerId,
      provider_id: ids.provider(s.provider),
      lot_id: s.lot === null ? null : lots[s.lot],
      location_id: s.place === null ? null : ids.location(s.place),
      reason: "Test",
      starts_on: s.dates[0],
      review_on: s.dates[0],
      ends_on: s.dates[1],
      lifted_at: s.lifted,
      recorded_by: made.brokerId,
      recorded_at: "2026-01-01T00:00:00Z",
    })),
  );
  await insert(
    owner,
    "rate",
    ratesIn(of).map(({ membership, provider, lot, area, place, dates, pence: amount }, n) => ({
      id: idOf(32, n, world),
      framework_id: made.frameworkId,
      membership_id: ids.membership(membership),
      provider_id: ids.provider(provider),
      lot_id: lots[lot],
      service_line_id: made.lineIds[lot],
      area_id: areas[area],
      location_id: place === null ? ids.organisation(provider) : ids.location(place),
      pence: amount,
      valid_from: dates[0],
      valid_to: dates[1],
      cap_id: capOf(lot, world),
      cap_pence: made.capPence,
    })),
  );
  await lowerCaps(owner, world, of, made);
  await insert(
    owner,
    "cap_exception",
    of.exceptions.map((one, n) => ({
      ...{ id: idOf(34, n, world), framework_id: made.frameworkId, provider_id: ids.provider(one.provider) },
      ...{
        service_line_id: made.lineIds[0],
        maximum_pence: one.pence,
        from_on: one.dates[0],
        to_on: one.dates[1],
      },
      ...{ requested_by: made.brokerId, decided_by: made.commissionerId, decided_at: "2026-01-01T00:00:00Z" },
    })),
  );
  await insert(
    owner,
    "capacity_return",
    capacityIn(of).map((c, n) => ({
      id: idOf(33, n, world),
      provider_id: ids.provider(of.places[c.place]?.provider ?? 0),
      location_id: ids.location(c.place),
      lot_id: lots[c.lot],
      free: c.free,
      measure: "places",
      stated_at: `${daysAgo(c.age)}T09:00:00Z`,
    })),
  );
  await insert(
    owner,
    "provider_specialism",
    [...new Set(of.somali)].map((p) => ({ provider_id: ids.provider(p), specialism: "Somali" })),
  );
  return made;
}

/** Caps that came down while rates ran on: the first line's everywhere, the second line's in one area of its own. */
async function lowerCaps(owner: pg.Client, world: number, of: SmallWorld, made: Market) {
  const cap = { framework_id: made.frameworkId, effective_from: "2026-12-01" };
  const words = { basis: "Test", source: "Test", invented: true };
  if (of.lowered) {
    await owner.query("UPDATE price_cap SET effective_to = '2026-12-01' WHERE id = $1", [capOf(0, world)]);
    await insert(owner, "price_cap", [
      {
        ...{ id: idOf(35, 0, world), ...cap, ...words },
        ...{ service_line_id: made.lineIds[0], area_id: made.everywhereId, pence: 2_300 },
      },
    ]);
  }
  if (!of.loweredInArea) return;
  await insert(owner, "price_cap", [
    {
      ...{ id: idOf(35, 1, world), ...cap, ...words },
      ...{ service_line_id: made.lineIds[1], area_id: made.areaIds[0], pence: 2_200 },
    },
  ]);
}
