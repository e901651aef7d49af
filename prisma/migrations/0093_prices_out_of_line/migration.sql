-- By which figures prices are called out of line. A version stands from its day on, and what it found keeps its number.
CREATE TABLE "outlier_rule" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "from_on" DATE NOT NULL,
  "scale" TEXT NOT NULL CHECK ("scale" IN ('log', 'raw')),
  "cut_off" NUMERIC(6,3) NOT NULL CHECK ("cut_off" > 0),
  "least_providers" INTEGER NOT NULL CHECK ("least_providers" >= 5),
  "least_judged" INTEGER NOT NULL CHECK ("least_judged" >= 10),
  "expected_over" NUMERIC(6,4) NOT NULL CHECK ("expected_over" > 1),
  "expected_under" NUMERIC(6,4) NOT NULL CHECK ("expected_under" BETWEEN 0.01 AND 0.9999),
  "benchmark_over" NUMERIC(6,4) NOT NULL CHECK ("benchmark_over" > 1),
  "benchmark_under" NUMERIC(6,4) NOT NULL CHECK ("benchmark_under" BETWEEN 0.01 AND 0.9999),
  "nhs_share_above_pence" INTEGER NOT NULL CHECK ("nhs_share_above_pence" > 0),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("commissioner_id", "version"),
  UNIQUE ("commissioner_id", "from_on")
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "outlier_rule" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- One going through of prices: every night, at an opening, when an offer or a bid arrives, or when somebody asks.
CREATE TABLE "outlier_run" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('NIGHTLY', 'CHANGE', 'OPENING', 'ARRIVAL')),
  "price_on" DATE NOT NULL,
  "rule_version" INTEGER NOT NULL CHECK ("rule_version" >= 0),
  "judged" INTEGER NOT NULL CHECK ("judged" >= 0),
  "flagged" INTEGER NOT NULL CHECK ("flagged" >= 0),
  "digest" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("id", "commissioner_id")
);
CREATE INDEX "outlier_run_commissioner_id_idx" ON "outlier_run" ("commissioner_id", "finished_at" DESC);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "outlier_run" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- The peers of a run: how many, how far apart, and the figures themselves, lowest first, by which each flag can be worked
-- out again. Of fewer than five providers no figure is kept.
CREATE TABLE "outlier_group" (
  "run_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "service_line_id" UUID REFERENCES "service_line" ("id"),
  "client_group" TEXT NOT NULL,
  "region" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "measure" TEXT NOT NULL CHECK ("measure" IN ('price', 'ratio')),
  "n" INTEGER NOT NULL CHECK ("n" > 0),
  "providers" INTEGER NOT NULL CHECK ("providers" > 0),
  "scale" TEXT NOT NULL,
  "centre" DOUBLE PRECISION,
  "spread" DOUBLE PRECISION,
  "spread_by" TEXT,
  "figures" DOUBLE PRECISION[] NOT NULL,
  PRIMARY KEY ("run_id", "number"),
  FOREIGN KEY ("run_id", "commissioner_id") REFERENCES "outlier_run" ("id", "commissioner_id"),
  CHECK ("providers" >= 5 OR (num_nonnulls("centre", "spread", "spread_by") = 0 AND cardinality("figures") = 0))
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "outlier_group" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- A price that is asked about: one for each thing priced and direction. What was found last stands in its evidence.
CREATE TABLE "outlier_flag" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "subject_kind" TEXT NOT NULL CHECK ("subject_kind" IN ('RATE', 'OFFER', 'BID', 'PLACEMENT')),
  "subject_id" UUID NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" IN ('HIGH', 'LOW')),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "location_id" UUID REFERENCES "location" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "service_line_id" UUID REFERENCES "service_line" ("id"),
  "placement_id" UUID,
  "request_id" UUID,
  "client_group" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "price_pence" INTEGER NOT NULL CHECK ("price_pence" > 0),
  "weekly_pence" INTEGER CHECK ("weekly_pence" > 0),
  "against" TEXT NOT NULL CHECK ("against" IN ('expected', 'peers', 'cap', 'benchmark')),
  "against_pence" INTEGER NOT NULL CHECK ("against_pence" > 0),
  "at_stake_pence" BIGINT NOT NULL CHECK ("at_stake_pence" >= 0),
  "signals" SMALLINT NOT NULL CHECK ("signals" BETWEEN 1 AND 3),
  "learning_disability" BOOLEAN NOT NULL,
  "section_117" BOOLEAN NOT NULL,
  "nhs_share" BOOLEAN NOT NULL,
  "evidence" JSONB NOT NULL,
  "digest" TEXT NOT NULL,
  "run_id" UUID NOT NULL,
  "group_number" INTEGER,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL,
  "gone_at" TIMESTAMPTZ(3),
  "state" TEXT NOT NULL DEFAULT 'OPEN' CHECK ("state" IN ('OPEN', 'EXPLAINED', 'NEGOTIATING', 'AGREED', 'ESCALATED', 'RESOLVED')),
  "reason" TEXT CHECK ("reason" IN ('data-error', 'need-higher', 'staffing-ratio', 'location', 'property', 'rare-specialism', 'contract-terms', 'unexplained')),
  "assigned_to" UUID REFERENCES "account" ("id"),
  "check_data" BOOLEAN NOT NULL DEFAULT false,
  "negotiation_id" UUID,
  "agreed_pence" INTEGER CHECK ("agreed_pence" > 0),
  "closed_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "commissioner_id"),
  UNIQUE ("commissioner_id", "subject_kind", "subject_id", "direction"),
  FOREIGN KEY ("run_id", "commissioner_id") REFERENCES "outlier_run" ("id", "commissioner_id"),
  FOREIGN KEY ("run_id", "group_number") REFERENCES "outlier_group" ("run_id", "number"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id") ON DELETE CASCADE,
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  FOREIGN KEY ("negotiation_id", "commissioner_id") REFERENCES "negotiation" ("id", "commissioner_id")
);
CREATE INDEX "outlier_flag_worst_idx" ON "outlier_flag" ("commissioner_id", "at_stake_pence" DESC, "id") WHERE closed_at IS NULL AND gone_at IS NULL;
CREATE INDEX "outlier_flag_provider_idx" ON "outlier_flag" ("provider_id", "commissioner_id");
CREATE INDEX "outlier_flag_placement_idx" ON "outlier_flag" ("placement_id") WHERE placement_id IS NOT NULL;

-- What people did about it and said, in turn.
CREATE TABLE "outlier_note" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "flag_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('NOTE', 'ASSIGNED', 'MOVED', 'CHECK_DATA', 'REOPENED')),
  "from_state" TEXT,
  "to_state" TEXT,
  "reason" TEXT,
  "words" TEXT NOT NULL DEFAULT '',
  "noted_by" UUID REFERENCES "account" ("id"),
  "noted_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("flag_id", "commissioner_id") REFERENCES "outlier_flag" ("id", "commissioner_id") ON DELETE CASCADE
);
CREATE INDEX "outlier_note_flag_id_idx" ON "outlier_note" ("flag_id", "noted_at");

ALTER TABLE "outlier_rule" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outlier_rule" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "outlier_rule" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "outlier_rule" TO careframe_serving;

ALTER TABLE "outlier_run" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outlier_run" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "outlier_run" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT ON "outlier_run" TO careframe_serving;

ALTER TABLE "outlier_group" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outlier_group" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "outlier_group" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT ON "outlier_group" TO careframe_serving;

ALTER TABLE "outlier_flag" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outlier_flag" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "outlier_flag" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "change" ON "outlier_flag" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (price_pence, weekly_pence, against, against_pence, at_stake_pence, signals, learning_disability, section_117, nhs_share, evidence, digest, run_id,
  group_number, found_at, gone_at, state, reason, assigned_to, check_data, negotiation_id, agreed_pence, closed_at) ON "outlier_flag" TO careframe_serving;

ALTER TABLE "outlier_note" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outlier_note" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "outlier_note" FOR INSERT WITH CHECK ((commissioner_id = (SELECT app.commissioner()) AND noted_by = (SELECT app.account())) OR ((SELECT app.actor()) = 'system' AND noted_by IS NULL));
GRANT SELECT, INSERT ON "outlier_note" TO careframe_serving;
