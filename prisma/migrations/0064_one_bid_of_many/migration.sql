-- A bid that several members make together: whose rate its prices stand on, that nobody is in two bids, and that who bids
-- together is sealed, and barred by an interest, as the bid itself is.

-- Who bids with whom is opened with the bid: until then the partners alone know.
DROP POLICY "read" ON "call_off_consortium";
CREATE POLICY "read" ON "call_off_consortium" FOR SELECT USING (lead_provider_id = (SELECT app.provider()) OR id = ANY ((SELECT app.own_consortia())::uuid[])
  OR ((commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
    AND (call_off_id, lead_provider_id) IN (SELECT b.call_off_id, b.provider_id FROM bid b WHERE b.superseded_at IS NULL AND b.withdrawn_at IS NULL
      AND b.call_off_id IN (SELECT o.call_off_id FROM call_off_opening o WHERE o.opened_at IS NOT NULL))));

-- The framework rates, and below them the exceptions, of the partners that agreed, in the lots that each takes: for
-- their lead alone, who prices against them.
CREATE OR REPLACE FUNCTION app.consortium_rates(wanted uuid, lead uuid, day date)
RETURNS TABLE (line_id uuid, lot_id uuid, provider_id uuid, rate_id uuid, pence int, cap_pence int, area_id uuid, location_id uuid, organisation_id uuid, valid_from date, valid_to date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, l.lot_id, m.provider_id, r.id, r.pence, r.cap_pence, r.area_id, r.location_id, o.id, r.valid_from, r.valid_to
  FROM call_off_consortium k JOIN call_off_consortium_member m ON m.consortium_id = k.id AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL
  JOIN call_off_line l ON l.call_off_id = k.call_off_id AND l.lot_id = ANY (m.lot_ids)
  JOIN location o ON o.provider_id = m.provider_id AND o.organisation
  JOIN rate r ON r.provider_id = m.provider_id AND r.service_line_id = l.service_line_id AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
  WHERE k.call_off_id = wanted AND k.lead_provider_id = lead AND lead = app.provider()
$$;
CREATE FUNCTION app.consortium_exceptions(wanted uuid, lead uuid)
RETURNS TABLE (line_id uuid, provider_id uuid, exception_id uuid, maximum_pence int, from_on date, to_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, m.provider_id, x.id, x.maximum_pence, x.from_on, x.to_on
  FROM call_off_consortium k JOIN call_off_consortium_member m ON m.consortium_id = k.id AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL
  JOIN call_off_line l ON l.call_off_id = k.call_off_id AND l.lot_id = ANY (m.lot_ids)
  JOIN cap_exception x ON x.provider_id = m.provider_id AND x.service_line_id = l.service_line_id
  WHERE k.call_off_id = wanted AND k.lead_provider_id = lead AND lead = app.provider()
$$;
REVOKE ALL ON FUNCTION app.consortium_exceptions(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.consortium_exceptions(uuid, uuid) TO careframe_serving;

-- The rate beside a price is for the line, and the bidder's own; in a consortium it is of a partner that agreed to the
-- line's lot. The exception is of whose rate it is.
CREATE OR REPLACE FUNCTION app.hold_bid_price() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  holder uuid;
BEGIN
  SELECT r.provider_id INTO holder FROM rate r JOIN call_off_line l ON l.id = NEW.call_off_line_id AND l.service_line_id = r.service_line_id
  WHERE r.id = NEW.rate_id AND r.pence = NEW.rate_pence
    AND CASE WHEN EXISTS (SELECT 1 FROM call_off_consortium k WHERE k.call_off_id = NEW.call_off_id AND k.lead_provider_id = NEW.provider_id)
      THEN EXISTS (SELECT 1 FROM call_off_consortium k JOIN call_off_consortium_member m ON m.consortium_id = k.id
        WHERE k.call_off_id = NEW.call_off_id AND k.lead_provider_id = NEW.provider_id AND m.provider_id = r.provider_id
          AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL AND l.lot_id = ANY (m.lot_ids))
      ELSE r.provider_id = NEW.provider_id END;
  IF holder IS NULL THEN
    RAISE EXCEPTION 'the rate beside a bid is the bidder''s own, or of its partner in the lot' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.exception_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cap_exception e WHERE e.id = NEW.exception_id
      AND e.provider_id = holder AND e.maximum_pence >= NEW.pence) THEN
    RAISE EXCEPTION 'the exception beside a bid is of whose rate it is and reaches its price' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A provider is in one bid of a call-off: who agreed to another's does not bid itself, and who bids agrees to no other's.
CREATE FUNCTION app.hold_one_bid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM call_off_consortium_member m JOIN call_off_consortium k ON k.id = m.consortium_id
      WHERE m.call_off_id = NEW.call_off_id AND m.provider_id = NEW.provider_id AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL
        AND k.lead_provider_id <> NEW.provider_id) THEN
    RAISE EXCEPTION 'a partner in another bid does not bid itself' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "one_bid" BEFORE INSERT ON "bid" FOR EACH ROW EXECUTE FUNCTION app.hold_one_bid();
CREATE FUNCTION app.hold_one_partnership() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.agreed_at IS NOT NULL AND NEW.withdrawn_at IS NULL
    AND EXISTS (SELECT 1 FROM call_off_consortium k WHERE k.id = NEW.consortium_id AND k.lead_provider_id <> NEW.provider_id)
    AND EXISTS (SELECT 1 FROM bid b WHERE b.call_off_id = NEW.call_off_id AND b.provider_id = NEW.provider_id
      AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'a bidder does not agree to another''s bid' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "one_bid" BEFORE INSERT OR UPDATE ON "call_off_consortium_member" FOR EACH ROW EXECUTE FUNCTION app.hold_one_partnership();

-- An interest in a partner is an interest in the bid. The bids that are barred so to the acting person, once opened.
CREATE FUNCTION app.barred_bids() RETURNS TABLE (call_off_id uuid, provider_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.call_off_id, k.lead_provider_id FROM call_off_interest i
  JOIN call_off_consortium k ON k.call_off_id = i.call_off_id JOIN call_off_consortium_member m ON m.consortium_id = k.id
  WHERE i.account_id = app.account() AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL AND m.provider_id = ANY (i.provider_ids)
    AND app.bids_are_opened(k.call_off_id)
$$;
REVOKE ALL ON FUNCTION app.barred_bids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.barred_bids() TO careframe_serving;
CREATE OR REPLACE FUNCTION app.declared_for_bid(call_off uuid, provider uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off_interest i WHERE i.call_off_id = call_off AND i.account_id = app.account() AND NOT provider = ANY (i.provider_ids))
    AND NOT EXISTS (SELECT 1 FROM app.barred_bids() n WHERE n.call_off_id = call_off AND n.provider_id = provider)
$$;
CREATE OR REPLACE FUNCTION app.declared_for_all_bids(call_off uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off_interest i WHERE i.call_off_id = call_off AND i.account_id = app.account()
    AND NOT EXISTS (SELECT 1 FROM bid b WHERE b.call_off_id = call_off AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
      AND (b.provider_id = ANY (i.provider_ids) OR (b.call_off_id, b.provider_id) IN (SELECT n.call_off_id, n.provider_id FROM app.barred_bids() n))))
$$;
CREATE POLICY "interest_in_partner" ON "bid_content" AS RESTRICTIVE FOR SELECT
  USING ((call_off_id, provider_id) NOT IN (SELECT n.call_off_id, n.provider_id FROM app.barred_bids() n));
CREATE POLICY "interest_in_partner" ON "bid_price" AS RESTRICTIVE FOR SELECT
  USING ((call_off_id, provider_id) NOT IN (SELECT n.call_off_id, n.provider_id FROM app.barred_bids() n));

-- Nor does the trail tell who bids together before the opening; who proves the trail reads all of it.
CREATE POLICY "partners_sealed" ON "audit_event" AS RESTRICTIVE FOR SELECT USING ((SELECT app.actor()) = 'system'
  OR kind <> ALL (ARRAY['consortium-made', 'consortium-partner-asked', 'consortium-partner-agreed', 'consortium-partner-left'])
  OR subject_id IN (SELECT o.call_off_id::text FROM call_off_opening o WHERE o.opened_at IS NOT NULL));
