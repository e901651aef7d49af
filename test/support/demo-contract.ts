/**
 * Statements that arrange one contract in the demonstration world, with the call-off, the offer and the award that it needs: 1,000
 * hours of home care with the demonstration's own provider, signed on 2 November 2026, under the Procurement Act 2023.
 */
export const demoContract: readonly string[] = [
  `CREATE TEMP TABLE arranged AS SELECT f.id AS framework, f.commissioner_id AS commissioner, l.id AS lot, s.id AS line, r.id AS rate,
     r.pence, r.area_id AS area, a.provider_id AS provider, a.id AS provider_account, m.party_id AS party,
     (SELECT id FROM account WHERE email = 'commissioner@demo.test') AS buyer, (SELECT id FROM account WHERE email = 'approver@demo.test') AS approver
   FROM account a JOIN party y ON y.lead_provider_id = a.provider_id JOIN lot_membership m ON m.party_id = y.id
   JOIN rate r ON r.membership_id = m.id JOIN service_line s ON s.id = r.service_line_id JOIN lot l ON l.id = s.lot_id
   JOIN framework f ON f.id = l.framework_id
   WHERE a.email = 'provider@demo.test' AND r.valid_from <= '2026-11-02' AND (r.valid_to IS NULL OR r.valid_to > '2026-11-24')
   ORDER BY l.number, s.id, r.id LIMIT 1`,
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, kind, regime, starts_on, ends_on, extension_months,
     value_pence, value_with_vat_pence, route, response_measure, response_units, created_by, created_at)
   SELECT '0000e2e0-0000-4000-8000-000000000001', framework, commissioner, 'CO-2026-9001', 'Evening calls in the north', 'SPOT',
     'PA_2023_LIGHT_TOUCH', '2026-11-09', '2027-11-08', 12, 1000 * pence, 1000 * pence, 'DIRECT', 'WORKING_HOURS', 8, buyer, '2026-10-29T09:00Z' FROM arranged`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position)
   SELECT '0000e2e0-0000-4000-8000-000000000001', commissioner, lot, 1 FROM arranged`,
  `INSERT INTO call_off_line (id, call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   SELECT '0000e2e0-0000-4000-8000-000000000002', '0000e2e0-0000-4000-8000-000000000001', commissioner, lot, line, area, 1000, 1 FROM arranged`,
  `UPDATE call_off SET approval_asked_by = buyer, approval_asked_at = '2026-10-29T10:00Z', approved_by = approver, approved_at = '2026-10-30T10:00Z'
   FROM arranged WHERE id = '0000e2e0-0000-4000-8000-000000000001'`,
  `INSERT INTO offer (id, call_off_id, commissioner_id, framework_id, provider_id, party_id, rank, prices, value_pence, sent_by, sent_at, due_at, accepted_at, answered_by)
   SELECT '0000e2e0-0000-4000-8000-000000000003', '0000e2e0-0000-4000-8000-000000000001', commissioner, framework, provider, party, 1, '[]',
     1000 * pence, buyer, '2026-10-30T16:00Z', '2026-11-02T16:00Z', '2026-11-02T09:00Z', provider_account FROM arranged`,
  `INSERT INTO award (id, call_off_id, commissioner_id, framework_id, provider_id, offer_id, value_pence, basis, reasons, recommended_by,
     recommended_at, decided_by, decided_at, approved)
   SELECT '0000e2e0-0000-4000-8000-000000000004', '0000e2e0-0000-4000-8000-000000000001', commissioner, framework, provider,
     '0000e2e0-0000-4000-8000-000000000003', 1000 * pence, '{}', 'First in rank.', buyer, '2026-11-02T10:00Z', approver, '2026-11-02T11:00Z', true FROM arranged`,
  `INSERT INTO contract (id, award_id, call_off_id, commissioner_id, framework_id, provider_id, reference, title, regime, kind, value_pence,
     value_with_vat_pence, starts_on, ends_on, extension_months, signed_on, made_by, made_at, cpv_codes)
   SELECT '0000e2e0-0000-4000-8000-000000000005', '0000e2e0-0000-4000-8000-000000000004', '0000e2e0-0000-4000-8000-000000000001', commissioner,
     framework, provider, 'C-2026-9001', 'Evening calls in the north', 'PA_2023_LIGHT_TOUCH', 'SPOT', 1000 * pence, 1000 * pence, '2026-11-09',
     '2027-11-08', 12, '2026-11-02', buyer, '2026-11-02T12:00Z', '{85311000-2}' FROM arranged`,
  `INSERT INTO contract_line (contract_id, call_off_line_id, commissioner_id, provider_id, lot_id, service_line_id, area_id, pence, units, rate_id)
   SELECT '0000e2e0-0000-4000-8000-000000000005', '0000e2e0-0000-4000-8000-000000000002', commissioner, provider, lot, line, area, pence, 1000, rate FROM arranged`,
  `INSERT INTO notice_obligation (framework_id, commissioner_id, subject_kind, subject_id, subject_title, occasion, regime, kind, title, event_on,
     due_on, calendar, why, citation, source, uncertain, noted_at)
   SELECT framework, commissioner, 'CONTRACT', '0000e2e0-0000-4000-8000-000000000005', 'C-2026-9001: Evening calls in the north', 'award',
     'PA_2023_LIGHT_TOUCH', 'contract-award-notice', 'Contract award notice (UK6)', '2026-11-02', '2026-11-02',
     'Before the contract or the change is entered into', 'Published before the contract is entered into.', 'section 50(1)',
     'Procurement Act 2023, section 50(1)', false, '2026-11-02T12:00Z' FROM arranged`,
  `DROP TABLE arranged`,
];
