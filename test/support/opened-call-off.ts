const callOff = "00000000-00c0-4000-8000-000000000001";
const whose = `'${callOff}', (SELECT commissioner_id FROM chosen LIMIT 1)`;
const person = (who: string) => `(SELECT id FROM account WHERE email = '${who}@demo.test')`;

/** Where the evaluation of the call-off below begins. */
export const evaluationOfOpened = `/commissioner/call-offs/${callOff}/evaluation`;

/**
 * A competition in the demonstration with two bids that were opened yesterday, under PCR 2015 with a standstill promised.
 * Everybody who judges has declared; the person who signs in as provider2 is of the cheaper bidder.
 */
export const openedCallOff: readonly string[] = [
  `CREATE TEMP TABLE chosen AS
   WITH priced AS (
     SELECT r.*, m.party_id, f.commissioner_id, count(*) OVER (PARTITION BY r.service_line_id, r.area_id) AS bidders,
       row_number() OVER (PARTITION BY r.service_line_id, r.area_id ORDER BY r.pence, r.provider_id) AS nth
     FROM rate r JOIN lot_membership m ON m.id = r.membership_id JOIN location l ON l.id = r.location_id AND l.organisation
     JOIN framework f ON f.id = r.framework_id JOIN provider p ON p.id = r.provider_id
     JOIN party t ON t.id = m.party_id AND NOT t.joint JOIN lot k ON k.id = r.lot_id AND k.kind = 'CORE'
     WHERE r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today() + 60) AND m.active_to IS NULL AND m.active_from <= app.today()
       AND NOT EXISTS (SELECT 1 FROM placement_stop s WHERE s.provider_id = r.provider_id)
       AND EXISTS (SELECT 1 FROM account a WHERE a.email = 'commissioner@demo.test' AND a.commissioner_id = f.commissioner_id))
   SELECT *, ('00000000-00c1-4000-8000-00000000000' || nth)::uuid AS bid_id FROM priced
   WHERE nth <= 2 AND (service_line_id, area_id) = (SELECT service_line_id, area_id FROM priced WHERE bidders >= 2 ORDER BY bidders DESC, service_line_id, area_id LIMIT 1)`,
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, summary, kind, regime, starts_on, ends_on, value_pence, value_with_vat_pence,
     route, route_reason, quality_weight, minimum_quality, tie_rule, standstill_promised, questions_close_at, closes_at, created_by, created_at)
   SELECT '${callOff}', framework_id, commissioner_id, 'CO-2026-9901', 'Evening support in the north', 'Support in the evening for people who live alone.', 'BLOCK',
     'PCR_2015_LIGHT_TOUCH', app.today() + 60, app.today() + 425, 3000000, 3600000, 'OPEN', 'Many members hold the lot', 60, 50, 'HIGHER_QUALITY', true,
     app.now() - interval '9 days', app.now() - interval '2 days', ${person("commissioner")}, app.now() - interval '30 days' FROM chosen LIMIT 1`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position) SELECT ${whose}, lot_id, 1 FROM chosen LIMIT 1`,
  `INSERT INTO call_off_line (id, call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT '00000000-00c2-4000-8000-000000000001', ${whose}, lot_id, service_line_id, area_id, 1000, 1 FROM chosen LIMIT 1`,
  `INSERT INTO call_off_criterion (id, call_off_id, commissioner_id, position, title, question, guidance, weight, minimum_score)
   VALUES ('00000000-00c3-4000-8000-000000000001', ${whose}, 1, 'Continuity', 'How will people know who comes?', 'Look for one small team for each person.', 100, 2)`,
  `UPDATE call_off SET approval_asked_by = ${person("commissioner")}, approval_asked_at = app.now() - interval '29 days',
     approved_by = ${person("approver")}, approved_at = app.now() - interval '28 days' WHERE id = '${callOff}'`,
  `INSERT INTO call_off_invitation (call_off_id, commissioner_id, provider_id, party_id, reasons, invited_by, invited_at)
   SELECT ${whose}, provider_id, party_id, '[]', ${person("commissioner")}, app.now() - interval '27 days' FROM chosen`,
  `UPDATE call_off SET published_at = app.now() - interval '27 days' WHERE id = '${callOff}'`,
  `INSERT INTO bid (id, call_off_id, commissioner_id, provider_id, version, reference, submitted_at, submitted_by, content_hash)
   SELECT bid_id, ${whose}, provider_id, 1, 'CO-2026-9901-' || nth, app.now() - interval '4 days', ${person("provider2")}, 'hash' FROM chosen`,
  `INSERT INTO bid_content (bid_id, call_off_id, commissioner_id, provider_id, salt, content)
   SELECT bid_id, ${whose}, provider_id, 'salt', jsonb_build_object('answers', jsonb_build_array(jsonb_build_object('criterionId', '00000000-00c3-4000-8000-000000000001', 'title', 'Continuity', 'text', 'A team of four serves each person.')), 'prices', '[]'::jsonb) FROM chosen`,
  `INSERT INTO bid_price (bid_id, call_off_line_id, call_off_id, commissioner_id, provider_id, pence, rate_id, rate_pence, cap_pence)
   SELECT bid_id, '00000000-00c2-4000-8000-000000000001', ${whose}, provider_id, pence, id, pence, cap_pence FROM chosen`,
  `INSERT INTO call_off_evaluator (call_off_id, commissioner_id, account_id, lived_experience, appointed_by, appointed_at)
   SELECT ${whose}, id, email LIKE 'evaluator2@%', ${person("commissioner")}, app.now() FROM account WHERE email IN ('evaluator@demo.test', 'evaluator2@demo.test')`,
  `INSERT INTO call_off_interest (call_off_id, commissioner_id, account_id, provider_ids, declared_at)
   SELECT ${whose}, id, '{}', app.now() - interval '26 days' FROM account
   WHERE email IN ('commissioner@demo.test', 'commissioner2@demo.test', 'approver@demo.test', 'evaluator@demo.test', 'evaluator2@demo.test')`,
  `INSERT INTO call_off_opening (call_off_id, commissioner_id, first_by, first_at, second_by, opened_at)
   VALUES (${whose}, ${person("commissioner")}, app.now() - interval '1 day', ${person("approver")}, app.now() - interval '1 day')`,
  "UPDATE account SET provider_id = (SELECT provider_id FROM chosen WHERE nth = 1) WHERE email = 'provider2@demo.test'",
];
