-- What a provider gives a person, from a day up to an excluded day. Where it stands is worked out from its dates.
CREATE TABLE "placement" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "framework_id" UUID REFERENCES "framework" ("id"),
  "reference" TEXT NOT NULL UNIQUE,
  "request_id" UUID,
  "offer_id" UUID,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "area_id" UUID REFERENCES "area" ("id"),
  "person_ref" TEXT NOT NULL CHECK ("person_ref" ~ '^[A-Z0-9][A-Z0-9-]{2,18}[A-Z0-9]$'),
  "age_band" TEXT NOT NULL,
  "support_reason" TEXT NOT NULL,
  "section_117" BOOLEAN NOT NULL DEFAULT false,
  "from_on" DATE NOT NULL,
  "to_on" DATE,
  "planned_end_on" DATE,
  "off_framework_ground" TEXT NOT NULL DEFAULT '',
  "interim_until" DATE,
  "contract_id" UUID REFERENCES "contract" ("id"),
  "created_by" UUID REFERENCES "account" ("id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "approved_by" UUID REFERENCES "account" ("id"),
  "approved_at" TIMESTAMPTZ(3),
  "approved_on" DATE,
  "told_at" TIMESTAMPTZ(3),
  "ended_reason" TEXT NOT NULL DEFAULT '',
  "handed_back_at" TIMESTAMPTZ(3),
  "hand_back_reason" TEXT NOT NULL DEFAULT '',
  "cancelled_on" DATE,
  "cancelled_reason" TEXT NOT NULL DEFAULT '',
  "import_run_id" UUID REFERENCES "import_run" ("id"),
  "erased_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "commissioner_id"),
  UNIQUE ("id", "provider_id"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  FOREIGN KEY ("offer_id", "provider_id") REFERENCES "placement_offer" ("id", "provider_id"),
  CHECK ("to_on" > "from_on"),
  CHECK ("approved_by" <> "created_by"),
  CHECK (num_nonnulls("approved_by", "approved_at") IN (0, 2)),
  CHECK ("approved_at" IS NULL OR "approved_on" IS NOT NULL),
  CHECK ("framework_id" IS NOT NULL OR length(btrim("off_framework_ground")) > 0)
);
CREATE UNIQUE INDEX "placement_of_request" ON "placement" ("request_id") WHERE cancelled_on IS NULL AND request_id IS NOT NULL;
CREATE INDEX "placement_person_idx" ON "placement" ("commissioner_id", "person_ref");
CREATE INDEX "placement_provider_idx" ON "placement" ("provider_id", "from_on" DESC);
CREATE INDEX "placement_lot_idx" ON "placement" ("commissioner_id", "lot_id", "from_on");
CREATE INDEX "placement_import_run_id_idx" ON "placement" ("import_run_id") WHERE import_run_id IS NOT NULL;

-- A part of it: so much of a service line at a price. Amending writes a new one and only sets the end of the old, once.
-- What it comes to in a week is worked out by the one rule and kept beside it.
CREATE TABLE "placement_element" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "kind" TEXT NOT NULL DEFAULT 'CARE' CHECK ("kind" IN ('CARE', 'NURSING')),
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "per" TEXT NOT NULL CHECK ("per" IN ('week', 'fortnight', 'four-weeks', 'month', 'quarter', 'year', 'hour', 'session', 'day', 'night', 'trip', 'one-off')),
  "units" NUMERIC(8,2) NOT NULL CHECK ("units" > 0),
  "weekly_pence" INTEGER NOT NULL CHECK ("weekly_pence" >= 0),
  "schedule" TEXT NOT NULL DEFAULT '',
  "from_on" DATE NOT NULL,
  "to_on" DATE CHECK ("to_on" > "from_on"),
  "rate_id" UUID REFERENCES "rate" ("id"),
  "rate_pence" INTEGER,
  "cap_pence" INTEGER,
  "exception_id" UUID REFERENCES "cap_exception" ("id"),
  "origin" TEXT NOT NULL CHECK ("origin" IN ('PLACED', 'AMENDED', 'REVIEWED', 'NEGOTIATED', 'ROUND', 'UPLIFT', 'IMPORTED')),
  "replaces_id" UUID REFERENCES "placement_element" ("id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "provider_id") REFERENCES "placement" ("id", "provider_id"),
  CONSTRAINT "element_once" EXCLUDE USING gist ("placement_id" WITH =, "service_line_id" WITH =, "kind" WITH =, daterange("from_on", "to_on") WITH &&)
);
CREATE INDEX "placement_element_placement_id_idx" ON "placement_element" ("placement_id");

-- Who pays from a day up to an excluded day, and which part.
CREATE TABLE "placement_funding" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "from_on" DATE NOT NULL,
  "to_on" DATE CHECK ("to_on" > "from_on"),
  "agreed_by" UUID REFERENCES "account" ("id"),
  "agreed_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  CONSTRAINT "funding_once" EXCLUDE USING gist ("placement_id" WITH =, daterange("from_on", "to_on") WITH &&)
);

-- A share of it. An NHS share is unconfirmed until the ICB has accepted it with its own case reference, and may be disputed.
CREATE TABLE "placement_share" (
  "funding_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "stream" TEXT NOT NULL CHECK ("stream" IN ('council', 's117', 'chc', 'joint', 'client', 'top-up')),
  "weekly_pence" INTEGER CHECK ("weekly_pence" > 0),
  "basis_points" INTEGER CHECK ("basis_points" BETWEEN 1 AND 10000),
  "takes_rest" BOOLEAN NOT NULL DEFAULT false,
  "icb_reference" TEXT NOT NULL DEFAULT '',
  "accepted_at" TIMESTAMPTZ(3),
  "disputed_at" TIMESTAMPTZ(3),
  "dispute_reason" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("funding_id", "stream"),
  FOREIGN KEY ("funding_id", "commissioner_id") REFERENCES "placement_funding" ("id", "commissioner_id"),
  CHECK (num_nonnulls("weekly_pence", "basis_points") + "takes_rest"::int = 1),
  CHECK ("accepted_at" IS NULL OR length(btrim("icb_reference")) > 0),
  CHECK ("stream" IN ('s117', 'chc', 'joint') OR ("accepted_at" IS NULL AND "disputed_at" IS NULL))
);
CREATE UNIQUE INDEX "placement_share_rest" ON "placement_share" ("funding_id") WHERE takes_rest;

-- Days in which the person is away, and which part of the price is paid meanwhile.
CREATE TABLE "placement_suspension" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "from_on" DATE NOT NULL,
  "to_on" DATE CHECK ("to_on" > "from_on"),
  "paid_basis_points" INTEGER NOT NULL CHECK ("paid_basis_points" BETWEEN 0 AND 10000),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('HOSPITAL', 'RESPITE', 'AWAY', 'OTHER')),
  "words" TEXT NOT NULL DEFAULT '',
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "provider_id") REFERENCES "placement" ("id", "provider_id"),
  CONSTRAINT "suspension_once" EXCLUDE USING gist ("placement_id" WITH =, daterange("from_on", "to_on") WITH &&)
);

-- Each part lies inside its placement; a placement that ends takes its parts' ends with it before its own is set.
CREATE FUNCTION app.hold_inside_placement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whole daterange;
BEGIN
  SELECT daterange(p.from_on, p.to_on) INTO whole FROM placement p WHERE p.id = NEW.placement_id FOR NO KEY UPDATE;
  IF NOT whole @> daterange(NEW.from_on, NEW.to_on) THEN
    RAISE EXCEPTION 'outside its placement' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "inside" BEFORE INSERT OR UPDATE ON "placement_element" FOR EACH ROW EXECUTE FUNCTION app.hold_inside_placement();
CREATE TRIGGER "inside" BEFORE INSERT OR UPDATE ON "placement_suspension" FOR EACH ROW EXECUTE FUNCTION app.hold_inside_placement();

-- A price never changes in place: only the end of an element is set.
CREATE FUNCTION app.hold_element() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'to_on') IS DISTINCT FROM (to_jsonb(OLD) - 'to_on') THEN
    RAISE EXCEPTION 'placement_element rows stand as they were written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "stands" BEFORE UPDATE ON "placement_element" FOR EACH ROW EXECUTE FUNCTION app.hold_element();

ALTER TABLE "placement" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND created_by = (SELECT app.account())
  AND approved_by IS NULL);
CREATE POLICY "change" ON "placement" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (to_on, planned_end_on, interim_until, approved_by, approved_at, approved_on, told_at, ended_reason, handed_back_at, hand_back_reason,
  cancelled_on, cancelled_reason, person_ref, erased_at, contract_id) ON "placement" TO careframe_serving;

ALTER TABLE "placement_element" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_element" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_element" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "end" ON "placement_element" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (to_on) ON "placement_element" TO careframe_serving;

ALTER TABLE "placement_funding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_funding" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_funding" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "end" ON "placement_funding" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (to_on) ON "placement_funding" TO careframe_serving;

ALTER TABLE "placement_share" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_share" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_share" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "answer" ON "placement_share" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (icb_reference, accepted_at, disputed_at, dispute_reason) ON "placement_share" TO careframe_serving;

ALTER TABLE "placement_suspension" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_suspension" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_suspension" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
CREATE POLICY "end" ON "placement_suspension" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (to_on) ON "placement_suspension" TO careframe_serving;
