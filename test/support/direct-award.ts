/** The id of the direct award that browser tests offer. */
export const demonstrationCallOff = "c0ffee00-0000-4000-8000-000000000058";

const whose = `(SELECT commissioner_id FROM account WHERE email = 'commissioner@demo.test')`;
const person = (who: string) => `(SELECT id FROM account WHERE email = '${who}@demo.test')`;
const lot = `(SELECT l.id FROM lot l JOIN framework f ON f.id = l.framework_id WHERE f.commissioner_id = ${whose} AND l.title = 'Home care')`;

/** A published direct award of a thousand hours of home care in the demonstration, its commissioner without an interest. */
export const arrangeDirectAward: readonly string[] = [
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, summary, kind, regime, starts_on, ends_on, value_pence, value_with_vat_pence,
     route, response_measure, response_units, created_by, created_at)
   SELECT '${demonstrationCallOff}', l.framework_id, ${whose}, 'CO-2026-0901', 'Evening home care in one street', 'Calls between 5pm and 9pm, every day.',
     'SPOT', f.regime, '2027-01-04', '2028-01-04', 2600000, 2600000, 'DIRECT', 'WORKING_HOURS', 4, ${person("commissioner")}, '2026-11-20T09:00:00Z'
   FROM lot l JOIN framework f ON f.id = l.framework_id WHERE l.id = ${lot}`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position) VALUES ('${demonstrationCallOff}', ${whose}, ${lot}, 1)`,
  `INSERT INTO call_off_line (call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT '${demonstrationCallOff}', ${whose}, s.lot_id, s.id, a.id, 1000, 1
   FROM service_line s, area a WHERE s.lot_id = ${lot} AND s.position = 1 AND a.commissioner_id = ${whose} AND a.position = 1 LIMIT 1`,
  `UPDATE call_off SET approval_asked_by = ${person("commissioner")}, approval_asked_at = '2026-11-20T09:30:00Z' WHERE id = '${demonstrationCallOff}'`,
  `UPDATE call_off SET approved_by = ${person("approver")}, approved_at = '2026-11-20T10:00:00Z', published_at = '2026-11-20T10:30:00Z' WHERE id = '${demonstrationCallOff}'`,
  `INSERT INTO call_off_interest (call_off_id, commissioner_id, account_id, statement, provider_ids, declared_at)
   VALUES ('${demonstrationCallOff}', ${whose}, ${person("commissioner")}, '', '{}', '2026-11-20T11:00:00Z')`,
];

/** Stops new placements with the first on the ranked list. */
export const arrangeStopOfFirst: readonly string[] = [
  `INSERT INTO placement_stop (commissioner_id, provider_id, reason, starts_on, review_on, ends_on, recorded_by, recorded_at)
   SELECT r.commissioner_id, r.provider_id, 'Safety', '2026-11-20', '2027-01-04', '2027-02-01', ${person("quality")}, '2026-11-20T09:00:00Z'
   FROM call_off_rank r WHERE r.call_off_id = '${demonstrationCallOff}' AND r.rank = 1`,
];

/** Gives the providers at two places of the ranked list a person who signs in as first@ and second@demo.test. */
export const arrangePeopleOfRanks: readonly string[] = (["first", "second"] as const).map(
  (who, index) => `INSERT INTO account (id, email, name, provider_id, roles, password_hash, created_at)
   SELECT gen_random_uuid(), '${who}@demo.test', 'Rana', r.provider_id, '{}', a.password_hash, a.created_at
   FROM call_off_rank r, account a WHERE r.call_off_id = '${demonstrationCallOff}' AND r.rank = ${index + 1} AND a.email = 'provider@demo.test'`,
);
