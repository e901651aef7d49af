-- New prices for running placements, put up together after a round or an uplift: proposed by one person with their yearly
-- cost, decided by another, and only then written as new parts.
CREATE TABLE "placement_repricing" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "round_id" UUID REFERENCES "round" ("id"),
  "uplift_id" UUID REFERENCES "uplift" ("id"),
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "effective_on" DATE NOT NULL,
  "placements" INTEGER NOT NULL,
  "left_alone" INTEGER NOT NULL,
  "weekly_more" BIGINT NOT NULL,
  "public_more" BIGINT NOT NULL,
  "yearly_pence" BIGINT NOT NULL,
  "proposed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" UUID REFERENCES "account" ("id") CHECK ("decided_by" <> "proposed_by"),
  "decided_at" TIMESTAMPTZ(3),
  "approved" BOOLEAN,
  "reason" TEXT NOT NULL DEFAULT '',
  "applied" INTEGER,
  "skipped" INTEGER,
  "applied_yearly" BIGINT,
  UNIQUE ("id", "commissioner_id"),
  CHECK (num_nonnulls("round_id", "uplift_id") = 1),
  CHECK (num_nonnulls("decided_by", "decided_at", "approved") IN (0, 3)),
  CHECK ("approved" IS NOT FALSE OR length(btrim("reason")) > 0),
  CHECK (num_nonnulls("applied", "skipped", "applied_yearly") = CASE WHEN "approved" THEN 3 ELSE 0 END)
);
-- Of one round or uplift only one proposal waits at a time.
CREATE UNIQUE INDEX "placement_repricing_waiting" ON "placement_repricing" ("commissioner_id", coalesce("round_id", "uplift_id")) WHERE decided_at IS NULL;

-- The rule of each lot as it was on the day, on which the proposal rests.
CREATE TABLE "placement_repricing_lot" (
  "repricing_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "reaches" BOOLEAN NOT NULL,
  "own_prices" BOOLEAN NOT NULL,
  "uplift" INTEGER,
  "running" INTEGER NOT NULL,
  PRIMARY KEY ("repricing_id", "lot_id"),
  FOREIGN KEY ("repricing_id", "commissioner_id") REFERENCES "placement_repricing" ("id", "commissioner_id")
);

-- What a placement costs in a week before and after, and a digest of all that was judged. Once approved: why it was not
-- written, where it was not. A placement of an import that is taken back goes from here with it.
CREATE TABLE "repriced_placement" (
  "repricing_id" UUID NOT NULL,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "changes" BOOLEAN NOT NULL,
  "weekly_before" INTEGER NOT NULL,
  "weekly_after" INTEGER NOT NULL,
  "public_before" INTEGER NOT NULL,
  "public_after" INTEGER NOT NULL,
  "refunded" BOOLEAN NOT NULL DEFAULT false,
  "stood_as" TEXT NOT NULL,
  "skipped_because" TEXT,
  PRIMARY KEY ("repricing_id", "placement_id"),
  FOREIGN KEY ("repricing_id", "commissioner_id") REFERENCES "placement_repricing" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id") ON DELETE CASCADE
);
CREATE INDEX "repriced_placement_placement_id_idx" ON "repriced_placement" ("placement_id");

-- Each of its parts: at which price it is to go on, or why it is left as it is.
CREATE TABLE "repriced_element" (
  "repricing_id" UUID NOT NULL,
  "element_id" UUID NOT NULL,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "kind" TEXT NOT NULL,
  "pence_before" INTEGER NOT NULL,
  "per" TEXT NOT NULL,
  "pence_after" INTEGER,
  "left_because" TEXT,
  PRIMARY KEY ("repricing_id", "element_id"),
  FOREIGN KEY ("repricing_id", "commissioner_id") REFERENCES "placement_repricing" ("id", "commissioner_id"),
  FOREIGN KEY ("repricing_id", "placement_id") REFERENCES "repriced_placement" ("repricing_id", "placement_id") ON DELETE CASCADE,
  CHECK (num_nonnulls("pence_after", "left_because") = 1)
);
CREATE INDEX "repriced_element_placement_idx" ON "repriced_element" ("repricing_id", "placement_id");

ALTER TABLE "placement_repricing" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_repricing" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "placement_repricing" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND proposed_by = (SELECT app.account()) AND decided_by IS NULL);
CREATE POLICY "decide" ON "placement_repricing" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND decided_by IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, approved, reason, applied, skipped, applied_yearly) ON "placement_repricing" TO careframe_serving;

ALTER TABLE "placement_repricing_lot" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_repricing_lot" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "placement_repricing_lot" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT ON "placement_repricing_lot" TO careframe_serving;

ALTER TABLE "repriced_placement" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "repriced_placement" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "repriced_placement" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND skipped_because IS NULL);
CREATE POLICY "skip" ON "repriced_placement" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND skipped_because IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (skipped_because) ON "repriced_placement" TO careframe_serving;

ALTER TABLE "repriced_element" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "repriced_element" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "repriced_element" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT ON "repriced_element" TO careframe_serving;
