-- Whether new prices of a lot reach placements that run already, from a day on: those of a round, those of an uplift, and
-- of the latter also prices that were agreed apart from the framework's rate. Without a row nothing reaches them.
CREATE TABLE "lot_placement_rule" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "from_on" DATE NOT NULL,
  "round" TEXT NOT NULL CHECK ("round" IN ('NEVER', 'PROPOSE')),
  "uplift" TEXT NOT NULL CHECK ("uplift" IN ('NEVER', 'PROPOSE')),
  "own_prices" TEXT NOT NULL CHECK ("own_prices" IN ('NEVER', 'PROPOSE')),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("commissioner_id", "lot_id", "from_on"),
  CHECK ("uplift" = 'PROPOSE' OR "own_prices" = 'NEVER')
);
ALTER TABLE "lot_placement_rule" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "lot_placement_rule" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "lot_placement_rule" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "lot_placement_rule" TO careframe_serving;
