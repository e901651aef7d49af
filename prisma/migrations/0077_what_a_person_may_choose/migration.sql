-- For whom a lot is meant, from a day on: by the main reason for support and the hours that are needed in a week. Brokers
-- who ask for help to choose are shown the lots that fit, along the care ladder.
CREATE TABLE "lot_guide" (
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "from_on" DATE NOT NULL,
  "support_reasons" TEXT[] NOT NULL CHECK (cardinality("support_reasons") > 0),
  "least_hours" INTEGER NOT NULL CHECK ("least_hours" >= 0),
  "most_hours" INTEGER CHECK ("most_hours" >= "least_hours"),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  PRIMARY KEY ("lot_id", "from_on")
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "lot_guide" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- The members that were found for a person, as they stood when they were shown. Each stands; the last counts.
CREATE TABLE "placement_shortlist" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "request_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "options" JSONB NOT NULL,
  "kept_by" UUID NOT NULL REFERENCES "account" ("id"),
  "kept_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id")
);
CREATE INDEX "placement_shortlist_request_id_idx" ON "placement_shortlist" ("request_id", "kept_at" DESC);
CREATE TRIGGER "stands" BEFORE UPDATE ON "placement_shortlist" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "lot_guide" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "lot_guide" FOR SELECT USING (framework_id = ANY ((SELECT app.frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
GRANT SELECT ON "lot_guide" TO careframe_serving;

ALTER TABLE "placement_shortlist" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_shortlist" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_shortlist" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND kept_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "placement_shortlist" TO careframe_serving;
