-- The cost models of a draft, one for each place that a lot is priced at (the whole organisation is a place too, as it is
-- for prices). A draft is its provider's alone.
CREATE TABLE "application_cost_model" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "application_id" UUID NOT NULL REFERENCES "application" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "template_code" TEXT NOT NULL,
  "template_version" INTEGER NOT NULL,
  "form" TEXT NOT NULL CHECK ("form" IN ('short', 'full')),
  "base_price_day" DATE NOT NULL,
  -- What explains the difference between the model and the price.
  "note" TEXT NOT NULL DEFAULT '',
  -- The submitted model that this one was copied from, and when it was confirmed or changed since.
  "carried_from_id" UUID,
  "confirmed_at" TIMESTAMPTZ(3),
  "saved_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("application_id", "lot_id", "location_id"),
  UNIQUE ("id", "template_code", "template_version"),
  FOREIGN KEY ("template_code", "template_version") REFERENCES "cost_template" ("code", "version"),
  CHECK ("carried_from_id" IS NOT NULL OR "confirmed_at" IS NOT NULL)
);

CREATE TABLE "application_cost_line" (
  "model_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "template_code" TEXT NOT NULL,
  "template_version" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "amount" DECIMAL(12,4) NOT NULL CHECK ("amount" >= 0),
  PRIMARY KEY ("model_id", "code"),
  FOREIGN KEY ("model_id", "template_code", "template_version")
    REFERENCES "application_cost_model" ("id", "template_code", "template_version") ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY ("template_code", "template_version", "code") REFERENCES "cost_template_line" ("template_code", "template_version", "code")
);

CREATE TABLE "application_cost_driver" (
  "model_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "template_code" TEXT NOT NULL,
  "template_version" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "amount" DECIMAL(12,4) NOT NULL CHECK ("amount" >= 0),
  PRIMARY KEY ("model_id", "code"),
  FOREIGN KEY ("model_id", "template_code", "template_version")
    REFERENCES "application_cost_model" ("id", "template_code", "template_version") ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY ("template_code", "template_version", "code") REFERENCES "cost_template_driver" ("template_code", "template_version", "code")
);

-- What a head office costs a year, by line, and by which key its homes share it. Each home's line is worked out from
-- these: pounds a year × its share ÷ all shares ÷ its units a year.
CREATE TABLE "application_central_key" (
  "application_id" UUID NOT NULL REFERENCES "application" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "key" TEXT NOT NULL CHECK ("key" IN ('beds', 'residents', 'hours', 'turnover')),
  PRIMARY KEY ("application_id", "lot_id")
);

CREATE TABLE "application_central_cost" (
  "application_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "pounds_a_year" DECIMAL(12,4) NOT NULL CHECK ("pounds_a_year" >= 0),
  PRIMARY KEY ("application_id", "lot_id", "code"),
  FOREIGN KEY ("application_id", "lot_id") REFERENCES "application_central_key" ("application_id", "lot_id") ON DELETE CASCADE
);

CREATE TABLE "application_central_share" (
  "application_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL,
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "share" DECIMAL(12,4) NOT NULL CHECK ("share" >= 0),
  "units_a_year" DECIMAL(12,4) NOT NULL CHECK ("units_a_year" > 0),
  PRIMARY KEY ("application_id", "lot_id", "location_id"),
  FOREIGN KEY ("application_id", "lot_id") REFERENCES "application_central_key" ("application_id", "lot_id") ON DELETE CASCADE
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['application_cost_model', 'application_cost_line', 'application_cost_driver',
    'application_central_key', 'application_central_cost', 'application_central_share'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "read" ON %I FOR SELECT USING (provider_id = (SELECT app.provider()))', name);
    EXECUTE format('CREATE POLICY "add" ON %I FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()))', name);
    EXECUTE format('CREATE POLICY "change" ON %I FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()))', name);
    EXECUTE format('CREATE POLICY "remove" ON %I FOR DELETE USING (provider_id = (SELECT app.provider()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO careframe_serving', name);
  END LOOP;
END $$;
