-- A bid while it is being written: the provider's alone, whatever becomes of it.
CREATE TABLE "call_off_bid_draft" (
  "call_off_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "answers" JSONB NOT NULL,
  "prices" JSONB NOT NULL,
  "saved_by" UUID NOT NULL REFERENCES "account" ("id"),
  "saved_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("call_off_id", "provider_id"),
  FOREIGN KEY ("call_off_id", "provider_id") REFERENCES "call_off_invitation" ("call_off_id", "provider_id")
);
ALTER TABLE "call_off_bid_draft" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_bid_draft" FOR SELECT USING (provider_id = (SELECT app.provider()));
CREATE POLICY "add" ON "call_off_bid_draft" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND saved_by = (SELECT app.account()));
CREATE POLICY "change" ON "call_off_bid_draft" FOR UPDATE USING (provider_id = (SELECT app.provider()))
  WITH CHECK (provider_id = (SELECT app.provider()) AND saved_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (answers, prices, saved_by, saved_at) ON "call_off_bid_draft" TO careframe_serving;

-- Providers may not change a call-off, so they hold it by this door: a share of it, and their own invitation alone, until
-- their deed is done, while opening and extending hold the call-off alone. What is answered was read after any wait.
-- `place` is the order in which this member was invited.
CREATE FUNCTION app.share_call_off(wanted uuid)
RETURNS TABLE (id uuid, commissioner_id uuid, commissioner text, reference text, title text, route call_off_route, approval_asked_at timestamptz,
  approved_at timestamptz, published_at timestamptz, closes_at timestamptz, cancelled_at timestamptz, left_framework_at timestamptz,
  opened_at timestamptz, declined_at timestamptz, place int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM call_off c WHERE c.id = wanted FOR SHARE;
  PERFORM 1 FROM call_off_invitation i WHERE i.call_off_id = wanted AND i.provider_id = app.provider() FOR NO KEY UPDATE;
  RETURN QUERY SELECT c.id, c.commissioner_id, m.name, c.reference, c.title, c.route, c.approval_asked_at, c.approved_at, c.published_at,
      c.closes_at, c.cancelled_at, c.left_framework_at,
      (SELECT o.opened_at FROM call_off_opening o WHERE o.call_off_id = c.id), i.declined_at,
      (SELECT count(*)::int FROM call_off_invitation x WHERE x.call_off_id = wanted AND (x.invited_at, x.id) <= (i.invited_at, i.id))
    FROM call_off c JOIN commissioner m ON m.id = c.commissioner_id
    JOIN call_off_invitation i ON i.call_off_id = c.id AND i.provider_id = app.provider()
    WHERE c.id = wanted AND c.published_at IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION app.share_call_off(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.share_call_off(uuid) TO careframe_serving;

-- What was bid stands once it is opened.
DROP POLICY "change" ON "bid";
CREATE POLICY "change" ON "bid" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND NOT app.bids_are_opened(call_off_id))
  WITH CHECK (provider_id = (SELECT app.provider()));
DROP POLICY "add" ON "bid_content";
CREATE POLICY "add" ON "bid_content" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND NOT app.bids_are_opened(call_off_id));
DROP POLICY "add" ON "bid_price";
CREATE POLICY "add" ON "bid_price" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND NOT app.bids_are_opened(call_off_id));

-- A price over its cap stands only beside an exception that is the bidder's own and reaches that far; the rate beside it
-- is the bidder's own.
ALTER TABLE "bid_price" ADD CHECK ("pence" <= "cap_pence" OR "exception_id" IS NOT NULL);
CREATE FUNCTION app.hold_bid_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM rate r WHERE r.id = NEW.rate_id AND r.provider_id = NEW.provider_id AND r.pence = NEW.rate_pence) THEN
    RAISE EXCEPTION 'the rate beside a bid is the bidder''s own' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.exception_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cap_exception e WHERE e.id = NEW.exception_id
      AND e.provider_id = NEW.provider_id AND e.maximum_pence >= NEW.pence) THEN
    RAISE EXCEPTION 'the exception beside a bid is the bidder''s own and reaches its price' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT ON "bid_price" FOR EACH ROW EXECUTE FUNCTION app.hold_bid_price();
