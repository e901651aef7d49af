/** Gives the provider at each of these places a person who signs in as asked1@demo.test and so on, as SQL. */
export function peopleAtPlaces(locationIds: readonly string[]): readonly string[] {
  return locationIds.map(
    (
      locationId,
      index,
    ) => `INSERT INTO account (id, email, name, provider_id, roles, password_hash, created_at)
     SELECT gen_random_uuid(), 'asked${index + 1}@demo.test', 'Rana', l.provider_id, '{}', a.password_hash, a.created_at
     FROM location l, account a WHERE l.id = '${locationId}' AND a.email = 'provider@demo.test'`,
  );
}
