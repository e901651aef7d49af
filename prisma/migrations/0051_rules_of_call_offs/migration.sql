-- The call-offs that the acting provider may see: those it was invited to, once published, and those offered to it.
CREATE FUNCTION app.invited_to() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(i.call_off_id), '{}') FROM (
    SELECT i.call_off_id FROM call_off_invitation i JOIN call_off c ON c.id = i.call_off_id
    WHERE i.provider_id = app.provider() AND c.published_at IS NOT NULL
    UNION SELECT o.call_off_id FROM offer o WHERE o.provider_id = app.provider()) i
$$;

-- Nothing is bid once two people have opened the bids.
CREATE FUNCTION app.bids_are_opened(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off_opening o WHERE o.call_off_id = wanted AND o.opened_at IS NOT NULL)
$$;

-- The next reference of a year, "CO-2026-0007" or "C-2026-0007": nobody sees everyone's, so it is counted here.
CREATE FUNCTION app.next_reference(prefix text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stem text := prefix || '-' || extract(year FROM app.today())::text || '-';
  following int;
BEGIN
  IF prefix NOT IN ('CO', 'C') THEN RAISE EXCEPTION 'not a kind of reference: %', prefix; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('reference', ascii(right(prefix, 1))));
  SELECT coalesce(max(substring(r.reference FROM '-([0-9]+)$')::int), 0) + 1 INTO following
  FROM (SELECT reference FROM call_off WHERE prefix = 'CO' UNION ALL SELECT reference FROM contract WHERE prefix = 'C') r
  WHERE r.reference LIKE stem || '%';
  RETURN stem || lpad(following::text, greatest(4, length(following::text)), '0');
END $$;
REVOKE ALL ON FUNCTION app.invited_to(), app.bids_are_opened(uuid), app.next_reference(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.invited_to(), app.bids_are_opened(uuid), app.next_reference(text) TO careframe_serving;

-- What was put up for approval stays as it was approved: only its steps, and its clock by an extension, go on.
CREATE FUNCTION app.hold_call_off() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  going_on text[] := ARRAY['approval_asked_by', 'approval_asked_at', 'approved_by', 'approved_at', 'returned_reason', 'published_at',
    'questions_close_at', 'closes_at', 'cancelled_by', 'cancelled_at', 'cancelled_reason', 'left_framework_at'];
BEGIN
  IF OLD.approval_asked_at IS NOT NULL AND to_jsonb(OLD) - going_on <> to_jsonb(NEW) - going_on THEN
    RAISE EXCEPTION 'a call-off that was put up for approval is not changed' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.approved_at IS NOT NULL AND (NEW.approved_at, NEW.approved_by, NEW.approval_asked_at, NEW.approval_asked_by)
      IS DISTINCT FROM (OLD.approved_at, OLD.approved_by, OLD.approval_asked_at, OLD.approval_asked_by) THEN
    RAISE EXCEPTION 'an approval stands' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at THEN
    RAISE EXCEPTION 'a publication stands' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.published_at IS NOT NULL AND (NEW.closes_at < OLD.closes_at OR NEW.questions_close_at < OLD.questions_close_at) THEN
    RAISE EXCEPTION 'a closing instant is only moved later' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE UPDATE ON "call_off" FOR EACH ROW EXECUTE FUNCTION app.hold_call_off();

CREATE FUNCTION app.hold_terms_of_call_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM call_off c WHERE c.id = coalesce(NEW.call_off_id, OLD.call_off_id) AND c.approval_asked_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a call-off that was put up for approval is not changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE OR DELETE ON "call_off_lot" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_call_off();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE OR DELETE ON "call_off_line" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_call_off();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE OR DELETE ON "call_off_criterion" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_call_off();

-- An award is recommended on a bid that was opened or an offer that was accepted, of a call-off that was approved and still runs.
CREATE FUNCTION app.hold_award() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM call_off c WHERE c.id = NEW.call_off_id AND c.approved_at IS NOT NULL AND c.cancelled_at IS NULL AND c.left_framework_at IS NULL) THEN
    RAISE EXCEPTION 'no award without an approved call-off' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.bid_id IS NOT NULL AND NOT (app.bids_are_opened(NEW.call_off_id) AND EXISTS (SELECT 1 FROM bid b WHERE b.id = NEW.bid_id
      AND b.call_off_id = NEW.call_off_id AND b.provider_id = NEW.provider_id AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL)
      AND EXISTS (SELECT 1 FROM call_off_interest i WHERE i.call_off_id = NEW.call_off_id AND i.account_id = NEW.recommended_by
        AND NOT NEW.provider_id = ANY (i.provider_ids))) THEN
    RAISE EXCEPTION 'no award without an opened bid and a declaration of interests' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.offer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.id = NEW.offer_id AND o.call_off_id = NEW.call_off_id
      AND o.provider_id = NEW.provider_id AND o.accepted_at IS NOT NULL AND o.withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'no award without an accepted offer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT ON "award" FOR EACH ROW EXECUTE FUNCTION app.hold_award();

-- The lines of an award that is refused or withdrawn are free again.
CREATE FUNCTION app.free_award_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.withdrawn_at IS NOT NULL OR NEW.approved IS FALSE) AND OLD.withdrawn_at IS NULL AND OLD.approved IS NOT FALSE THEN
    UPDATE award_line SET withdrawn = true WHERE award_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "free" AFTER UPDATE ON "award" FOR EACH ROW EXECUTE FUNCTION app.free_award_lines();
CREATE UNIQUE INDEX "award_line_once" ON "award_line" ("call_off_line_id") WHERE NOT withdrawn;

-- No contract inside a standstill, while something holds it up, or on an award that is not approved and told.
CREATE FUNCTION app.hold_contract() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  made award;
BEGIN
  SELECT * INTO made FROM award a WHERE a.id = NEW.award_id FOR SHARE;
  IF made.approved IS NOT TRUE OR made.withdrawn_at IS NOT NULL OR (made.bid_id IS NOT NULL AND made.letters_at IS NULL) THEN
    RAISE EXCEPTION 'no contract without an approved award' USING ERRCODE = 'check_violation';
  END IF;
  IF made.standstill_ends_at > app.now() OR EXISTS (SELECT 1 FROM award_hold h WHERE h.award_id = made.id
      AND (h.answered_at IS NULL OR h.not_before > app.now())) THEN
    RAISE EXCEPTION 'no contract inside a standstill or a hold' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT ON "contract" FOR EACH ROW EXECUTE FUNCTION app.hold_contract();

-- Who reads and writes. A commissioner's staff run its own call-offs, the framework's owner sees what is called off on
-- it, a provider what it is invited to. Of a bid, who and when may be seen and counted, what it says and costs only
-- once two people have opened the bids, by staff of the commissioner who have declared their interests, and never where
-- they have one.
ALTER TABLE "lot_route" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "lot_route" FOR SELECT USING (true);
CREATE POLICY "add" ON "lot_route" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND set_by = (SELECT app.account()));
CREATE POLICY "change" ON "lot_route" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])) WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
GRANT SELECT, INSERT, UPDATE (to_on) ON "lot_route" TO careframe_serving;

ALTER TABLE "call_off_limit" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_limit" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "call_off_limit" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "call_off_limit" TO careframe_serving;

ALTER TABLE "call_off" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  OR (SELECT app.actor()) = 'system' OR id = ANY ((SELECT app.invited_to())::uuid[]));
CREATE POLICY "add" ON "call_off" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND framework_id = ANY ((SELECT app.frameworks())::uuid[]) AND created_by = (SELECT app.account()));
CREATE POLICY "change" ON "call_off" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system') WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE ON "call_off" TO careframe_serving;

ALTER TABLE "call_off_lot" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_lot" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_lot" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "call_off_lot" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "remove" ON "call_off_lot" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "call_off_lot" TO careframe_serving;

ALTER TABLE "call_off_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_line" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_line" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "call_off_line" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "remove" ON "call_off_line" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "call_off_line" TO careframe_serving;

ALTER TABLE "call_off_criterion" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_criterion" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_criterion" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "call_off_criterion" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "remove" ON "call_off_criterion" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "call_off_criterion" TO careframe_serving;

ALTER TABLE "call_off_evaluator" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_evaluator" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "call_off_evaluator" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND appointed_by = (SELECT app.account()));
CREATE POLICY "remove" ON "call_off_evaluator" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, DELETE ON "call_off_evaluator" TO careframe_serving;

ALTER TABLE "call_off_interest" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_interest" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "call_off_interest" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND account_id = (SELECT app.account()));
CREATE POLICY "change" ON "call_off_interest" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND account_id = (SELECT app.account())) WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND account_id = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (statement, provider_ids, declared_at) ON "call_off_interest" TO careframe_serving;

ALTER TABLE "call_off_invitation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_invitation" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system'
  OR (provider_id = (SELECT app.provider()) AND call_off_id = ANY ((SELECT app.invited_to())::uuid[])));
CREATE POLICY "add" ON "call_off_invitation" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND invited_by = (SELECT app.account()));
CREATE POLICY "change" ON "call_off_invitation" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
CREATE POLICY "remove" ON "call_off_invitation" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND call_off_id IN (SELECT c.id FROM call_off c WHERE c.published_at IS NULL));
GRANT SELECT, INSERT, DELETE, UPDATE (declined_at, declined_reason) ON "call_off_invitation" TO careframe_serving;

ALTER TABLE "call_off_opening" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_opening" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_opening" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND first_by = (SELECT app.account()) AND opened_at IS NULL
  AND call_off_id IN (SELECT c.id FROM call_off c WHERE c.published_at IS NOT NULL AND c.closes_at <= app.now()));
CREATE POLICY "change" ON "call_off_opening" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND opened_at IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND second_by = (SELECT app.account()));
CREATE POLICY "remove" ON "call_off_opening" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()) AND opened_at IS NULL);
GRANT SELECT, INSERT, DELETE, UPDATE (second_by, opened_at) ON "call_off_opening" TO careframe_serving;

ALTER TABLE "bid" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "bid" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND submitted_by = (SELECT app.account()) AND NOT app.bids_are_opened(call_off_id));
CREATE POLICY "change" ON "bid" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
GRANT SELECT, INSERT, UPDATE (superseded_at, withdrawn_at) ON "bid" TO careframe_serving;

ALTER TABLE "bid_content" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid_content" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (bid_id IN (SELECT b.id FROM bid b WHERE b.superseded_at IS NULL AND b.withdrawn_at IS NULL)
  AND call_off_id IN (SELECT o.call_off_id FROM call_off_opening o WHERE o.opened_at IS NOT NULL)
  AND ((SELECT app.actor()) = 'system' OR (commissioner_id = (SELECT app.commissioner())
    AND call_off_id IN (SELECT i.call_off_id FROM call_off_interest i WHERE i.account_id = (SELECT app.account()) AND NOT (bid_content.provider_id = ANY (i.provider_ids)))))));
CREATE POLICY "add" ON "bid_content" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
GRANT SELECT, INSERT ON "bid_content" TO careframe_serving;

ALTER TABLE "bid_price" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid_price" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (bid_id IN (SELECT b.id FROM bid b WHERE b.superseded_at IS NULL AND b.withdrawn_at IS NULL)
  AND call_off_id IN (SELECT o.call_off_id FROM call_off_opening o WHERE o.opened_at IS NOT NULL)
  AND ((SELECT app.actor()) = 'system' OR (commissioner_id = (SELECT app.commissioner())
    AND call_off_id IN (SELECT i.call_off_id FROM call_off_interest i WHERE i.account_id = (SELECT app.account()) AND NOT (bid_price.provider_id = ANY (i.provider_ids)))))));
CREATE POLICY "add" ON "bid_price" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()));
GRANT SELECT, INSERT ON "bid_price" TO careframe_serving;

ALTER TABLE "offer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "offer" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "offer" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND sent_by = (SELECT app.account())
  AND call_off_id IN (SELECT c.id FROM call_off c WHERE c.approved_at IS NOT NULL AND c.cancelled_at IS NULL AND c.route = 'DIRECT'));
CREATE POLICY "answer" ON "offer" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND withdrawn_at IS NULL AND accepted_at IS NULL AND declined_at IS NULL)
  WITH CHECK (provider_id = (SELECT app.provider()) AND withdrawn_at IS NULL AND answered_by = (SELECT app.account()));
CREATE POLICY "withdraw" ON "offer" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND withdrawn_at IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND withdrawn_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (accepted_at, declined_at, answered_by, answer_reason, withdrawn_at, withdrawn_by, withdrawn_reason) ON "offer" TO careframe_serving;
CREATE UNIQUE INDEX "offer_accepted_once" ON "offer" ("call_off_id") WHERE accepted_at IS NOT NULL AND withdrawn_at IS NULL;

ALTER TABLE "award" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "award" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  OR (SELECT app.actor()) = 'system' OR (provider_id = (SELECT app.provider()) AND letters_at IS NOT NULL));
CREATE POLICY "add" ON "award" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recommended_by = (SELECT app.account()) AND decided_by IS NULL);
CREATE POLICY "change" ON "award" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, approved, decision_reason, letters_at, standstill_ends_at, standstill_words, withdrawn_by, withdrawn_at, withdrawn_reason) ON "award" TO careframe_serving;

ALTER TABLE "award_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "award_line" FOR SELECT USING (award_id IN (SELECT a.id FROM award a));
CREATE POLICY "add" ON "award_line" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "award_line" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (withdrawn) ON "award_line" TO careframe_serving;

ALTER TABLE "award_hold" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "award_hold" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "award_hold" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
CREATE POLICY "change" ON "award_hold" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND answered_at IS NULL) WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND answered_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (answer, answered_by, answered_at, not_before) ON "award_hold" TO careframe_serving;

ALTER TABLE "contract" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  OR provider_id = (SELECT app.provider()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "contract" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND made_by = (SELECT app.account()));
CREATE POLICY "change" ON "contract" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (value_pence, value_with_vat_pence, ends_on, extension_months, review_on, ended_on, ended_by, ended_reason) ON "contract" TO careframe_serving;

ALTER TABLE "contract_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_line" FOR SELECT USING (contract_id IN (SELECT c.id FROM contract c));
CREATE POLICY "add" ON "contract_line" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT ON "contract_line" TO careframe_serving;
