-- In which order, together with whom and why a provider was asked is the council's to know: a rank of two would tell
-- that another was asked before. It stands apart from what the provider reads.
CREATE TABLE "enquiry_asking" (
  "enquiry_id" UUID NOT NULL PRIMARY KEY REFERENCES "enquiry" ("id"),
  "request_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "rank" INTEGER NOT NULL CHECK ("rank" > 0),
  "mode" TEXT NOT NULL CHECK ("mode" IN ('TOGETHER', 'IN_TURN', 'BY_PHONE')),
  "eligibility" JSONB NOT NULL,
  UNIQUE ("request_id", "rank"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id")
);
INSERT INTO "enquiry_asking" SELECT id, request_id, commissioner_id,
  row_number() OVER (PARTITION BY request_id ORDER BY rank, sent_at, id), mode, eligibility FROM "enquiry";
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "enquiry_asking" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "enquiry_asking" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "enquiry_asking" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "enquiry_asking" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR ((SELECT app.actor()) = 'system' AND mode = 'IN_TURN'));
GRANT SELECT, INSERT ON "enquiry_asking" TO careframe_serving;

ALTER TABLE "enquiry" ADD COLUMN "by_phone" BOOLEAN NOT NULL DEFAULT false;
UPDATE "enquiry" SET by_phone = mode = 'BY_PHONE';
DROP POLICY "add" ON "enquiry";
CREATE POLICY "add" ON "enquiry" FOR INSERT WITH CHECK ((commissioner_id = (SELECT app.commissioner()) AND sent_by = (SELECT app.account()))
  OR ((SELECT app.actor()) = 'system' AND NOT by_phone AND EXISTS (SELECT 1 FROM enquiry_turn t
    WHERE t.request_id = enquiry.request_id AND t.provider_id = enquiry.provider_id AND t.location_id = enquiry.location_id)));
ALTER TABLE "enquiry" DROP COLUMN "rank", DROP COLUMN "mode", DROP COLUMN "eligibility";

-- A provider answers before the clock has run out; what a broker heard by telephone may be written down after it.
CREATE OR REPLACE FUNCTION app.enquiry_stands(of_enquiry uuid, of_provider uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM enquiry e WHERE e.id = of_enquiry AND e.provider_id = of_provider
    AND e.declined_at IS NULL AND e.closed_at IS NULL AND e.chosen_at IS NULL
    AND (e.due_at > app.now() OR (SELECT app.commissioner()) = e.commissioner_id))
$$;

SELECT jobs.create_queue('ask-the-next', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
SELECT jobs.create_queue('remind-of-enquiries', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;

-- How many events the trail has would count what others do: a provider who asks twice would see that something happened.
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "audit_head" FOR SELECT USING ((SELECT app.actor()) IN ('system', 'staff'));
