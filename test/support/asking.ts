/** The id of the request that browser tests ask for. */
export const askedRequest = "c0ffee00-0000-4000-8000-000000000080";

const whose = `(SELECT commissioner_id FROM account WHERE email = 'broker@demo.test')`;
const broker = `(SELECT id FROM account WHERE email = 'broker@demo.test')`;
const line = `(SELECT s.id FROM service_line s JOIN lot l ON l.id = s.lot_id JOIN framework f ON f.id = l.framework_id
   WHERE f.commissioner_id = ${whose} AND l.title = 'Home care' ORDER BY s.position LIMIT 1)`;

/** A request for ten and a half hours of home care a week in the demonstration. */
export const arrangeRequest: readonly string[] = [
  `INSERT INTO placement_request (id, commissioner_id, framework_id, reference, person_ref, age_band, support_reason, needs, postcode_district, starts_on,
     streams, created_by, created_at, broker_id, assigned_at)
   SELECT '${askedRequest}', ${whose}, l.framework_id, 'PR-2026-9801', 'P-98001', '75-84', 'physical-personal-care',
     '[{"domain": "mobility", "timesAWeek": 14, "minutes": 45, "ratio": {"staff": 1, "people": 1}, "words": ""}]', 'BS5', '2027-01-04',
     ARRAY['council'], ${broker}, '2026-11-23T09:00:00Z', ${broker}, '2026-11-23T09:00:00Z'
   FROM service_line s JOIN lot l ON l.id = s.lot_id WHERE s.id = ${line}`,
  `INSERT INTO placement_request_line (request_id, commissioner_id, lot_id, service_line_id, units, position)
   SELECT '${askedRequest}', ${whose}, s.lot_id, s.id, 10.5, 1 FROM service_line s WHERE s.id = ${line}`,
];

/** Gives each provider that was asked a person who signs in as asked1@, asked2@ and asked3@demo.test, in the order asked. */
export const arrangeAskedPeople: readonly string[] = [1, 2, 3].map(
  (rank) => `INSERT INTO account (id, email, name, provider_id, roles, password_hash, created_at)
   SELECT gen_random_uuid(), 'asked${rank}@demo.test', 'Rana', e.provider_id, '{}', a.password_hash, a.created_at
   FROM enquiry e JOIN enquiry_asking k ON k.enquiry_id = e.id, account a
   WHERE e.request_id = '${askedRequest}' AND k.rank = ${rank} AND a.email = 'provider@demo.test'`,
);
