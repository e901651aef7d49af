-- A price names a line of its own lot, and a cap of its own line.
ALTER TABLE "service_line" ADD UNIQUE ("id", "lot_id");
ALTER TABLE "price_cap" ADD UNIQUE ("id", "service_line_id");
ALTER TABLE "application_price"
  ADD FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id"),
  ADD FOREIGN KEY ("cap_id", "service_line_id") REFERENCES "price_cap" ("id", "service_line_id");
ALTER TABLE "submission_price"
  ADD FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id"),
  ADD FOREIGN KEY ("cap_id", "service_line_id") REFERENCES "price_cap" ("id", "service_line_id");

-- Providers may not change a round, so they hold it by this door: a share of it until their deed is done, while opening
-- and extending hold it alone. What is answered was read after any wait.
CREATE FUNCTION app.share_round(wanted uuid)
RETURNS TABLE (id uuid, framework_id uuid, number int, title text, opens_at timestamptz, closes_at timestamptz, effective_on date, cancelled boolean, opened boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM round r WHERE r.id = wanted FOR SHARE;
  RETURN QUERY SELECT r.id, r.framework_id, r.number, r.title, r.opens_at, r.closes_at, r.effective_on, r.cancelled_at IS NOT NULL,
      EXISTS (SELECT 1 FROM round_opening o WHERE o.round_id = r.id AND o.opened_at IS NOT NULL)
    FROM round r WHERE r.id = wanted AND r.published_at IS NOT NULL;
END $$;

-- The next reference of a round, "R3-0042": providers do not see each other's, so it is counted here.
CREATE FUNCTION app.next_application_reference(round_number int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  following int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('application reference', round_number));
  SELECT coalesce(max(substring(a.reference FROM '^R[0-9]+-([0-9]+)$')::int), 0) + 1 INTO following
  FROM application a WHERE a.reference LIKE 'R' || round_number || '-%';
  RETURN 'R' || round_number || '-' || lpad(following::text, greatest(4, length(following::text)), '0');
END $$;

-- Nothing is submitted to a round that two people have opened.
CREATE FUNCTION app.is_opened(round uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM round_opening o WHERE o.round_id = round AND o.opened_at IS NOT NULL)
$$;
DROP POLICY "add" ON "submission";
CREATE POLICY "add" ON "submission" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND NOT app.is_opened(round_id));

-- A partner sees the invitation that was sent to its address, joins by it, and from then on speaks for itself: the lead
-- invites and removes, and cannot write another's declaration.
DROP POLICY "add" ON "application_partner";
CREATE POLICY "add" ON "application_partner" FOR INSERT WITH CHECK (lead_provider_id = (SELECT app.provider())
  AND provider_id IS NULL AND joined_at IS NULL AND declaration IS NULL AND delivers IS NULL);
CREATE POLICY "invited" ON "application_partner" FOR SELECT
  USING (provider_id IS NULL AND email = (SELECT a.email FROM account a WHERE a.id = (SELECT app.account())));
DROP POLICY "change" ON "application_partner";
CREATE POLICY "change" ON "application_partner" FOR UPDATE
  USING (provider_id = (SELECT app.provider())
    OR (provider_id IS NULL AND email = (SELECT a.email FROM account a WHERE a.id = (SELECT app.account()))))
  WITH CHECK (provider_id = (SELECT app.provider()));
REVOKE UPDATE ON "application_partner" FROM careframe_serving;
GRANT UPDATE (provider_id, joined_at, declaration, delivers) ON "application_partner" TO careframe_serving;

-- What a partner, also one only invited, may know of the application it is asked to join: its round and its lots.
CREATE FUNCTION app.partnership(partner uuid) RETURNS TABLE (application_id uuid, round_id uuid, lot_ids text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.round_id, ARRAY(
      SELECT jsonb_array_elements_text(s.answers -> 'lotIds') FROM application_section s
      WHERE s.application_id = a.id AND s.section = 'lots')
  FROM application_partner p JOIN application a ON a.id = p.application_id
  WHERE p.id = partner AND (p.provider_id = app.provider() OR p.lead_provider_id = app.provider()
    OR (p.provider_id IS NULL AND p.email = (SELECT c.email FROM account c WHERE c.id = app.account())))
$$;

REVOKE ALL ON FUNCTION app.share_round(uuid), app.next_application_reference(int), app.is_opened(uuid), app.partnership(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.share_round(uuid), app.next_application_reference(int), app.is_opened(uuid), app.partnership(uuid) TO careframe_serving;
