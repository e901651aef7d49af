-- A result of CareCubed as evidence of what care costs: recorded by hand with its file, about a placement or a negotiation.
CREATE TABLE "care_cubed_result" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "placement_id" UUID,
  "negotiation_id" UUID,
  "version" TEXT NOT NULL CHECK (length(btrim("version")) > 0),
  "made_on" DATE NOT NULL,
  "case_reference" TEXT NOT NULL CHECK (length(btrim("case_reference")) > 0),
  "weekly_pence" INTEGER NOT NULL CHECK ("weekly_pence" > 0),
  "trained" TEXT NOT NULL CHECK (length(btrim("trained")) > 0),
  "file_name" TEXT,
  "storage_key" TEXT UNIQUE,
  "media_type" TEXT,
  "sha256" TEXT,
  "size" INTEGER,
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  FOREIGN KEY ("negotiation_id", "commissioner_id") REFERENCES "negotiation" ("id", "commissioner_id"),
  CHECK (num_nonnulls("placement_id", "negotiation_id") = 1),
  CHECK (num_nonnulls("file_name", "storage_key", "media_type", "sha256", "size") IN (0, 5))
);
CREATE INDEX "care_cubed_result_placement_id_idx" ON "care_cubed_result" ("placement_id");
CREATE INDEX "care_cubed_result_negotiation_id_idx" ON "care_cubed_result" ("negotiation_id");
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "care_cubed_result" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "care_cubed_result" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "care_cubed_result" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "care_cubed_result" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "care_cubed_result" TO careframe_serving;
