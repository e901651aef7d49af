/** An innovation call-off that is still a draft, and the contract of another whose trial and outcomes are under way. */
export const demonstrationTrial = "c0ffee00-0000-4000-8000-000000000070";
export const demonstrationTrialContract = "c0ffee00-0000-4000-8000-000000000072";

const running = "c0ffee00-0000-4000-8000-000000000071";
const [line, offer, award] = [73, 74, 75].map((n) => `c0ffee00-0000-4000-8000-0000000000${n}`);

const aCallOff = (id: string, nth: number, lineId: string, term: string) => [
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, summary, kind, innovation, regime, starts_on, ends_on, extension_months,
     value_pence, value_with_vat_pence, route, response_measure, response_units, created_by, created_at)
   SELECT '${id}', framework, commissioner, 'CO-2026-09${nth}', 'Night responders in the north', 'Somebody comes within the hour.', 'SPOT', true,
     regime, ${term}, 6, 2000000, 2000000, 'DIRECT', 'WORKING_HOURS', 4, buyer, '2026-04-01T09:00:00Z' FROM arranged`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position) SELECT '${id}', commissioner, lot, 1 FROM arranged`,
  `INSERT INTO call_off_line (id, call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT ${lineId}, '${id}', commissioner, lot, line, area, 1000, 1 FROM arranged`,
];

/** Both of them with the demonstration's own provider, as statements of the owner. */
export const arrangeTrials: readonly string[] = [
  `CREATE TEMP TABLE arranged AS SELECT f.id AS framework, f.regime, f.commissioner_id AS commissioner, l.id AS lot, s.id AS line, r.area_id AS area,
     a.provider_id AS provider, m.party_id AS party, (SELECT id FROM account WHERE email = 'commissioner@demo.test') AS buyer,
     (SELECT id FROM account WHERE email = 'approver@demo.test') AS approver
   FROM account a JOIN party y ON y.lead_provider_id = a.provider_id JOIN lot_membership m ON m.party_id = y.id
   JOIN rate r ON r.membership_id = m.id JOIN service_line s ON s.id = r.service_line_id JOIN lot l ON l.id = s.lot_id
   JOIN framework f ON f.id = l.framework_id
   WHERE a.email = 'provider@demo.test' AND r.valid_from <= '2026-11-02' ORDER BY l.number, s.id, r.id LIMIT 1`,
  ...aCallOff(demonstrationTrial, 70, "gen_random_uuid()", "'2027-01-04', '2028-01-03'"),
  ...aCallOff(running, 71, `'${line}'`, "'2026-05-04', '2027-05-03'"),
  `INSERT INTO call_off_trial (call_off_id, commissioner_id, hypothesis, measure, ceiling_pence, ends_on, set_up_by, set_up_at)
   SELECT '${running}', commissioner, 'A night responder keeps people out of hospital.', 'Admissions at night of the people on the round, beside the year before.',
     2400000, '2027-03-31', buyer, '2026-04-01T10:00:00Z' FROM arranged`,
  `INSERT INTO outcome_measure (call_off_id, commissioner_id, position, title, cohort, unit, baseline, target, direction, share, rule, every_months)
   SELECT '${running}', commissioner, 1, 'Living at home 91 days after leaving hospital', 'People on the night round', 'per cent', 40, 60, 'UP', 2000, 'LINEAR', 3
   FROM arranged`,
  `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = created_at, approved_by = (SELECT approver FROM arranged),
     approved_at = created_at, published_at = created_at WHERE id = '${running}'`,
  `INSERT INTO offer (id, call_off_id, commissioner_id, framework_id, provider_id, party_id, rank, prices, value_pence, sent_by, sent_at, due_at, accepted_at)
   SELECT '${offer}', '${running}', commissioner, framework, provider, party, 1, '[]', 2000000, buyer, '2026-04-02T09:00:00Z', '2026-04-02T14:00:00Z',
     '2026-04-02T10:00:00Z' FROM arranged`,
  `INSERT INTO award (id, call_off_id, commissioner_id, framework_id, provider_id, offer_id, value_pence, basis, reasons, recommended_by, recommended_at,
     decided_by, decided_at, approved)
   SELECT '${award}', '${running}', commissioner, framework, provider, '${offer}', 2000000, '{}', 'First on the list', buyer, '2026-04-02T11:00:00Z',
     approver, '2026-04-02T12:00:00Z', true FROM arranged`,
  `INSERT INTO contract (id, award_id, call_off_id, commissioner_id, framework_id, provider_id, reference, title, regime, kind, value_pence,
     value_with_vat_pence, starts_on, ends_on, extension_months, signed_on, made_by, made_at)
   SELECT '${demonstrationTrialContract}', '${award}', '${running}', commissioner, framework, provider, 'C-2026-0971', 'Night responders in the north',
     regime, 'SPOT', 2000000, 2000000, '2026-05-04', '2027-05-03', 6, '2026-04-10', buyer, '2026-04-10T09:00:00Z' FROM arranged`,
  `INSERT INTO contract_line (contract_id, call_off_line_id, commissioner_id, provider_id, lot_id, service_line_id, area_id, pence, units)
   SELECT '${demonstrationTrialContract}', '${line}', commissioner, provider, lot, line, area, 2000, 1000 FROM arranged`,
  `DROP TABLE arranged`,
];
