-- The cost models of a submission, frozen with what they come to, under the seals of its prices: nobody but their
-- provider reads them before the opening, afterwards the staff of the framework's own commissioner who have declared
-- their interests and have none in it.
CREATE TABLE "submission_cost_model" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "submission_id" UUID NOT NULL REFERENCES "submission" ("id"),
  "round_id" UUID NOT NULL REFERENCES "round" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "template_code" TEXT NOT NULL,
  "template_version" INTEGER NOT NULL,
  "form" TEXT NOT NULL CHECK ("form" IN ('short', 'full')),
  "base_price_day" DATE NOT NULL,
  "complete" BOOLEAN NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  -- What it comes to, and what each group does, as the portal worked them out.
  "total" DECIMAL(14,4) NOT NULL CHECK ("total" >= 0),
  "group_totals" JSONB NOT NULL,
  -- The price of its unit as submitted (the nearest, where areas differ), none where it could not be worked out.
  "price" DECIMAL(14,4) CHECK ("price" >= 0),
  UNIQUE ("submission_id", "lot_id", "location_id"),
  FOREIGN KEY ("template_code", "template_version") REFERENCES "cost_template" ("code", "version")
);
CREATE INDEX "submission_cost_model_round_lot" ON "submission_cost_model" ("round_id", "lot_id");
CREATE INDEX "submission_cost_model_provider" ON "submission_cost_model" ("provider_id");

CREATE TABLE "submission_cost_line" (
  "model_id" UUID NOT NULL REFERENCES "submission_cost_model" ("id"),
  "submission_id" UUID NOT NULL REFERENCES "submission" ("id"),
  "round_id" UUID NOT NULL REFERENCES "round" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "code" TEXT NOT NULL,
  "amount" DECIMAL(12,4) NOT NULL CHECK ("amount" >= 0),
  PRIMARY KEY ("model_id", "code")
);

CREATE TABLE "submission_cost_driver" (
  "model_id" UUID NOT NULL REFERENCES "submission_cost_model" ("id"),
  "submission_id" UUID NOT NULL REFERENCES "submission" ("id"),
  "round_id" UUID NOT NULL REFERENCES "round" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "code" TEXT NOT NULL,
  "amount" DECIMAL(12,4) NOT NULL CHECK ("amount" >= 0),
  PRIMARY KEY ("model_id", "code")
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['submission_cost_model', 'submission_cost_line', 'submission_cost_driver'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "read" ON %1$I FOR SELECT USING (provider_id = (SELECT app.provider())
      OR (submission_id IN (SELECT s.id FROM submission s WHERE s.superseded_at IS NULL AND s.withdrawn_at IS NULL)
        AND round_id IN (SELECT round_id FROM round_opening WHERE opened_at IS NOT NULL)
        AND (((SELECT app.actor()) = ''system'') OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
          AND round_id IN (SELECT d.round_id FROM conflict_declaration d WHERE d.account_id = (SELECT app.account()) AND NOT (%1$I.provider_id = ANY (d.provider_ids)))))))', name);
    EXECUTE format('CREATE POLICY "add" ON %I FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO careframe_serving', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.stands()', name || '_stands', name);
  END LOOP;
END $$;

ALTER TABLE "application_cost_model" ADD FOREIGN KEY ("carried_from_id") REFERENCES "submission_cost_model" ("id");

-- A model that a commissioner has set aside, with the reason, until that is lifted. Its provider is told both.
CREATE TABLE "cost_model_exclusion" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "model_id" UUID NOT NULL REFERENCES "submission_cost_model" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "round_id" UUID NOT NULL REFERENCES "round" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "excluded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "excluded_at" TIMESTAMPTZ(3) NOT NULL,
  "lifted_reason" TEXT CHECK (length("lifted_reason") > 0),
  "lifted_by" UUID REFERENCES "account" ("id"),
  "lifted_at" TIMESTAMPTZ(3),
  CHECK (num_nonnulls("lifted_reason", "lifted_by", "lifted_at") IN (0, 3))
);
CREATE UNIQUE INDEX "cost_model_exclusion_stands" ON "cost_model_exclusion" ("model_id") WHERE "lifted_at" IS NULL;

ALTER TABLE "cost_model_exclusion" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "cost_model_exclusion" FOR SELECT USING (provider_id = (SELECT app.provider())
  OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id)));
CREATE POLICY "add" ON "cost_model_exclusion" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND excluded_by = (SELECT app.account()) AND lifted_at IS NULL AND app.declared_for(round_id, provider_id)
  AND EXISTS (SELECT 1 FROM submission_cost_model m WHERE m.id = model_id AND m.round_id = cost_model_exclusion.round_id AND m.provider_id = cost_model_exclusion.provider_id));
CREATE POLICY "change" ON "cost_model_exclusion" FOR UPDATE
  USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND lifted_at IS NULL AND app.declared_for(round_id, provider_id))
  WITH CHECK (lifted_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (lifted_reason, lifted_by, lifted_at) ON "cost_model_exclusion" TO careframe_serving;
