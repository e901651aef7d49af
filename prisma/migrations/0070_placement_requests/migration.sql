-- What a person needs, told by brokerage without who the person is. Where a request stands is worked out from what
-- happened to it.
CREATE TABLE "placement_request" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "reference" TEXT NOT NULL UNIQUE,
  "person_ref" TEXT NOT NULL CHECK ("person_ref" ~ '^[A-Z0-9][A-Z0-9-]{2,18}[A-Z0-9]$'),
  "age_band" TEXT NOT NULL,
  "support_reason" TEXT NOT NULL,
  "needs" JSONB NOT NULL,
  "rung_from_id" UUID REFERENCES "ladder_rung" ("id"),
  "help_to_choose" BOOLEAN NOT NULL DEFAULT false,
  "area_id" UUID REFERENCES "area" ("id"),
  "postcode_district" TEXT NOT NULL CHECK ("postcode_district" ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'),
  "starts_on" DATE NOT NULL,
  "ends_on" DATE,
  "urgency" "call_off_urgency" NOT NULL DEFAULT 'ROUTINE',
  "preferences" TEXT NOT NULL DEFAULT '',
  "streams" TEXT[] NOT NULL,
  "created_by" UUID NOT NULL REFERENCES "account" ("id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "broker_id" UUID REFERENCES "account" ("id"),
  "assigned_at" TIMESTAMPTZ(3),
  "held_at" TIMESTAMPTZ(3),
  "held_reason" TEXT NOT NULL DEFAULT '',
  "archived_at" TIMESTAMPTZ(3),
  "archived_by" UUID REFERENCES "account" ("id"),
  "archived_reason" TEXT NOT NULL DEFAULT '',
  "erased_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "commissioner_id"),
  CHECK ("ends_on" > "starts_on"),
  CHECK (cardinality("streams") > 0),
  CHECK (num_nonnulls("archived_at", "archived_by") IN (0, 2)),
  CHECK (num_nonnulls("broker_id", "assigned_at") IN (0, 2))
);
CREATE INDEX "placement_request_board_idx" ON "placement_request" ("commissioner_id", "created_at" DESC) WHERE archived_at IS NULL;
CREATE INDEX "placement_request_person_idx" ON "placement_request" ("commissioner_id", "person_ref");
CREATE INDEX "placement_request_broker_idx" ON "placement_request" ("broker_id") WHERE archived_at IS NULL;

-- What is asked for: so many units of a service line in a week.
CREATE TABLE "placement_request_line" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "request_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL,
  "units" NUMERIC(8,2) NOT NULL CHECK ("units" > 0),
  "position" INTEGER NOT NULL,
  "schedule" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id"),
  UNIQUE ("request_id", "service_line_id")
);

-- What the person was shown and what it chose, in its own words as far as they name nobody. Each stands; the last counts.
CREATE TABLE "placement_choice" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "request_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "options" JSONB NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('PROVIDER', 'DIRECT_PAYMENT', 'NONE')),
  "provider_id" UUID REFERENCES "provider" ("id"),
  "location_id" UUID REFERENCES "location" ("id"),
  "offer_id" UUID,
  "words" TEXT NOT NULL DEFAULT '',
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "chosen_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  CHECK (("kind" = 'PROVIDER') = ("provider_id" IS NOT NULL))
);
CREATE INDEX "placement_choice_request_id_idx" ON "placement_choice" ("request_id", "chosen_at" DESC);
CREATE TRIGGER "stands" BEFORE UPDATE ON "placement_choice" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "placement_request" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_request" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_request" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND created_by = (SELECT app.account())
  AND framework_id = ANY ((SELECT app.frameworks())::uuid[]));
CREATE POLICY "change" ON "placement_request" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE ON "placement_request" TO careframe_serving;

ALTER TABLE "placement_request_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_request_line" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_request_line" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "remove" ON "placement_request_line" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, DELETE ON "placement_request_line" TO careframe_serving;

ALTER TABLE "placement_choice" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_choice" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_choice" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "placement_choice" TO careframe_serving;
