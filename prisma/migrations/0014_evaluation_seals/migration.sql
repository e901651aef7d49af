-- The seals of the evaluation: an opening is recorded after the close by its own two people and never undone, what a
-- panel finds is shown only to those who have declared their interests, and not where they have one.

-- Whether the acting commissioner's round has closed, so that its opening may be recorded.
CREATE FUNCTION app.may_open(closed_round uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM round r WHERE r.id = closed_round AND r.framework_id = ANY (app.own_frameworks())
    AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.closes_at <= app.now())
$$;

ALTER TABLE "round_opening" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "round_opening" FOR SELECT USING (true);
CREATE POLICY "add" ON "round_opening" FOR INSERT WITH CHECK (app.may_open(round_id) AND first_by = (SELECT app.account()) AND second_by IS NULL);
CREATE POLICY "change" ON "round_opening" FOR UPDATE USING (opened_at IS NULL AND app.may_open(round_id))
  WITH CHECK ((second_by IS NULL AND first_by = (SELECT app.account())) OR (second_by = (SELECT app.account()) AND first_by <> second_by));
CREATE POLICY "remove" ON "round_opening" FOR DELETE USING (opened_at IS NULL AND app.may_open(round_id));

-- The machine's own door: the pass/fail answers and declarations of a round that has been opened and not yet screened,
-- whoever opened it. No price, no scored answer and no name passes here.
CREATE FUNCTION app.answers_to_screen(opened_round uuid)
RETURNS TABLE (submission_id uuid, provider_id uuid, answers jsonb, declaration jsonb, partners jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.submission_id, c.provider_id,
    (SELECT coalesce(jsonb_object_agg(a.key, a.value), '{}') FROM jsonb_each(c.content -> 'questions') a WHERE a.key IN (
      SELECT q.code FROM question q JOIN round r ON r.question_set_id = q.question_set_id WHERE r.id = opened_round AND q.kind = 'PASS_FAIL')),
    c.content -> 'declaration',
    (SELECT coalesce(jsonb_agg(jsonb_build_object('providerId', p -> 'providerId', 'declaration', p -> 'declaration')), '[]')
      FROM jsonb_array_elements(c.content -> 'partners') p)
  FROM submission_content c JOIN submission s ON s.id = c.submission_id JOIN round_opening o ON o.round_id = c.round_id
  WHERE c.round_id = opened_round AND o.opened_at IS NOT NULL AND c.framework_id = ANY (app.own_frameworks())
    AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM screening x WHERE x.submission_id = c.submission_id)
  ORDER BY s.submitted_at, s.id
$$;

-- Whether the acting person has declared interests for a round, and none in this provider.
CREATE FUNCTION app.declared_for(judged_round uuid, applicant uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.round_id = judged_round AND d.account_id = app.account()
    AND NOT (applicant = ANY (d.provider_ids)))
$$;

-- How many others have scored an answer: an own score may be changed only while none has.
CREATE FUNCTION app.scores_of_others(judged uuid, question text) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM score s WHERE s.submission_id = judged AND s.question_code = question
    AND s.account_id <> app.account() AND s.framework_id = ANY (app.own_frameworks())
$$;

REVOKE ALL ON FUNCTION app.scores_of_others(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.scores_of_others(uuid, text) TO careframe_serving;
REVOKE ALL ON FUNCTION app.may_open(uuid), app.answers_to_screen(uuid), app.declared_for(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_open(uuid), app.answers_to_screen(uuid), app.declared_for(uuid, uuid) TO careframe_serving;

DROP POLICY "read" ON "panel_member";
DROP POLICY "add" ON "panel_member";
DROP POLICY "change" ON "panel_member";
DROP POLICY "remove" ON "panel_member";
CREATE POLICY "read" ON "panel_member" FOR SELECT USING ((SELECT app.actor()) IN ('staff', 'system'));
CREATE POLICY "add" ON "panel_member" FOR INSERT WITH CHECK (appointed_by = (SELECT app.account())
  AND round_id IN (SELECT r.id FROM round r WHERE r.framework_id = ANY ((SELECT app.own_frameworks())::uuid[])));
CREATE POLICY "change" ON "panel_member" FOR UPDATE USING (round_id IN (SELECT r.id FROM round r WHERE r.framework_id = ANY ((SELECT app.own_frameworks())::uuid[])))
  WITH CHECK (appointed_by = (SELECT app.account()));
CREATE POLICY "remove" ON "panel_member" FOR DELETE USING (round_id IN (SELECT r.id FROM round r WHERE r.framework_id = ANY ((SELECT app.own_frameworks())::uuid[])));

DROP POLICY "read" ON "screening";
DROP POLICY "add" ON "screening";
DROP POLICY "change" ON "screening";
CREATE POLICY "read" ON "screening" FOR SELECT USING ((framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id)) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "screening" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND decided IS NULL);
CREATE POLICY "change" ON "screening" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id))
  WITH CHECK (decided_by = (SELECT app.account()));

DROP POLICY "read" ON "score";
DROP POLICY "add" ON "score";
DROP POLICY "change" ON "score";
CREATE POLICY "read" ON "score" FOR SELECT USING (account_id = (SELECT app.account())
  OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id) AND app.scores_stand(submission_id, question_code, round_id)));
CREATE POLICY "add" ON "score" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account())
  AND app.declared_for(round_id, provider_id) AND EXISTS (SELECT 1 FROM panel_member p WHERE p.round_id = score.round_id AND p.account_id = score.account_id));
CREATE POLICY "change" ON "score" FOR UPDATE USING (account_id = (SELECT app.account()) AND app.declared_for(round_id, provider_id)) WITH CHECK (account_id = (SELECT app.account()));

DROP POLICY "read" ON "consensus_score";
DROP POLICY "add" ON "consensus_score";
DROP POLICY "change" ON "consensus_score";
CREATE POLICY "read" ON "consensus_score" FOR SELECT USING ((framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id)) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "consensus_score" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND moderated_by = (SELECT app.account())
  AND app.declared_for(round_id, provider_id) AND app.scores_stand(submission_id, question_code, round_id));
CREATE POLICY "change" ON "consensus_score" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id))
  WITH CHECK (moderated_by = (SELECT app.account()));

DROP POLICY "read" ON "lot_outcome";
DROP POLICY "add" ON "lot_outcome";
DROP POLICY "change" ON "lot_outcome";
CREATE POLICY "read" ON "lot_outcome" FOR SELECT USING ((provider_id = (SELECT app.provider()) AND letter_at IS NOT NULL)
  OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND (letter_at IS NOT NULL OR app.declared_for(round_id, provider_id))) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "lot_outcome" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND proposed_by = (SELECT app.account())
  AND approved_by IS NULL AND letter_at IS NULL AND app.declared_for(round_id, provider_id));
CREATE POLICY "change" ON "lot_outcome" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id));

-- Nobody is admitted while a standstill runs.
ALTER TABLE "lot_outcome" ADD CHECK ("admitted_at" >= "standstill_ends_at");
