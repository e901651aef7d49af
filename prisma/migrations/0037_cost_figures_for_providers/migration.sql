-- What a provider may know of what others say a unit of a lot costs: the quarter points of at least ten other providers,
-- one figure for each (the middle of its homes), rounded, from the complete models that stood when the round was opened.
-- What is set aside, withdrawn or superseded later moves nothing, so that two looks at it never differ by one model. A
-- total is given only where every line in it is.
CREATE FUNCTION app.cost_figures(asked_round uuid, asked_lot uuid)
RETURNS TABLE (part text, code text, lower double precision, median double precision, upper double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH stood AS (
    SELECT m.id, m.provider_id, m.template_code, m.template_version, m.complete, m.total, m.group_totals
    FROM submission_cost_model m JOIN submission s ON s.id = m.submission_id JOIN round_opening o ON o.round_id = m.round_id
    WHERE m.round_id = asked_round AND m.lot_id = asked_lot AND s.submitted_at <= o.opened_at
      AND (s.superseded_at IS NULL OR s.superseded_at > o.opened_at) AND (s.withdrawn_at IS NULL OR s.withdrawn_at > o.opened_at)
  ), others AS (
    SELECT * FROM stood WHERE complete AND provider_id <> app.provider()
      AND EXISTS (SELECT 1 FROM stood own WHERE own.provider_id = app.provider())
  ), parts AS (
    SELECT m.provider_id, 'line' AS part, l.code, l.amount FROM others m JOIN submission_cost_line l ON l.model_id = m.id
    UNION ALL SELECT m.provider_id, 'group', g ->> 'group', (g ->> 'total')::numeric FROM others m, jsonb_array_elements(m.group_totals) g
    UNION ALL SELECT m.provider_id, 'total', '', m.total FROM others m
  ), one_each AS (
    SELECT p.provider_id, p.part, p.code, percentile_cont(0.5) WITHIN GROUP (ORDER BY p.amount::double precision) AS amount
    FROM parts p GROUP BY p.provider_id, p.part, p.code
  ), figures AS (
    SELECT e.part, e.code, count(*) AS providers, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY e.amount) AS q
    FROM one_each e GROUP BY e.part, e.code
  ), held_back AS (
    SELECT DISTINCT t.group_name FROM figures f JOIN cost_template_line t ON t.code = f.code
      AND (t.template_code, t.template_version) IN (SELECT template_code, template_version FROM others)
    WHERE f.part = 'line' AND f.providers < 10
  ), rounding AS (
    SELECT CASE WHEN bool_or(t.unit LIKE '%per week') THEN 100 ELSE 10 END AS step
    FROM cost_template t JOIN lot l ON l.cost_template = t.code WHERE l.id = asked_lot
  )
  SELECT f.part, f.code, floor(f.q[1] * 100 / step + 0.5) * step / 100, floor(f.q[2] * 100 / step + 0.5) * step / 100,
    floor(f.q[3] * 100 / step + 0.5) * step / 100
  FROM figures f, rounding WHERE f.providers >= 10
    AND NOT (f.part = 'group' AND f.code IN (SELECT group_name FROM held_back))
    AND NOT (f.part = 'total' AND EXISTS (SELECT 1 FROM held_back))
$$;
REVOKE ALL ON FUNCTION app.cost_figures(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.cost_figures(uuid, uuid) TO careframe_serving;
