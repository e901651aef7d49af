-- The authority's half of an open book: what it will spend on a lot's outcome in a year, and where that figure comes
-- from. Providers read it once the round is opened. A later row for the same round and lot takes the earlier one's place.
CREATE TABLE "lot_funding" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "round_id" UUID NOT NULL REFERENCES "round" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "pounds_a_year" DECIMAL(14,4) NOT NULL CHECK ("pounds_a_year" >= 0),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "note" TEXT NOT NULL DEFAULT '',
  "shared_by" UUID NOT NULL REFERENCES "account" ("id"),
  "shared_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "lot_funding_round_lot" ON "lot_funding" ("round_id", "lot_id", "shared_at");

ALTER TABLE "lot_funding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "lot_funding" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  OR ((SELECT app.actor()) = 'provider' AND round_id IN (SELECT o.round_id FROM round_opening o WHERE o.opened_at IS NOT NULL)));
CREATE POLICY "add" ON "lot_funding" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND shared_by = (SELECT app.account())
  AND EXISTS (SELECT 1 FROM round r WHERE r.id = round_id AND r.framework_id = lot_funding.framework_id)
  AND EXISTS (SELECT 1 FROM lot l WHERE l.id = lot_id AND l.framework_id = lot_funding.framework_id));
GRANT SELECT, INSERT ON "lot_funding" TO careframe_serving;
