const callOff = "00000000-0000-4000-8000-0000c2055107";
const whose = `'${callOff}', commissioner_id`;

/** What the member is called that holds the other lot. */
export const partnerAsked = "Zennabrook Supported Living";

/** Where the call-off of `crossLotCallOff` stands for a provider and for its commissioner. */
export const crossLotAddresses = {
  provider: `/provider/call-offs/${callOff}`,
  commissioner: `/commissioner/call-offs/${callOff}`,
};

/**
 * An open competition of the demonstration's council from supported accommodation to a lot of the person who signs in as
 * provider, who holds only the second; provider2 becomes a person of a member that holds only the first. Both are invited,
 * with one question on quality; it closes in four days.
 */
export const crossLotCallOff: readonly string[] = [
  `CREATE TEMP TABLE priced AS SELECT r.id, r.provider_id, r.framework_id, r.lot_id, r.service_line_id, r.area_id, r.pence, m.party_id, f.commissioner_id,
     a.id AS account_id, b.id AS approver_id, l.number, (SELECT p.provider_id FROM account p WHERE p.email = 'provider@demo.test') AS lead
   FROM rate r JOIN lot_membership m ON m.id = r.membership_id AND m.active_to IS NULL AND m.active_from <= app.today()
   JOIN lot l ON l.id = r.lot_id JOIN framework f ON f.id = r.framework_id
   JOIN account a ON a.email = 'commissioner@demo.test' AND a.commissioner_id = f.commissioner_id JOIN account b ON b.email = 'approver@demo.test'
   WHERE r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today() + 30)
     AND NOT EXISTS (SELECT 1 FROM placement_stop s WHERE s.provider_id = r.provider_id)
     AND EXISTS (SELECT 1 FROM membership_area x JOIN area e ON e.id = x.area_id WHERE x.membership_id = m.id AND (e.everywhere OR e.id = r.area_id))`,
  `CREATE TEMP TABLE led AS SELECT * FROM priced WHERE provider_id = lead ORDER BY number DESC, id LIMIT 1`,
  `CREATE TEMP TABLE taken AS SELECT p.* FROM priced p, led WHERE p.number = 3 AND p.provider_id <> p.lead
     AND NOT EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = p.provider_id AND m.lot_id = led.lot_id) ORDER BY p.id LIMIT 1`,
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, summary, kind, regime, starts_on, ends_on, value_pence, value_with_vat_pence,
     route, quality_weight, minimum_quality, tie_rule, questions_close_at, closes_at, created_by, created_at)
   SELECT '${callOff}', framework_id, commissioner_id, 'CO-2026-0778', 'From a shared house to a home of one’s own', 'Six people move on within two years.', 'SPOT',
     'PA_2023_LIGHT_TOUCH', app.today() + 60, app.today() + 790, 5000000, 5000000, 'OPEN', 60, 50, 'HIGHER_QUALITY', app.now() + interval '2 days',
     app.now() + interval '4 days', account_id, app.now() FROM led`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position, after_months, milestone) SELECT ${whose}, lot_id, 1, 0, '' FROM taken`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position, after_months, milestone)
   SELECT ${whose}, lot_id, 2, 12, 'Cooks, shops and pays the bills with prompts' FROM led`,
  `INSERT INTO call_off_line (call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT ${whose}, lot_id, service_line_id, area_id, 500, 1 FROM taken`,
  `INSERT INTO call_off_line (call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT ${whose}, lot_id, service_line_id, area_id, 1000, 2 FROM led`,
  `INSERT INTO call_off_criterion (call_off_id, commissioner_id, position, title, question, guidance, weight, minimum_score, maximum_words)
   SELECT ${whose}, 1, 'Moving on', 'How does a person know when to move on?', 'Look for the person’s own words.', 100, 2, 50 FROM led`,
  `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = app.now(), approved_by = approver_id, approved_at = app.now()
   FROM led WHERE call_off.id = '${callOff}'`,
  `INSERT INTO call_off_invitation (call_off_id, commissioner_id, provider_id, party_id, reasons, invited_by, invited_at)
   SELECT ${whose}, provider_id, party_id, '[]', account_id, app.now() FROM (SELECT * FROM led UNION ALL SELECT * FROM taken) both_of`,
  `UPDATE call_off SET published_at = app.now() WHERE id = '${callOff}'`,
  `UPDATE account SET provider_id = (SELECT provider_id FROM taken) WHERE email = 'provider2@demo.test'`,
  `UPDATE provider SET name = '${partnerAsked}' WHERE id = (SELECT provider_id FROM taken)`,
];

/** A week later, when its bids are closed. */
export const aWeekLater: readonly string[] = [`SELECT app.move_clock(app.now() + interval '7 days', false)`];
