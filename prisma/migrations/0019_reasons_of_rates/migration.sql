-- Why a rate is what it is: the event that made it, the clause of the contract on which that rests, and how VAT falls
-- on it. Prices are always compared without VAT.
CREATE TYPE "rate_reason" AS ENUM ('ROUND', 'CAP', 'UPLIFT', 'NEGOTIATION', 'EXCEPTION');
CREATE TYPE "vat_treatment" AS ENUM ('EXEMPT', 'STANDARD', 'REDUCED', 'ZERO', 'OUTSIDE_SCOPE');

ALTER TABLE "rate" ADD COLUMN "reason" "rate_reason" NOT NULL DEFAULT 'ROUND',
  ADD COLUMN "clause" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "vat" "vat_treatment" NOT NULL DEFAULT 'EXEMPT';

-- The clauses on which a change of price may rest, by what changes it: terms of the framework, for anyone to read.
CREATE TABLE "price_clause" (
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "reason" "rate_reason" NOT NULL,
  "clause" TEXT NOT NULL CHECK (length("clause") > 0),
  PRIMARY KEY ("framework_id", "reason")
);
GRANT SELECT ON "price_clause" TO careframe_serving;

-- How much of a line a member says the council buys from it in a year, in whole units of the line, and for how many
-- people: what a cap or an uplift would cost is worked out from this until there are placements.
CREATE TABLE "declared_volume" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "area_id" UUID NOT NULL REFERENCES "area" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "units_a_year" INTEGER NOT NULL CHECK ("units_a_year" >= 0),
  "people" INTEGER NOT NULL CHECK ("people" >= 0),
  "stated_at" TIMESTAMPTZ(3) NOT NULL,
  "stated_by" UUID REFERENCES "account" ("id"),
  UNIQUE ("service_line_id", "area_id", "location_id", "provider_id", "stated_at")
);
CREATE INDEX "declared_volume_framework_id_idx" ON "declared_volume" ("framework_id");

ALTER TABLE "declared_volume" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "declared_volume" FOR SELECT USING (provider_id = (SELECT app.provider())
  OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "declared_volume" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
GRANT SELECT, INSERT ON "declared_volume" TO careframe_serving;
