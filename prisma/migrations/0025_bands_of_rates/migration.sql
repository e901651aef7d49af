-- What a provider may know of the others' rates for a line that it holds: the middle half of at least ten of them, one
-- figure for each provider, rounded, as of today. Areas are never pooled, so that no two views differ by one member.
CREATE FUNCTION app.rate_band(line uuid, place uuid) RETURNS TABLE (lower int, median int, upper int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT r.provider_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.pence) AS pence
    FROM rate r, (SELECT app.today() AS day) today
    WHERE r.service_line_id = line AND r.area_id = place AND r.valid_from <= today.day AND (r.valid_to IS NULL OR r.valid_to > today.day)
    GROUP BY r.provider_id
  ), others AS (
    SELECT count(*) AS members, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY h.pence) AS q
    FROM held h WHERE h.provider_id <> app.provider()
  ), rounding AS (SELECT o.*, CASE WHEN o.q[2] < 10000 THEN 10 ELSE 500 END AS step FROM others o)
  SELECT (round(q[1] / step) * step)::int, (round(q[2] / step) * step)::int, (round(q[3] / step) * step)::int
  FROM rounding WHERE members >= 10 AND EXISTS (SELECT 1 FROM held h WHERE h.provider_id = app.provider())
$$;
REVOKE ALL ON FUNCTION app.rate_band(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.rate_band(uuid, uuid) TO careframe_serving;

CREATE INDEX "rate_line_area" ON "rate" ("service_line_id", "area_id");
