const callOffId = "00000000-0000-4000-8000-00000ca110ff";

/** Where the call-off of `callOffToBidFor` stands for a provider and for its commissioner. */
export const bidAddresses = {
  provider: `/provider/call-offs/${callOffId}`,
  commissioner: `/commissioner/call-offs/${callOffId}`,
};

/**
 * An open competition of the demonstration's council for a line that the person who signs in as provider has a rate for,
 * with one question on quality; it closes in four days.
 */
export const callOffToBidFor: readonly string[] = [
  `CREATE TEMP TABLE asked AS SELECT r.provider_id, r.framework_id, r.lot_id, r.service_line_id, r.area_id, m.party_id, c.id AS commissioner_id, c.account_id, c.approver_id
   FROM account a JOIN rate r ON r.provider_id = a.provider_id JOIN lot_membership m ON m.id = r.membership_id,
     (SELECT one.commissioner_id AS id, one.id AS account_id, other.id AS approver_id FROM account one, account other
      WHERE one.email = 'commissioner@demo.test' AND other.email = 'approver@demo.test') c
   WHERE a.email = 'provider@demo.test' AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())
   ORDER BY r.id LIMIT 1`,
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, summary, kind, regime, starts_on, ends_on, value_pence, value_with_vat_pence,
     route, quality_weight, minimum_quality, tie_rule, questions_close_at, closes_at, created_by, created_at)
   SELECT '${callOffId}', framework_id, commissioner_id, 'CO-2026-0777', 'Evening calls in the east', 'Two calls each evening.', 'BLOCK', 'PA_2023_LIGHT_TOUCH',
     app.today() + 60, app.today() + 425, 2000000, 2000000, 'OPEN', 60, 50, 'HIGHER_QUALITY', app.now() + interval '2 days', app.now() + interval '4 days',
     account_id, app.now() FROM asked`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position) SELECT '${callOffId}', commissioner_id, lot_id, 1 FROM asked`,
  `INSERT INTO call_off_line (call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT '${callOffId}', commissioner_id, lot_id, service_line_id, area_id, 1000, 1 FROM asked`,
  `INSERT INTO call_off_criterion (call_off_id, commissioner_id, position, title, question, guidance, weight, minimum_score, maximum_words)
   SELECT '${callOffId}', commissioner_id, 1, 'Continuity', 'How does a person see the same faces?', 'Names who covers whom.', 100, 2, 50 FROM asked`,
  `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = app.now(), approved_by = approver_id, approved_at = app.now()
   FROM asked WHERE call_off.id = '${callOffId}'`,
  `INSERT INTO call_off_invitation (call_off_id, commissioner_id, provider_id, party_id, reasons, invited_by, invited_at)
   SELECT '${callOffId}', commissioner_id, provider_id, party_id, '[]', account_id, app.now() FROM asked`,
  `UPDATE call_off SET published_at = app.now() WHERE id = '${callOffId}'`,
];
