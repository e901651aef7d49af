-- A price above its cap is asked for with evidence, and decided by somebody else. Approved, it makes the exception that a
-- rate may name.
CREATE TABLE "exception_request" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "area_id" UUID NOT NULL REFERENCES "area" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "from_on" DATE NOT NULL,
  "to_on" DATE NOT NULL CHECK ("to_on" > "from_on"),
  "evidence" TEXT NOT NULL CHECK (length("evidence") > 0),
  "requested_by" UUID NOT NULL REFERENCES "account" ("id"),
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" UUID REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3),
  "approved" BOOLEAN,
  "decision_reason" TEXT NOT NULL DEFAULT '',
  "exception_id" UUID REFERENCES "cap_exception" ("id"),
  CHECK ("decided_by" <> "requested_by"),
  CHECK (num_nonnulls("decided_by", "decided_at", "approved") IN (0, 3)),
  CHECK (coalesce("approved", false) = ("exception_id" IS NOT NULL))
);
CREATE INDEX "exception_request_provider_id_idx" ON "exception_request" ("provider_id");

ALTER TABLE "exception_request" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "exception_request" FOR SELECT USING (provider_id = (SELECT app.provider())
  OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "exception_request" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider())
  AND requested_by = (SELECT app.account()) AND decided_by IS NULL);
CREATE POLICY "change" ON "exception_request" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND decided_by IS NULL)
  WITH CHECK (decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, approved, decision_reason, exception_id) ON "exception_request" TO careframe_serving;

-- Who may be named as the requester and decider of an exception: the deed's own two people.
DROP POLICY "add" ON "cap_exception";
CREATE POLICY "add" ON "cap_exception" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND decided_by = (SELECT app.account()));
