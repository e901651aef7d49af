-- The staff of an ICB answer for its shares of a council's placements. It reads of a placement what it pays for and nothing
-- else, by these doors: the tables themselves stay closed to it.
ALTER TABLE "placement_share" ADD COLUMN "icb_answered_by" UUID REFERENCES "account" ("id"), ADD COLUMN "icb_answered_at" TIMESTAMPTZ(3),
  ADD CHECK (num_nonnulls("icb_answered_by", "icb_answered_at") IN (0, 2));

-- The frameworks for whose placements the acting ICB answers: those on which it, and no other ICB, is named today.
CREATE FUNCTION app.frameworks_answered_for() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH named AS (SELECT n.framework_id, n.commissioner_id FROM framework_commissioner n JOIN commissioner c ON c.id = n.commissioner_id
    WHERE c.kind = 'ICB' AND n.from_on <= app.today() AND (n.to_on IS NULL OR n.to_on > app.today()))
  SELECT coalesce(array_agg(n.framework_id), '{}') FROM named n WHERE app.actor() = 'staff' AND n.commissioner_id = app.commissioner()
    AND NOT EXISTS (SELECT 1 FROM named o WHERE o.framework_id = n.framework_id AND o.commissioner_id <> n.commissioner_id)
$$;

-- What the acting ICB is asked to pay: its shares of placements that were approved and not cancelled; those that nobody has
-- answered, those that it answered here, or one. The weekly price is that of the care on the day, nursing (FNC) apart.
CREATE FUNCTION app.shares_of_icb(asked text, one uuid) RETURNS TABLE (
  funding_id uuid, stream text, placement_id uuid, reference text, person_ref text, council text, provider text, care_pence integer,
  weekly_pence integer, basis_points integer, from_on date, to_on date, accepted_at timestamptz, disputed_at timestamptz,
  icb_reference text, dispute_reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.funding_id, s.stream, p.id, p.reference, p.person_ref, c.name, o.name,
    (SELECT coalesce(sum(e.weekly_pence), 0)::int FROM placement_element e WHERE e.placement_id = p.id AND e.kind = 'CARE'
      AND daterange(e.from_on, e.to_on) @> greatest(f.from_on, least(app.today(), f.to_on - 1, p.to_on - 1))),
    s.weekly_pence, s.basis_points, f.from_on, f.to_on, s.accepted_at, s.disputed_at, s.icb_reference, s.dispute_reason
  FROM placement_share s JOIN placement_funding f ON f.id = s.funding_id JOIN placement p ON p.id = f.placement_id
    JOIN commissioner c ON c.id = p.commissioner_id JOIN provider o ON o.id = p.provider_id
  WHERE p.framework_id = ANY ((SELECT app.frameworks_answered_for())::uuid[]) AND s.stream IN ('s117', 'chc', 'joint')
    AND p.approved_on IS NOT NULL AND p.cancelled_on IS NULL AND p.erased_at IS NULL
    AND CASE asked WHEN 'waiting' THEN s.accepted_at IS NULL AND s.disputed_at IS NULL
      WHEN 'answered' THEN s.icb_answered_at IS NOT NULL ELSE s.funding_id = one END
$$;

-- Holds one of them until the transaction ends, so that answers follow one another.
CREATE FUNCTION app.hold_share_of_icb(of_funding uuid, of_stream text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM placement_share s WHERE s.funding_id = of_funding AND s.stream = of_stream
    AND EXISTS (SELECT 1 FROM app.shares_of_icb('one', of_funding)) FOR NO KEY UPDATE;
END $$;

-- Writes the acting ICB's answer: accepted with its own case reference, or disputed with a reason.
CREATE FUNCTION app.answer_share_of_icb(of_funding uuid, of_stream text, accepted boolean, words text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE placement_share s SET icb_answered_by = app.account(), icb_answered_at = app.now(),
    accepted_at = CASE WHEN accepted THEN app.now() ELSE s.accepted_at END, icb_reference = CASE WHEN accepted THEN words ELSE s.icb_reference END,
    disputed_at = CASE WHEN accepted THEN s.disputed_at ELSE app.now() END, dispute_reason = CASE WHEN accepted THEN s.dispute_reason ELSE words END
  WHERE s.funding_id = of_funding AND s.stream = of_stream
    AND EXISTS (SELECT 1 FROM app.shares_of_icb('one', of_funding) t WHERE t.stream = of_stream);
  IF NOT FOUND THEN RAISE EXCEPTION 'not a share of this ICB' USING ERRCODE = 'insufficient_privilege'; END IF;
END $$;

REVOKE ALL ON FUNCTION app.frameworks_answered_for(), app.shares_of_icb(text, uuid), app.hold_share_of_icb(uuid, text),
  app.answer_share_of_icb(uuid, text, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.frameworks_answered_for(), app.shares_of_icb(text, uuid), app.hold_share_of_icb(uuid, text),
  app.answer_share_of_icb(uuid, text, boolean, text) TO careframe_serving;
