-- What was decided on a rate that an uplift left to evidence: written once, by somebody other than who proposed the
-- uplift. Agreed, it names the price, its day and the rate that takes over.
CREATE TABLE "uplift_gate_decision" (
  "uplift_id" UUID NOT NULL,
  "rate_id" UUID NOT NULL,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "agreed" BOOLEAN NOT NULL,
  "pence" INTEGER CHECK ("pence" > 0),
  "from_on" DATE,
  "yearly_cost" BIGINT CHECK ("yearly_cost" >= 0),
  "new_rate_id" UUID REFERENCES "rate" ("id"),
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "decided_by" UUID NOT NULL REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("uplift_id", "rate_id"),
  FOREIGN KEY ("uplift_id", "rate_id") REFERENCES "uplift_gate" ("uplift_id", "rate_id"),
  CHECK (num_nonnulls("pence", "from_on", "new_rate_id") = CASE WHEN "agreed" THEN 3 ELSE 0 END),
  CHECK ("agreed" OR "yearly_cost" IS NULL)
);
CREATE INDEX "uplift_gate_decision_provider_id_idx" ON "uplift_gate_decision" ("provider_id");

ALTER TABLE "uplift_gate_decision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "uplift_gate_decision" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
CREATE POLICY "add" ON "uplift_gate_decision" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND decided_by = (SELECT app.account())
  AND EXISTS (SELECT 1 FROM uplift u JOIN uplift_gate g ON g.uplift_id = u.id WHERE u.id = uplift_gate_decision.uplift_id
    AND g.rate_id = uplift_gate_decision.rate_id AND g.provider_id = uplift_gate_decision.provider_id
    AND g.framework_id = uplift_gate_decision.framework_id AND g.statement IS NOT NULL AND u.proposed_by <> app.account()));
GRANT SELECT, INSERT ON "uplift_gate_decision" TO careframe_serving;

-- Evidence stands once it was decided on.
DROP POLICY "change" ON "uplift_gate";
CREATE POLICY "change" ON "uplift_gate" FOR UPDATE USING (provider_id = (SELECT app.provider())
    AND NOT EXISTS (SELECT 1 FROM uplift_gate_decision d WHERE d.uplift_id = uplift_gate.uplift_id AND d.rate_id = uplift_gate.rate_id))
  WITH CHECK (provider_id = (SELECT app.provider()) AND stated_by = (SELECT app.account()));
