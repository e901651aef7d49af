-- A figure to a whole number of steps, half a step up, but no lower than a least one, as plain digits.
CREATE FUNCTION app.in_steps(figure text, step numeric, floor_at numeric DEFAULT 0) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT trim_scale(greatest(floor(figure::numeric / step + 0.5) * step, floor_at))::text
$$;

-- What a provider may know to work out the estimate of its own placement with: what the care takes, and the figures in
-- force today. Figures of open books are rounded (ten pence an hour or a night, a pound a week, a hundredth of a share),
-- and the sources that the council typed in are left out. Where any figure stands on fewer than eleven providers, so that
-- fewer than ten of them might be others, no figure is told at all: from a few placements with other hours a provider
-- could solve for the one that is held back.
CREATE FUNCTION app.expected_of_own(asked_placement uuid)
RETURNS TABLE (need_version integer, need_on date, slots jsonb, parameters_version integer, parameters_on date, sets jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH own AS (
    SELECT p.id, p.request_id, p.commissioner_id, p.lot_id, p.area_id FROM placement p
    WHERE p.id = asked_placement AND p.provider_id = app.provider() AND p.approved_on IS NOT NULL
  ), need AS (
    SELECT n.version, n.from_on, c.slots FROM own JOIN care_need_of n ON n.placement_id = own.id OR n.request_id = own.request_id
      JOIN care_need c ON c.commissioner_id = n.commissioner_id AND c.digest = n.digest
    ORDER BY n.placement_id IS NULL, n.version DESC LIMIT 1
  ), in_force AS (
    SELECT c.version, c.from_on, c.sets FROM own JOIN cost_parameters c ON c.commissioner_id = own.commissioner_id AND c.lot_id = own.lot_id
      AND (c.area_id IS NULL OR c.area_id = own.area_id)
    WHERE c.checked_at IS NOT NULL AND c.from_on <= app.today()
    ORDER BY c.area_id IS NULL, c.from_on DESC, c.version DESC LIMIT 1
  ), figures AS (
    SELECT f.nth, f.figure, f.figure -> 'origin' ->> 'kind' AS kind,
      CASE f.figure ->> 'unit' WHEN 'week' THEN 1 WHEN 'share' THEN 0.01 ELSE 0.1 END AS step,
      CASE f.figure ->> 'part' WHEN 'pay' THEN (in_force.sets -> 'law' -> 'pay' ->> 'livingWage')::numeric ELSE 0 END AS floor_at
    FROM in_force, jsonb_array_elements(in_force.sets -> 'figures') WITH ORDINALITY AS f (figure, nth)
  ), held_back AS (
    SELECT EXISTS (SELECT 1 FROM in_force, LATERAL (SELECT f.figure -> 'origin' AS origin FROM figures f
        UNION ALL SELECT in_force.sets -> 'weeklyHours' -> 'origin') o
      WHERE o.origin ->> 'kind' = 'open-books' AND (o.origin ->> 'providers')::integer < 11) AS yes
  )
  SELECT need.version, need.from_on, need.slots, in_force.version, in_force.from_on, CASE WHEN held_back.yes THEN NULL ELSE jsonb_build_object(
    'law', in_force.sets -> 'law',
    'weeklyHours', CASE WHEN in_force.sets -> 'weeklyHours' -> 'origin' ->> 'kind' = 'open-books'
      THEN in_force.sets -> 'weeklyHours' || jsonb_build_object('hours', app.in_steps(in_force.sets -> 'weeklyHours' ->> 'hours', 1))
      ELSE in_force.sets -> 'weeklyHours' END,
    'figures', (SELECT jsonb_agg(CASE f.kind
        WHEN 'typed' THEN f.figure || jsonb_build_object('origin', jsonb_build_object('kind', 'typed', 'source', ''))
        WHEN 'open-books' THEN f.figure || jsonb_build_object('low', app.in_steps(f.figure ->> 'low', f.step, f.floor_at),
          'middle', app.in_steps(f.figure ->> 'middle', f.step, f.floor_at), 'high', app.in_steps(f.figure ->> 'high', f.step, f.floor_at))
        ELSE f.figure END ORDER BY f.nth) FROM figures f)) END
  FROM need, in_force, held_back
$$;
REVOKE ALL ON FUNCTION app.in_steps(text, numeric, numeric) FROM PUBLIC;
REVOKE ALL ON FUNCTION app.expected_of_own(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.expected_of_own(uuid) TO careframe_serving;

-- A night asks for the need of each placement and the parameters of each lot.
CREATE INDEX "care_need_of_digest" ON "care_need_of" ("commissioner_id", "digest");
CREATE INDEX "cost_parameters_in_force" ON "cost_parameters" ("commissioner_id", "lot_id", "from_on" DESC) WHERE "checked_at" IS NOT NULL;
