-- Which part of a price moves with the living wage when it is brought to another day.
ALTER TABLE "outlier_rule" ADD COLUMN "pay_share" INTEGER NOT NULL DEFAULT 7000 CHECK ("pay_share" BETWEEN 0 AND 10000);
ALTER TABLE "outlier_rule" ALTER COLUMN "pay_share" DROP DEFAULT;

-- A run keeps its rule as it was, so that each of its flags can be worked out again; somebody may also ask for one.
ALTER TABLE "outlier_run" DROP CONSTRAINT "outlier_run_kind_check";
ALTER TABLE "outlier_run" ADD CHECK ("kind" IN ('NIGHTLY', 'ASKED', 'CHANGE', 'OPENING', 'ARRIVAL'));
ALTER TABLE "outlier_run" ADD COLUMN "rule" JSONB NOT NULL;

-- A run is written down once all that it found is known, at the end of its transaction: its flags and peers come before it.
ALTER TABLE "outlier_group" ALTER CONSTRAINT "outlier_group_run_id_commissioner_id_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "outlier_flag" ALTER CONSTRAINT "outlier_flag_run_id_commissioner_id_fkey" DEFERRABLE INITIALLY DEFERRED;

-- The submission or the bid in which the price of a flag stands.
ALTER TABLE "outlier_flag" ADD COLUMN "source_id" UUID;
ALTER TABLE "outlier_flag" ADD CHECK (("source_id" IS NOT NULL) = ("subject_kind" IN ('RATE', 'BID')));

-- A flag of a price that was sealed is seen by who may see that price, and by nobody else: its own policy is asked.
CREATE POLICY "seal" ON "outlier_flag" AS RESTRICTIVE FOR SELECT USING ("subject_kind" IN ('OFFER', 'PLACEMENT') OR (SELECT app.actor()) = 'system'
  OR ("subject_kind" = 'RATE' AND EXISTS (SELECT 1 FROM submission_price p WHERE p.submission_id = source_id))
  OR ("subject_kind" = 'BID' AND EXISTS (SELECT 1 FROM bid_price p WHERE p.bid_id = source_id)));

-- What came up between two nights and is gone through within minutes: ids alone, no price.
CREATE TABLE "price_to_go_through" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('PLACEMENT', 'OFFER', 'ROUND', 'CALL_OFF')),
  "subject_id" UUID NOT NULL,
  PRIMARY KEY ("commissioner_id", "kind", "subject_id")
);
ALTER TABLE "price_to_go_through" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "take" ON "price_to_go_through" FOR ALL USING ((SELECT app.actor()) = 'system') WITH CHECK ((SELECT app.actor()) = 'system');
GRANT SELECT, DELETE ON "price_to_go_through" TO careframe_serving;

-- A placement that somebody placed, amended, reviewed or negotiated. Prices that a round, an uplift or a file brings come by
-- the thousand and wait for the night.
CREATE FUNCTION app.note_price() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  subject text := TG_ARGV[0];
BEGIN
  INSERT INTO price_to_go_through (commissioner_id, kind, subject_id)
  SELECT whose, subject, id FROM (SELECT
    CASE WHEN subject = 'ROUND' THEN (SELECT f.commissioner_id FROM round r JOIN framework f ON f.id = r.framework_id WHERE r.id = (to_jsonb(NEW) ->> 'round_id')::uuid)
      ELSE (to_jsonb(NEW) ->> 'commissioner_id')::uuid END AS whose,
    (to_jsonb(NEW) ->> TG_ARGV[1])::uuid AS id) one
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.note_price() FROM PUBLIC;

CREATE TRIGGER "note_price" AFTER INSERT ON "placement_element" FOR EACH ROW
  WHEN (NEW.origin IN ('PLACED', 'AMENDED', 'REVIEWED', 'NEGOTIATED')) EXECUTE FUNCTION app.note_price('PLACEMENT', 'placement_id');
CREATE TRIGGER "note_price" AFTER INSERT ON "placement_offer" FOR EACH ROW EXECUTE FUNCTION app.note_price('OFFER', 'id');
CREATE TRIGGER "note_price" AFTER UPDATE ON "round_opening" FOR EACH ROW
  WHEN (OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL) EXECUTE FUNCTION app.note_price('ROUND', 'round_id');
CREATE TRIGGER "note_price" AFTER UPDATE ON "call_off_opening" FOR EACH ROW
  WHEN (OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL) EXECUTE FUNCTION app.note_price('CALL_OFF', 'call_off_id');

-- The queues of the night and of what comes up, as the queue's library would make them.
SELECT jobs.create_queue('go-through-prices', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 3600}');
SELECT jobs.create_queue('go-through-new-prices', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;
