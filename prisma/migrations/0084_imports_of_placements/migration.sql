-- What the client-level data calls the services of a lot, by which a file of placements is read and written.
ALTER TABLE "lot" ADD COLUMN "service_type" TEXT NOT NULL DEFAULT '', ADD COLUMN "service_component" TEXT NOT NULL DEFAULT '';

-- The batch of one import may be taken back whole. What was built on it since names it, and keeps it.
CREATE POLICY "undo" ON "placement" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()) AND import_run_id IS NOT NULL);
CREATE POLICY "undo" ON "placement_element" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()) AND origin = 'IMPORTED');
CREATE POLICY "undo" ON "placement_funding" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id AND p.import_run_id IS NOT NULL));
CREATE POLICY "undo" ON "placement_share" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND EXISTS (SELECT 1 FROM placement_funding f JOIN placement p ON p.id = f.placement_id WHERE f.id = funding_id AND p.import_run_id IS NOT NULL));
GRANT DELETE ON "placement", "placement_element", "placement_funding", "placement_share" TO careframe_serving;
