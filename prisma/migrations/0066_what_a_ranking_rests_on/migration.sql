-- A ranked list rests on the rule of every lot that is called off, not of the first alone; where they differ, somebody
-- chose one of them and said why.
ALTER TABLE "call_off_ranking" ADD COLUMN "lot_rules" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "call_off_ranking" ADD COLUMN "rule_reason" TEXT NOT NULL DEFAULT '';

-- Nobody relied on a list on which nothing was offered: it gives way to one made anew. From the first offer on it stays.
CREATE POLICY "again" ON "call_off_ranking" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = call_off_ranking.call_off_id));
CREATE POLICY "again" ON "call_off_rank" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = call_off_rank.call_off_id));
GRANT DELETE ON "call_off_ranking", "call_off_rank" TO careframe_serving;

-- Why those were passed over who stand before the member that is offered, as it was on the day of the offer.
ALTER TABLE "offer" ADD COLUMN "passed_over_reasons" JSONB NOT NULL DEFAULT '[]';
