-- The peers of a night by which no flag can be worked out again are kept for a while and then let go of. Those that a flag
-- names stand: its reference keeps them.
DROP TRIGGER "stands" ON "outlier_group";
CREATE TRIGGER "stands" BEFORE UPDATE ON "outlier_group" FOR EACH ROW EXECUTE FUNCTION app.stands();
CREATE POLICY "forget" ON "outlier_group" FOR DELETE USING ((SELECT app.actor()) = 'system');
GRANT DELETE ON "outlier_group" TO careframe_serving;
CREATE INDEX "outlier_flag_group_idx" ON "outlier_flag" ("run_id", "group_number");
