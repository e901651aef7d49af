-- A cap is proposed with its evidence, weighed, and approved by a second person; only then does it hold. What an hour
-- of the line must lawfully cost is worked out beside it, from what the line takes of a worker's time.
CREATE TABLE "floor_basis" (
  "service_line_id" UUID NOT NULL PRIMARY KEY REFERENCES "service_line" ("id"),
  "work_hours" NUMERIC(8,4) NOT NULL CHECK ("work_hours" > 0),
  "travel_minutes" NUMERIC(8,4) NOT NULL CHECK ("travel_minutes" >= 0),
  "miles" NUMERIC(8,4) NOT NULL CHECK ("miles" >= 0),
  "weekly_hours" INTEGER NOT NULL CHECK ("weekly_hours" BETWEEN 1 AND 60),
  "training_hours" INTEGER NOT NULL CHECK ("training_hours" BETWEEN 0 AND 300),
  "sick_days" INTEGER NOT NULL CHECK ("sick_days" BETWEEN 0 AND 100),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "uncertain" BOOLEAN NOT NULL DEFAULT true
);
GRANT SELECT ON "floor_basis" TO careframe_serving;

CREATE TABLE "cap_proposal" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "area_id" UUID NOT NULL REFERENCES "area" ("id"),
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "effective_from" DATE NOT NULL,
  "basis" TEXT NOT NULL CHECK (length("basis") > 0),
  "data_on" DATE NOT NULL,
  "document" TEXT NOT NULL CHECK (length("document") > 0),
  "consultation" TEXT NOT NULL CHECK (length("consultation") > 0),
  "equality_reference" TEXT NOT NULL CHECK (length("equality_reference") > 0),
  "proposed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" UUID REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3),
  "approved" BOOLEAN,
  "decision_reason" TEXT NOT NULL DEFAULT '',
  "floor_pence" INTEGER,
  "floor_answer" TEXT NOT NULL DEFAULT '',
  CHECK ("decided_by" <> "proposed_by"),
  CHECK (num_nonnulls("decided_by", "decided_at", "approved") IN (0, 3)),
  CHECK (NOT "approved" OR "floor_pence" IS NULL OR "floor_pence" <= "pence" OR length("floor_answer") > 0)
);
CREATE INDEX "cap_proposal_service_line_id_idx" ON "cap_proposal" ("service_line_id");

ALTER TABLE "price_cap" ADD COLUMN "proposal_id" UUID REFERENCES "cap_proposal" ("id");

ALTER TABLE "cap_proposal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "cap_proposal" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "cap_proposal" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND proposed_by = (SELECT app.account()) AND decided_by IS NULL);
CREATE POLICY "change" ON "cap_proposal" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND decided_by IS NULL)
  WITH CHECK (decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, approved, decision_reason, floor_pence, floor_answer) ON "cap_proposal" TO careframe_serving;

-- A cap comes into force by an approved proposal alone, and only its framework's own staff bring it.
CREATE FUNCTION app.cap_is_approved(proposal uuid, line uuid, place uuid, amount int, day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cap_proposal p WHERE p.id = proposal AND p.approved AND p.service_line_id = line
    AND p.area_id = place AND p.pence = amount AND p.effective_from = day)
$$;
REVOKE ALL ON FUNCTION app.cap_is_approved(uuid, uuid, uuid, int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.cap_is_approved(uuid, uuid, uuid, int, date) TO careframe_serving;

ALTER TABLE "price_cap" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "price_cap" FOR SELECT USING (true);
CREATE POLICY "add" ON "price_cap" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND app.cap_is_approved(proposal_id, service_line_id, area_id, pence, effective_from));
CREATE POLICY "change" ON "price_cap" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]))
  WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
