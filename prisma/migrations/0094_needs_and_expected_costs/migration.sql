-- What care takes in a week, apart from whose care it is: each content once, by the digest of it.
CREATE TABLE "care_need" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "digest" TEXT NOT NULL,
  "slots" JSONB NOT NULL,
  PRIMARY KEY ("commissioner_id", "digest")
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "care_need" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- Which of them a request or a placement has: the last recorded counts, the earlier stay.
CREATE TABLE "care_need_of" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL,
  "request_id" UUID,
  "placement_id" UUID,
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "digest" TEXT NOT NULL,
  "from_on" DATE NOT NULL,
  "source" TEXT NOT NULL DEFAULT '',
  "recorded_by" UUID REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("commissioner_id", "digest") REFERENCES "care_need" ("commissioner_id", "digest"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id") ON DELETE CASCADE,
  CHECK (num_nonnulls("request_id", "placement_id") = 1)
);
CREATE UNIQUE INDEX "care_need_of_request" ON "care_need_of" ("request_id", "version") WHERE request_id IS NOT NULL;
CREATE UNIQUE INDEX "care_need_of_placement" ON "care_need_of" ("placement_id", "version") WHERE placement_id IS NOT NULL;

-- What an hour and the rest of a week cost by lot and area from a day on: a low, a middle and a high set, with what they were
-- drawn from. One person makes a version, another checks it before it counts.
CREATE TABLE "cost_parameters" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "area_id" UUID REFERENCES "area" ("id"),
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "from_on" DATE NOT NULL,
  "sets" JSONB NOT NULL,
  "providers" INTEGER NOT NULL DEFAULT 0 CHECK ("providers" >= 0),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "made_by" UUID REFERENCES "account" ("id"),
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "checked_by" UUID REFERENCES "account" ("id"),
  "checked_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "commissioner_id"),
  UNIQUE NULLS NOT DISTINCT ("commissioner_id", "lot_id", "area_id", "version"),
  CHECK ("checked_by" <> "made_by"),
  CHECK ("checked_by" IS NULL OR "checked_at" IS NOT NULL)
);

-- What a need is expected to cost in a week by a set of parameters and a version of the calculation: remembered, so that a
-- night works out only what is new.
CREATE TABLE "expected_cost" (
  "commissioner_id" UUID NOT NULL,
  "digest" TEXT NOT NULL,
  "parameters_id" UUID NOT NULL,
  "calculation" INTEGER NOT NULL CHECK ("calculation" > 0),
  "low_pence" INTEGER NOT NULL CHECK ("low_pence" > 0),
  "expected_pence" INTEGER NOT NULL CHECK ("expected_pence" > 0),
  "high_pence" INTEGER NOT NULL CHECK ("high_pence" > 0),
  "lines" JSONB NOT NULL,
  "worked_out_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("commissioner_id", "digest", "parameters_id", "calculation"),
  FOREIGN KEY ("commissioner_id", "digest") REFERENCES "care_need" ("commissioner_id", "digest"),
  FOREIGN KEY ("parameters_id", "commissioner_id") REFERENCES "cost_parameters" ("id", "commissioner_id"),
  CHECK ("low_pence" <= "expected_pence" AND "expected_pence" <= "high_pence")
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "expected_cost" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "care_need" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "care_need" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "care_need" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT ON "care_need" TO careframe_serving;

ALTER TABLE "care_need_of" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "care_need_of" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "care_need_of" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "care_need_of" TO careframe_serving;

ALTER TABLE "cost_parameters" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "cost_parameters" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "cost_parameters" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND made_by = (SELECT app.account()) AND checked_by IS NULL);
CREATE POLICY "check" ON "cost_parameters" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND checked_by IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND checked_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (checked_by, checked_at) ON "cost_parameters" TO careframe_serving;

ALTER TABLE "expected_cost" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "expected_cost" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "expected_cost" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT ON "expected_cost" TO careframe_serving;
