import type { CqcLocationFacts, CqcRating } from "#app/domain/market/cqc-location.ts";
import type { Tx } from "./db.server.ts";

/** What is stored of the locations with these CQC numbers, by number; those never imported are absent. */
export async function storedFacts(
  tx: Tx,
  cqcLocationIds: readonly string[],
): Promise<ReadonlyMap<string, CqcLocationFacts>> {
  const rows = await tx.$queryRaw<{ facts: CqcLocationFacts }[]>`
    SELECT cqc_facts AS facts FROM location WHERE cqc_location_id = ANY (${cqcLocationIds}) AND cqc_facts IS NOT NULL`;
  return new Map(rows.map(({ facts }) => [facts.cqcLocationId, facts]));
}

/**
 * Stores the facts of many locations at once: new ones are added (with their provider, where it is registered here),
 * others brought up to them. A place is found by its postcode; one that is not in the postcode file has none.
 */
export async function saveFacts(tx: Tx, batch: readonly CqcLocationFacts[], now: Date) {
  const rows = batch.map((facts) => ({ ...columnsOf(facts), facts }));
  await tx.$executeRaw`
    INSERT INTO location (provider_id, name, cqc_location_id, cqc_provider_id, regulated, registration, address, postcode,
      easting, northing, local_authority, rating, rated_on, beds, service_types, specialisms, phone, website, facts_at, cqc_facts)
    SELECT p.id, f.name, f.cqc_location_id, f.cqc_provider_id, true, f.registration, f.address, f.postcode,
      c.easting, c.northing, f.local_authority, f.rating::rating, f.rated_on, f.beds, f.service_types, f.specialisms, f.phone, f.website,
      ${now}, f.facts
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f (name text, cqc_location_id text, cqc_provider_id text,
      registration text, address text, postcode text, local_authority text, rating text, rated_on date, beds int,
      service_types text[], specialisms text[], phone text, website text, facts jsonb)
    LEFT JOIN postcode c ON c.postcode = f.postcode
    LEFT JOIN provider p ON p.cqc_provider_id = f.cqc_provider_id
    ON CONFLICT (cqc_location_id) DO UPDATE SET name = excluded.name, cqc_provider_id = excluded.cqc_provider_id,
      provider_id = coalesce(location.provider_id, excluded.provider_id), registration = excluded.registration,
      address = excluded.address, postcode = excluded.postcode, easting = excluded.easting, northing = excluded.northing,
      local_authority = excluded.local_authority, rating = excluded.rating, rated_on = excluded.rated_on, beds = excluded.beds,
      service_types = excluded.service_types, specialisms = excluded.specialisms, phone = excluded.phone,
      website = excluded.website, facts_at = excluded.facts_at, cqc_facts = excluded.cqc_facts`;
}

function columnsOf(facts: CqcLocationFacts) {
  return {
    name: facts.name,
    cqc_location_id: facts.cqcLocationId,
    cqc_provider_id: facts.cqcProviderId ?? null,
    registration: facts.registration,
    address: facts.address ?? "",
    postcode: facts.postcode ?? null,
    local_authority: facts.localAuthority ?? "",
    rating: ratingColumn[facts.rating?.rating ?? "Not rated"],
    rated_on: facts.rating?.on ?? null,
    beds: facts.beds ?? null,
    service_types: facts.serviceTypes ?? [],
    specialisms: facts.specialisms ?? [],
    phone: facts.phone ?? "",
    website: facts.website ?? "",
  };
}

const ratingColumn = {
  Outstanding: "OUTSTANDING",
  Good: "GOOD",
  "Requires improvement": "REQUIRES_IMPROVEMENT",
  Inadequate: "INADEQUATE",
  "Not rated": "NOT_RATED",
} as const satisfies Record<CqcRating, string>;
