-- A provider proposes more or less of a line of a running placement; an assessor of the council decides.
CREATE TABLE "review_proposal" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "element_id" UUID NOT NULL REFERENCES "placement_element" ("id"),
  "units_before" NUMERIC(8,2) NOT NULL CHECK ("units_before" > 0),
  "units_after" NUMERIC(8,2) NOT NULL CHECK ("units_after" >= 0),
  "from_on" DATE NOT NULL,
  "reason" TEXT NOT NULL CHECK (length(btrim("reason")) > 0),
  "proposed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "withdrawn_at" TIMESTAMPTZ(3),
  "agreed" BOOLEAN,
  "decided_by" UUID REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3),
  "decision_words" TEXT NOT NULL DEFAULT '',
  "new_element_id" UUID REFERENCES "placement_element" ("id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "provider_id") REFERENCES "placement" ("id", "provider_id"),
  CHECK ("units_after" <> "units_before"),
  CHECK (num_nonnulls("agreed", "decided_by", "decided_at") IN (0, 3)),
  CHECK ("agreed" IS DISTINCT FROM false OR length(btrim("decision_words")) > 0)
);
CREATE INDEX "review_proposal_provider_id_idx" ON "review_proposal" ("provider_id", "proposed_at" DESC);
CREATE UNIQUE INDEX "review_proposal_once" ON "review_proposal" ("element_id") WHERE decided_at IS NULL AND withdrawn_at IS NULL;

-- A person's move along the care ladder: planned for a day, and made when a placement follows another.
CREATE TABLE "placement_move" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL,
  "person_ref" TEXT NOT NULL,
  "from_placement_id" UUID,
  "to_placement_id" UUID,
  "to_rung_id" UUID REFERENCES "ladder_rung" ("id"),
  "planned_on" DATE,
  "moved_on" DATE,
  "reason" TEXT NOT NULL DEFAULT '',
  "recorded_by" UUID REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "reminded_at" TIMESTAMPTZ(3),
  "given_up_at" TIMESTAMPTZ(3),
  FOREIGN KEY ("from_placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  FOREIGN KEY ("to_placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  CHECK (num_nonnulls("planned_on", "moved_on") > 0),
  CHECK ("moved_on" IS NULL OR "to_placement_id" IS NOT NULL)
);
CREATE INDEX "placement_move_person_idx" ON "placement_move" ("commissioner_id", "person_ref");
CREATE INDEX "placement_move_planned_idx" ON "placement_move" ("commissioner_id", "planned_on") WHERE moved_on IS NULL AND given_up_at IS NULL;

ALTER TABLE "review_proposal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "review_proposal" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "review_proposal" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND proposed_by = (SELECT app.account()) AND decided_at IS NULL);
CREATE POLICY "withdraw" ON "review_proposal" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND decided_at IS NULL)
  WITH CHECK (provider_id = (SELECT app.provider()) AND decided_at IS NULL);
CREATE POLICY "decide" ON "review_proposal" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND decided_at IS NULL AND withdrawn_at IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (withdrawn_at, agreed, decided_by, decided_at, decision_words, new_element_id) ON "review_proposal" TO careframe_serving;

ALTER TABLE "placement_move" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_move" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_move" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
CREATE POLICY "change" ON "placement_move" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system')
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (to_placement_id, planned_on, moved_on, reminded_at, given_up_at, person_ref) ON "placement_move" TO careframe_serving;
