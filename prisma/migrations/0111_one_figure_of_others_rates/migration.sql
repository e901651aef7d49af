-- What a provider may know of others' rates for all lines and areas in which it has one itself: of each the same band as its
-- history shows, so that no two views of the same rates, rounded or taken together in two ways, can be held against one another.
CREATE OR REPLACE FUNCTION app.rates_of_others()
RETURNS TABLE (service_line_id uuid, area_id uuid, lower integer, median integer, upper integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH own AS (
    SELECT DISTINCT r.service_line_id, r.area_id FROM rate r
    WHERE r.provider_id = app.provider() AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())
  )
  SELECT o.service_line_id, o.area_id, b.lower, b.median, b.upper FROM own o CROSS JOIN LATERAL app.rate_band(o.service_line_id, o.area_id) b
$$;
