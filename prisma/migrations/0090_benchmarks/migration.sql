-- What a council compares prices with: figures that others published, by dataset and release, each with its source and its licence.
CREATE TABLE "benchmark_dataset" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "name" TEXT NOT NULL CHECK (length(btrim("name")) > 0),
  "publisher" TEXT NOT NULL CHECK (length(btrim("publisher")) > 0),
  "licence" TEXT NOT NULL CHECK (length(btrim("licence")) > 0),
  "source_url" TEXT NOT NULL DEFAULT '',
  "layout" TEXT NOT NULL CHECK ("layout" IN ('provider-fees', 'unit-costs', 'published-rates', 'mapped', 'entered')),
  "valid_months" INTEGER NOT NULL CHECK ("valid_months" BETWEEN 1 AND 120),
  "pay_share" INTEGER CHECK ("pay_share" BETWEEN 0 AND 10000),
  "added_by" UUID NOT NULL REFERENCES "account" ("id"),
  "added_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("commissioner_id", "name"),
  UNIQUE ("id", "commissioner_id")
);

-- One publication of it. Its period has an excluded last day; another may take its place, once.
CREATE TABLE "benchmark_release" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "dataset_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "label" TEXT NOT NULL CHECK (length(btrim("label")) > 0),
  "published_on" DATE NOT NULL,
  "period_from" DATE NOT NULL,
  "period_to" DATE NOT NULL,
  "priced_on" DATE NOT NULL,
  "provisional" BOOLEAN NOT NULL,
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "supersedes_id" UUID,
  "added_by" UUID NOT NULL REFERENCES "account" ("id"),
  "added_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("id", "commissioner_id"),
  UNIQUE ("id", "dataset_id"),
  UNIQUE ("supersedes_id"),
  FOREIGN KEY ("dataset_id", "commissioner_id") REFERENCES "benchmark_dataset" ("id", "commissioner_id"),
  FOREIGN KEY ("supersedes_id", "dataset_id") REFERENCES "benchmark_release" ("id", "dataset_id"),
  CHECK ("period_to" > "period_from"),
  CHECK ("supersedes_id" <> "id")
);
CREATE UNIQUE INDEX "benchmark_release_label" ON "benchmark_release" ("dataset_id", lower("label"));
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "benchmark_release" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- One figure, in pounds. It never changes: a corrected one comes with the release that takes over.
CREATE TABLE "benchmark_observation" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "release_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "area_code" TEXT NOT NULL CHECK ("area_code" ~ '^[A-Z][0-9]{8}$'),
  "service" TEXT NOT NULL,
  "age_band" TEXT NOT NULL CHECK ("age_band" IN ('18-64', '65-plus', 'all')),
  "detail" TEXT NOT NULL DEFAULT '',
  "unit" TEXT NOT NULL CHECK ("unit" IN ('hour', 'week', 'night', 'session', 'day', 'trip', 'one-off')),
  "statistic" TEXT NOT NULL CHECK ("statistic" IN ('mean', 'median', 'lower-quartile', 'upper-quartile', 'rate', 'lowest', 'highest')),
  "value" NUMERIC(12, 4) NOT NULL CHECK ("value" > 0),
  "n" INTEGER CHECK ("n" > 0),
  "source" TEXT NOT NULL DEFAULT '',
  "uncertain" BOOLEAN NOT NULL DEFAULT false,
  "import_run_id" UUID REFERENCES "import_run" ("id"),
  "entered_by" UUID NOT NULL REFERENCES "account" ("id"),
  "entered_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("release_id", "commissioner_id") REFERENCES "benchmark_release" ("id", "commissioner_id"),
  UNIQUE ("release_id", "area_code", "service", "age_band", "detail", "unit", "statistic")
);
CREATE INDEX "benchmark_observation_import_run_id_idx" ON "benchmark_observation" ("import_run_id") WHERE import_run_id IS NOT NULL;
CREATE TRIGGER "stands" BEFORE UPDATE ON "benchmark_observation" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- What an index stood at from a day on, as the council entered it, beside the figures that come with the portal.
CREATE TABLE "index_point" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "name" TEXT NOT NULL CHECK ("name" IN ('living-wage', 'cpi')),
  "from_on" DATE NOT NULL,
  "level" NUMERIC(10, 4) NOT NULL CHECK ("level" > 0),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "uncertain" BOOLEAN NOT NULL DEFAULT false,
  "set_by" UUID NOT NULL REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("commissioner_id", "name", "from_on")
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "index_point" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- Which statistical area the council is.
ALTER TABLE "commissioner" ADD COLUMN "area_code" TEXT NOT NULL DEFAULT '' CHECK ("area_code" = '' OR "area_code" ~ '^[A-Z][0-9]{8}$');

ALTER TABLE "benchmark_dataset" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "benchmark_dataset" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "benchmark_dataset" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND added_by = (SELECT app.account()));
CREATE POLICY "change" ON "benchmark_dataset" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (valid_months, pay_share) ON "benchmark_dataset" TO careframe_serving;

ALTER TABLE "benchmark_release" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "benchmark_release" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "benchmark_release" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND added_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "benchmark_release" TO careframe_serving;

ALTER TABLE "benchmark_observation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "benchmark_observation" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "benchmark_observation" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND entered_by = (SELECT app.account()));
CREATE POLICY "undo" ON "benchmark_observation" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()) AND import_run_id IS NOT NULL);
GRANT SELECT, INSERT, DELETE ON "benchmark_observation" TO careframe_serving;

ALTER TABLE "index_point" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "index_point" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "index_point" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "index_point" TO careframe_serving;
