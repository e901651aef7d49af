/** A draft block call-off, and the contract of another that is under way. */
export const demonstrationBlock = "c0ffee00-0000-4000-8000-000000000059";
export const demonstrationBlockContract = "c0ffee00-0000-4000-8000-000000000061";

const running = "c0ffee00-0000-4000-8000-000000000060";
const [line, offer, award] = [62, 63, 64].map((n) => `c0ffee00-0000-4000-8000-0000000000${n}`);
const whose = `(SELECT commissioner_id FROM account WHERE email = 'commissioner@demo.test')`;
const person = (who: string) => `(SELECT id FROM account WHERE email = '${who}@demo.test')`;
const lot = `(SELECT l.id FROM lot l JOIN framework f ON f.id = l.framework_id WHERE f.commissioner_id = ${whose} AND l.title = 'Home care')`;
const framework = `(SELECT framework_id FROM lot WHERE id = ${lot})`;
const area = `(SELECT id FROM area WHERE commissioner_id = ${whose} AND position = 1)`;
const serviceLine = `(SELECT id FROM service_line WHERE lot_id = ${lot} AND position = 1)`;
const member = (column: string) =>
  `(SELECT ${column} FROM lot_membership WHERE lot_id = ${lot} AND active_to IS NULL ORDER BY provider_id LIMIT 1)`;

const aBlock = (id: string, nth: number, lineId: string) => [
  `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, kind, regime, starts_on, ends_on, value_pence, value_with_vat_pence,
     route, response_measure, response_units, created_by, created_at)
   SELECT '${id}', ${framework}, ${whose}, 'CO-2026-09${nth}', 'Block of evening hours', 'BLOCK', regime, '2026-11-02', '2027-11-01',
     2200000, 2200000, 'DIRECT', 'WORKING_HOURS', 4, ${person("commissioner")}, '2026-10-20T09:00:00Z' FROM framework WHERE id = ${framework}`,
  `INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position) VALUES ('${id}', ${whose}, ${lot}, 1)`,
  `INSERT INTO call_off_line (id, call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
   VALUES (${lineId}, '${id}', ${whose}, ${lot}, ${serviceLine}, ${area}, 1000, 1)`,
];

/** Both of them, as statements of the owner. */
export const arrangeBlocks: readonly string[] = [
  ...aBlock(demonstrationBlock, 59, "gen_random_uuid()"),
  ...aBlock(running, 60, `'${line}'`),
  `INSERT INTO block_terms (call_off_line_id, call_off_id, commissioner_id, pence, spot_pence, spot_basis, guaranteed_basis_points, void_basis_points, notice_days, warn_basis_points, set_by, set_at)
   VALUES ('${line}', '${running}', ${whose}, 2000, 2200, 'Average of the lot', 9000, 10000, 28, 1000, ${person("commissioner")}, '2026-10-20T10:00:00Z')`,
  `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = created_at, approved_by = ${person("approver")}, approved_at = created_at,
     published_at = created_at WHERE id = '${running}'`,
  `INSERT INTO offer (id, call_off_id, commissioner_id, framework_id, provider_id, party_id, rank, prices, value_pence, sent_by, sent_at, due_at, accepted_at)
   VALUES ('${offer}', '${running}', ${whose}, ${framework}, ${member("provider_id")}, ${member("party_id")}, 1, '[]', 2000000, ${person("commissioner")},
     '2026-10-21T09:00:00Z', '2026-10-21T14:00:00Z', '2026-10-21T10:00:00Z')`,
  `INSERT INTO award (id, call_off_id, commissioner_id, framework_id, provider_id, offer_id, value_pence, basis, reasons, recommended_by, recommended_at, decided_by, decided_at, approved)
   VALUES ('${award}', '${running}', ${whose}, ${framework}, ${member("provider_id")}, '${offer}', 2000000, '{}', 'First on the list', ${person("commissioner")},
     '2026-10-21T11:00:00Z', ${person("approver")}, '2026-10-21T12:00:00Z', true)`,
  `INSERT INTO contract (id, award_id, call_off_id, commissioner_id, framework_id, provider_id, reference, title, regime, kind, value_pence, value_with_vat_pence, starts_on, ends_on, signed_on, made_by, made_at)
   SELECT '${demonstrationBlockContract}', '${award}', c.id, c.commissioner_id, c.framework_id, ${member("provider_id")}, 'C-2026-0901', c.title, c.regime, 'BLOCK', 2000000, 2000000,
     c.starts_on, c.ends_on, '2026-10-22', c.created_by, '2026-10-22T09:00:00Z' FROM call_off c WHERE c.id = '${running}'`,
  `INSERT INTO contract_line (contract_id, call_off_line_id, commissioner_id, provider_id, lot_id, service_line_id, area_id, pence, units)
   VALUES ('${demonstrationBlockContract}', '${line}', ${whose}, ${member("provider_id")}, ${lot}, ${serviceLine}, ${area}, 2000, 1000)`,
];
