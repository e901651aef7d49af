import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { councilId } from "../../prisma/demo/commissioning.ts";
import { idOf } from "../../prisma/demo/ledger.ts";

const [runId, own] = [idOf("outlier", "run"), idOf("outlier", "own")];

/** The flag over the placement of the demonstration's first provider. */
export const ownFlagId = own;

const council = `'${councilId}'`;

/** The running placements for people with a learning disability, in the lot that has most of them, with what each costs in a week. */
const placed = `WITH costs AS (
    SELECT p.id, p.lot_id, p.provider_id, p.location_id, p.section_117, sum(e.weekly_pence)::int AS weekly
    FROM placement p JOIN placement_element e ON e.placement_id = p.id AND e.kind = 'CARE' AND e.from_on <= app.today() AND (e.to_on IS NULL OR e.to_on > app.today())
    WHERE p.commissioner_id = ${council} AND p.support_reason = 'learning-disability' AND p.approved_on IS NOT NULL AND p.cancelled_on IS NULL
      AND p.from_on <= app.today() AND (p.to_on IS NULL OR p.to_on > app.today()) GROUP BY p.id),
  placed AS (SELECT * FROM costs WHERE lot_id = (SELECT lot_id FROM costs GROUP BY 1 ORDER BY count(*) DESC, lot_id LIMIT 1)),
  centred AS (SELECT count(*)::int AS n, count(DISTINCT provider_id)::int AS providers, percentile_cont(0.5) WITHIN GROUP (ORDER BY ln(weekly)) AS centre FROM placed),
  stick AS (SELECT c.*, percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(ln(p.weekly) - c.centre)) AS spread FROM placed p, centred c GROUP BY c.n, c.providers, c.centre)`;

const asked = `'asked', jsonb_build_object('pence', p.weekly, 'on', '2026-04-06'), 'brought', NULL, 'pence', p.weekly, 'weekly', p.weekly, 'bought', NULL`;
const noCap = `'cap', jsonb_build_object('cap', NULL, 'benchmark', NULL, 'out', NULL)`;

/** What is expected: a share of what is paid. */
const expected = (
  share: string,
  out: string,
) => `'expected', jsonb_build_object('kind', 'compared', 'low', round(p.weekly * ${share} * 0.9),
  'expected', round(p.weekly * ${share}), 'high', round(p.weekly * ${share} * 1.1), 'ratio', round(1 / ${share}, 4), 'needDigest', repeat('n', 64),
  'parametersId', '${idOf("outlier", "parameters")}', 'calculation', 1, 'out', ${out})`;

const columns = `(id, commissioner_id, subject_kind, subject_id, direction, provider_id, location_id, lot_id, placement_id, client_group, unit, price_pence, weekly_pence,
  against, against_pence, at_stake_pence, signals, learning_disability, section_117, nhs_share, evidence, digest, run_id, group_number, opened_at, found_at)`;

const stake = (
  share: string,
) => `jsonb_build_object('against', 'expected', 'againstPence', round(p.weekly * ${share}),
  'yearly', round(abs(p.weekly - round(p.weekly * ${share})) * 365 / 7))`;

/** In place of what the first night found: a run with its peers, twelve dear placements and three cheap ones of theirs, and one of the first provider that has no peers: as SQL. */
export const pricesToAsk: readonly string[] = [
  "TRUNCATE outlier_note, outlier_flag, outlier_group, outlier_run",
  `INSERT INTO outlier_run (id, commissioner_id, kind, price_on, rule_version, rule, judged, flagged, digest, started_at, finished_at)
   VALUES ('${runId}', ${council}, 'NIGHTLY', app.today(), 0, '${JSON.stringify(usualRule).replaceAll("'", "''")}', 5000, 16, repeat('0', 64), app.now(), app.now())`,
  `${placed} INSERT INTO outlier_group (run_id, commissioner_id, number, lot_id, client_group, region, unit, measure, n, providers, scale, centre, spread, spread_by, figures)
   SELECT '${runId}', ${council}, 1, (SELECT lot_id FROM placed LIMIT 1), 'learning-disability', 'everywhere', 'week', 'price', s.n, s.providers, 'log', s.centre, s.spread,
     'median-deviation', ARRAY(SELECT weekly::float8 FROM placed ORDER BY 1) FROM stick s`,
  ...(
    [
      ["HIGH", "DESC", 12, "0.78"],
      ["LOW", "ASC", 3, "1.28"],
    ] as const
  ).map(
    ([direction, order, count, share]) => `${placed}
   INSERT INTO outlier_flag ${columns}
   SELECT gen_random_uuid(), ${council}, 'PLACEMENT', p.id, '${direction}', p.provider_id, p.location_id, p.lot_id, p.id, 'learning-disability', 'week', p.weekly, p.weekly,
     'expected', round(p.weekly * ${share}), round(abs(p.weekly - round(p.weekly * ${share})) * 365 / 7), 2, true, p.section_117, false,
     jsonb_build_object('rule', 0, 'priceDay', app.today(), 'peerGroup', jsonb_build_object('lotId', p.lot_id, 'lineId', NULL, 'clientGroup', 'learning-disability',
       'region', 'everywhere', 'unit', 'week', 'measure', 'price'), ${asked}, 'peers', jsonb_build_object('kind', 'judged', 'providers', s.providers, 'figure', p.weekly,
       'yardstick', jsonb_build_object('scale', 'log', 'n', s.n, 'centre', s.centre, 'spread', s.spread, 'by', 'median-deviation'),
       'z', 0.6745 * (ln(p.weekly::float8) - s.centre) / s.spread,
       'out', CASE WHEN abs(0.6745 * (ln(p.weekly::float8) - s.centre) / s.spread) > 3.5 THEN '${direction.toLowerCase()}' END),
       ${expected(share, `'${direction.toLowerCase()}'`)}, ${noCap}, 'direction', '${direction.toLowerCase()}', 'signals', 2, 'stake', ${stake(share)}),
     repeat('d', 64), '${runId}', 1, app.now(), app.now()
   FROM (SELECT * FROM placed ORDER BY weekly ${order}, id LIMIT ${count}) p, stick s`,
  ),
  `INSERT INTO outlier_flag ${columns}
   SELECT '${own}', ${council}, 'PLACEMENT', p.id, 'HIGH', p.provider_id, p.location_id, p.lot_id, p.id, 'physical-65-and-over', 'hour', p.price, p.weekly,
     'expected', round(p.weekly * 0.8), round((p.weekly - round(p.weekly * 0.8)) * 365 / 7), 1, false, false, false,
     jsonb_build_object('rule', 0, 'priceDay', app.today(), 'peerGroup', jsonb_build_object('lotId', p.lot_id, 'lineId', NULL, 'clientGroup', 'physical-65-and-over',
       'region', 'everywhere', 'unit', 'hour', 'measure', 'price'), 'asked', jsonb_build_object('pence', p.price, 'on', '2026-10-05'), 'brought', NULL, 'pence', p.price,
       'weekly', p.weekly, 'bought', NULL, 'peers', jsonb_build_object('kind', 'too-few'), ${expected("0.8", "'high'")}, ${noCap}, 'direction', 'high', 'signals', 1,
       'stake', ${stake("0.8")}), repeat('d', 64), '${runId}', NULL, app.now(), app.now()
   FROM (SELECT p.*, e.pence AS price, e.weekly_pence AS weekly FROM placement p JOIN placement_element e ON e.placement_id = p.id AND e.kind = 'CARE'
     AND e.from_on <= app.today() AND (e.to_on IS NULL OR e.to_on > app.today()) WHERE p.reference = 'PL-2026-900001' LIMIT 1) p`,
];
