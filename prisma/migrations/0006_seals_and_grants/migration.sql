-- Who may read and write which rows. The role that serves requests owns nothing, can become nobody else, and sees
-- only what a policy shows to the actor of its transaction. A price that is not yet opened is shown to its provider alone.
GRANT USAGE ON SCHEMA public, app TO careframe_serving;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO careframe_serving;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO careframe_serving;
GRANT SELECT ON app.clock TO careframe_serving;

-- Reference data, providers and members are public facts: no policy, so that search may use every index.
GRANT INSERT, UPDATE, DELETE ON "session" TO careframe_serving;
GRANT INSERT, UPDATE, DELETE ON "account_link" TO careframe_serving;
GRANT INSERT, UPDATE, DELETE ON "rate_limit" TO careframe_serving;
GRANT UPDATE ON "commissioner" TO careframe_serving;
GRANT INSERT, UPDATE ON "provider" TO careframe_serving;
GRANT INSERT, UPDATE ON "location" TO careframe_serving;
GRANT INSERT, UPDATE ON "postcode" TO careframe_serving;
GRANT INSERT, DELETE ON "provider_specialism" TO careframe_serving;
GRANT INSERT, UPDATE ON "party" TO careframe_serving;
GRANT INSERT ON "capacity_return" TO careframe_serving;
GRANT INSERT, DELETE ON "round_lot" TO careframe_serving;
GRANT INSERT ON "round_extension" TO careframe_serving;
GRANT INSERT, UPDATE, DELETE ON "round_opening" TO careframe_serving;
GRANT INSERT, UPDATE ON "question_set" TO careframe_serving;
GRANT INSERT, UPDATE, DELETE ON "question" TO careframe_serving;
GRANT INSERT, UPDATE (effective_to) ON "price_cap" TO careframe_serving;
GRANT INSERT ON "framework_terms" TO careframe_serving;
GRANT INSERT, UPDATE (active_to, ended_reason) ON "lot_membership" TO careframe_serving;
GRANT INSERT, DELETE ON "membership_location" TO careframe_serving;
GRANT INSERT, DELETE ON "membership_area" TO careframe_serving;
GRANT INSERT, UPDATE (to_on) ON "innovation_opt_out" TO careframe_serving;
GRANT INSERT ON "reference_fact" TO careframe_serving;

ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "account" FOR SELECT USING (id = (SELECT app.account()) OR provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "change" ON "account" FOR UPDATE USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner())) WITH CHECK (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()));
GRANT UPDATE (name, roles, deactivated_at, password_hash) ON "account" TO careframe_serving;

ALTER TABLE "round" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "round" FOR SELECT USING (published_at IS NOT NULL OR framework_id = ANY ((SELECT app.frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "round" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "change" ON "round" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system') WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
GRANT INSERT, UPDATE ON "round" TO careframe_serving;

ALTER TABLE "clarification" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "clarification" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.frameworks())::uuid[]));
CREATE POLICY "add" ON "clarification" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "clarification" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])) WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
GRANT INSERT, UPDATE (published, answer, answered_by, answered_at) ON "clarification" TO careframe_serving;

ALTER TABLE "placement_stop" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_stop" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (SELECT app.actor()) IN ('staff', 'system'));
CREATE POLICY "add" ON "placement_stop" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "placement_stop" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT INSERT, UPDATE (lifted_at, lifted_reason, ends_on, review_on) ON "placement_stop" TO careframe_serving;

ALTER TABLE "application_partner" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "application_partner" FOR SELECT USING (lead_provider_id = (SELECT app.provider()) OR provider_id = (SELECT app.provider()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "application_partner" FOR INSERT WITH CHECK (lead_provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "application_partner" FOR UPDATE USING (lead_provider_id = (SELECT app.provider()) OR provider_id = (SELECT app.provider())) WITH CHECK (lead_provider_id = (SELECT app.provider()) OR provider_id = (SELECT app.provider()));
GRANT INSERT, UPDATE, DELETE ON "application_partner" TO careframe_serving;
CREATE POLICY "remove" ON "application_partner" FOR DELETE USING (lead_provider_id = (SELECT app.provider()));

ALTER TABLE "application" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "application" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.frameworks())::uuid[]) OR (SELECT app.actor()) = 'system' OR id IN (SELECT application_id FROM application_partner WHERE provider_id = (SELECT app.provider())));
CREATE POLICY "add" ON "application" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "application" FOR UPDATE USING (provider_id = (SELECT app.provider()) OR (SELECT app.actor()) = 'system') WITH CHECK (provider_id = (SELECT app.provider()) OR (SELECT app.actor()) = 'system');
GRANT INSERT, UPDATE ON "application" TO careframe_serving;

-- A draft is its provider's alone, before and after the opening: what is judged is the submission.

ALTER TABLE "application_section" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "application_section" FOR SELECT USING (provider_id = (SELECT app.provider()));
CREATE POLICY "add" ON "application_section" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "application_section" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "remove" ON "application_section" FOR DELETE USING (provider_id = (SELECT app.provider()));
GRANT INSERT, UPDATE, DELETE ON "application_section" TO careframe_serving;

ALTER TABLE "application_price" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "application_price" FOR SELECT USING (provider_id = (SELECT app.provider()));
CREATE POLICY "add" ON "application_price" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "application_price" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "remove" ON "application_price" FOR DELETE USING (provider_id = (SELECT app.provider()));
GRANT INSERT, UPDATE, DELETE ON "application_price" TO careframe_serving;

-- Of a submission, who and when may be seen and counted, what it says and costs only once two people have opened the
-- round, by people of the framework's own commissioner who have declared their interests, and never where they have one.

ALTER TABLE "submission" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "submission" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "submission" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "submission" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
GRANT INSERT, UPDATE (superseded_at, withdrawn_at) ON "submission" TO careframe_serving;

ALTER TABLE "conflict_declaration" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "conflict_declaration" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "conflict_declaration" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account()));
CREATE POLICY "change" ON "conflict_declaration" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account())) WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account()));
GRANT INSERT, UPDATE ON "conflict_declaration" TO careframe_serving;

ALTER TABLE "submission_content" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "submission_content" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (submission_id IN (SELECT s.id FROM submission s WHERE s.superseded_at IS NULL AND s.withdrawn_at IS NULL)
    AND round_id IN (SELECT round_id FROM round_opening WHERE opened_at IS NOT NULL)
    AND (((SELECT app.actor()) = 'system') OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
      AND round_id IN (SELECT d.round_id FROM conflict_declaration d WHERE d.account_id = (SELECT app.account()) AND NOT (submission_content.provider_id = ANY (d.provider_ids)))))));
CREATE POLICY "add" ON "submission_content" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
GRANT INSERT ON "submission_content" TO careframe_serving;

ALTER TABLE "submission_price" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "submission_price" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (submission_id IN (SELECT s.id FROM submission s WHERE s.superseded_at IS NULL AND s.withdrawn_at IS NULL)
    AND round_id IN (SELECT round_id FROM round_opening WHERE opened_at IS NOT NULL)
    AND (((SELECT app.actor()) = 'system') OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
      AND round_id IN (SELECT d.round_id FROM conflict_declaration d WHERE d.account_id = (SELECT app.account()) AND NOT (submission_price.provider_id = ANY (d.provider_ids)))))));
CREATE POLICY "add" ON "submission_price" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
GRANT INSERT ON "submission_price" TO careframe_serving;

ALTER TABLE "document" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "document" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (round_id IN (SELECT round_id FROM round_opening WHERE opened_at IS NOT NULL)
    AND (((SELECT app.actor()) = 'system') OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
      AND round_id IN (SELECT d.round_id FROM conflict_declaration d WHERE d.account_id = (SELECT app.account()) AND NOT (document.provider_id = ANY (d.provider_ids)))))));
CREATE POLICY "add" ON "document" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "change" ON "document" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
GRANT INSERT, UPDATE (removed_at) ON "document" TO careframe_serving;

ALTER TABLE "panel_member" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "panel_member" FOR SELECT USING ((SELECT app.actor()) IN ('staff', 'system'));
CREATE POLICY "add" ON "panel_member" FOR INSERT WITH CHECK ((SELECT app.actor()) IN ('staff', 'system'));
CREATE POLICY "change" ON "panel_member" FOR UPDATE USING ((SELECT app.actor()) IN ('staff', 'system')) WITH CHECK ((SELECT app.actor()) IN ('staff', 'system'));
CREATE POLICY "remove" ON "panel_member" FOR DELETE USING ((SELECT app.actor()) IN ('staff', 'system'));
GRANT INSERT, UPDATE, DELETE ON "panel_member" TO careframe_serving;

ALTER TABLE "screening" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "screening" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "screening" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "change" ON "screening" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system') WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
GRANT INSERT, UPDATE ON "screening" TO careframe_serving;

ALTER TABLE "consensus_score" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "consensus_score" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "consensus_score" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "change" ON "consensus_score" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system') WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
GRANT INSERT, UPDATE ON "consensus_score" TO careframe_serving;

-- Two evaluators score apart: a score is shown to another only when at least two stand and the reader's own, if the
-- reader is on the panel, is among them.
CREATE FUNCTION app.scores_stand(submission uuid, question text, round uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) >= 2 AND (
    NOT EXISTS (SELECT 1 FROM panel_member p WHERE p.round_id = round AND p.account_id = app.account())
    OR bool_or(s.account_id = app.account()))
  FROM score s WHERE s.submission_id = submission AND s.question_code = question
$$;
GRANT EXECUTE ON FUNCTION app.scores_stand(uuid, text, uuid) TO careframe_serving;

ALTER TABLE "score" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "score" FOR SELECT USING (account_id = (SELECT app.account()) OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.scores_stand(submission_id, question_code, round_id)));
CREATE POLICY "add" ON "score" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account()));
CREATE POLICY "change" ON "score" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account())) WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND account_id = (SELECT app.account()));
GRANT INSERT, UPDATE ON "score" TO careframe_serving;

ALTER TABLE "lot_outcome" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "lot_outcome" FOR SELECT USING ((provider_id = (SELECT app.provider()) AND letter_at IS NOT NULL) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "lot_outcome" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
CREATE POLICY "change" ON "lot_outcome" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system') WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
GRANT INSERT, UPDATE ON "lot_outcome" TO careframe_serving;

ALTER TABLE "exclusion_check" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "exclusion_check" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
CREATE POLICY "add" ON "exclusion_check" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
GRANT INSERT ON "exclusion_check" TO careframe_serving;

ALTER TABLE "terms_acceptance" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "terms_acceptance" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "terms_acceptance" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
GRANT INSERT ON "terms_acceptance" TO careframe_serving;

ALTER TABLE "cap_exception" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "cap_exception" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "cap_exception" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
GRANT INSERT ON "cap_exception" TO careframe_serving;

ALTER TABLE "rate" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "rate" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.frameworks())::uuid[]) OR (SELECT app.actor()) = 'system' OR framework_id IN (SELECT f.id FROM framework f WHERE f.publishes_prices));
CREATE POLICY "add" ON "rate" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
CREATE POLICY "change" ON "rate" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system') WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system');
GRANT INSERT, UPDATE (valid_to) ON "rate" TO careframe_serving;

ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "audit_event" FOR SELECT USING ((SELECT app.actor()) = 'system' OR commissioner_id = (SELECT app.commissioner()));

ALTER TABLE "audit_text" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "audit_text" FOR SELECT USING (seq IN (SELECT seq FROM audit_event));

ALTER TABLE "mail" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "mail" FOR SELECT USING ((SELECT app.actor()) = 'system' OR commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "mail" FOR UPDATE USING ((SELECT app.actor()) = 'system') WITH CHECK ((SELECT app.actor()) = 'system');
GRANT UPDATE ON "mail" TO careframe_serving;

ALTER TABLE "import_run" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "import_run" FOR SELECT USING ((SELECT app.actor()) = 'system' OR commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "import_run" FOR INSERT WITH CHECK ((SELECT app.actor()) = 'system' OR commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "import_run" FOR UPDATE USING ((SELECT app.actor()) = 'system' OR commissioner_id = (SELECT app.commissioner())) WITH CHECK ((SELECT app.actor()) = 'system' OR commissioner_id = (SELECT app.commissioner()));
GRANT INSERT, UPDATE ON "import_run" TO careframe_serving;

-- Published answers pass by the view, without the asker.
GRANT SELECT ON "published_clarification" TO careframe_serving;

