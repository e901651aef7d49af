-- Who reads and writes how bids are judged. Nobody who has not declared, and nobody with an interest in a bidder.

-- Whether the acting person has declared interests for a call-off and has none in this provider.
CREATE FUNCTION app.declared_for_bid(call_off uuid, provider uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off_interest i WHERE i.call_off_id = call_off AND i.account_id = app.account() AND NOT provider = ANY (i.provider_ids))
$$;

-- The same of every bidder whose bid stands.
CREATE FUNCTION app.declared_for_all_bids(call_off uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off_interest i WHERE i.call_off_id = call_off AND i.account_id = app.account()
    AND NOT EXISTS (SELECT 1 FROM bid b WHERE b.call_off_id = call_off AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
      AND b.provider_id = ANY (i.provider_ids)))
$$;

-- Evaluators score apart: a score is shown to another only when at least two stand and the reader's own, if the reader is
-- one of the evaluators, is among them.
CREATE FUNCTION app.bid_scores_stand(bid uuid, criterion uuid, call_off uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) >= 2 AND (
    NOT EXISTS (SELECT 1 FROM call_off_evaluator e WHERE e.call_off_id = call_off AND e.account_id = app.account())
    OR bool_or(s.account_id = app.account()))
  FROM bid_score s WHERE s.bid_id = bid AND s.criterion_id = criterion
$$;

-- Who has scored which answers of a call-off of the acting commissioner, without the scores.
CREATE FUNCTION app.who_scored(wanted uuid) RETURNS TABLE (bid_id uuid, criterion_id uuid, account_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.bid_id, s.criterion_id, s.account_id FROM bid_score s WHERE s.call_off_id = wanted AND s.commissioner_id = app.commissioner()
$$;

-- Whether an award of a call-off stands, after which nothing of its evaluation changes.
CREATE FUNCTION app.award_stands(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM award a WHERE a.call_off_id = wanted AND a.withdrawn_at IS NULL AND a.approved IS NOT FALSE)
$$;
REVOKE ALL ON FUNCTION app.declared_for_bid(uuid, uuid), app.declared_for_all_bids(uuid), app.bid_scores_stand(uuid, uuid, uuid), app.who_scored(uuid), app.award_stands(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.declared_for_bid(uuid, uuid), app.declared_for_all_bids(uuid), app.bid_scores_stand(uuid, uuid, uuid), app.who_scored(uuid), app.award_stands(uuid) TO careframe_serving;

CREATE FUNCTION app.hold_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.award_stands(NEW.call_off_id) THEN
    RAISE EXCEPTION 'an award stands on this evaluation' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT app.bids_are_opened(NEW.call_off_id) THEN
    RAISE EXCEPTION 'nothing is judged before the bids are opened' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE ON "bid_score" FOR EACH ROW EXECUTE FUNCTION app.hold_evaluation();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE ON "bid_consensus" FOR EACH ROW EXECUTE FUNCTION app.hold_evaluation();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE ON "bid_query" FOR EACH ROW EXECUTE FUNCTION app.hold_evaluation();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE ON "bid_exclusion" FOR EACH ROW EXECUTE FUNCTION app.hold_evaluation();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE ON "call_off_draw" FOR EACH ROW EXECUTE FUNCTION app.hold_evaluation();

-- A bid is excluded for its low cost only when its bidder was asked and the answer was not accepted.
CREATE FUNCTION app.hold_exclusion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'ABNORMALLY_LOW' AND NOT EXISTS (SELECT 1 FROM bid_query q WHERE q.bid_id = NEW.bid_id AND q.accepted IS FALSE) THEN
    RAISE EXCEPTION 'a bidder is asked before its bid is excluded for its low cost' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold_low" BEFORE INSERT ON "bid_exclusion" FOR EACH ROW EXECUTE FUNCTION app.hold_exclusion();

ALTER TABLE "bid_score" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid_score" FOR SELECT USING (account_id = (SELECT app.account())
  OR (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id) AND app.bid_scores_stand(bid_id, criterion_id, call_off_id)));
CREATE POLICY "add" ON "bid_score" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND account_id = (SELECT app.account()) AND app.declared_for_bid(call_off_id, provider_id));
CREATE POLICY "change" ON "bid_score" FOR UPDATE USING (account_id = (SELECT app.account()) AND app.declared_for_bid(call_off_id, provider_id)) WITH CHECK (account_id = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (score, reason, scored_at) ON "bid_score" TO careframe_serving;

ALTER TABLE "bid_consensus" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid_consensus" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id));
CREATE POLICY "add" ON "bid_consensus" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND moderated_by = (SELECT app.account())
  AND app.declared_for_bid(call_off_id, provider_id) AND app.bid_scores_stand(bid_id, criterion_id, call_off_id));
CREATE POLICY "change" ON "bid_consensus" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id)) WITH CHECK (moderated_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (score, reason, moderated_by, moderated_at) ON "bid_consensus" TO careframe_serving;

ALTER TABLE "bid_query" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid_query" FOR SELECT USING (provider_id = (SELECT app.provider()) OR (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id)));
CREATE POLICY "add" ON "bid_query" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND asked_by = (SELECT app.account()) AND app.declared_for_bid(call_off_id, provider_id));
CREATE POLICY "answer" ON "bid_query" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND answered_at IS NULL AND accepted IS NULL)
  WITH CHECK (provider_id = (SELECT app.provider()) AND answered_by = (SELECT app.account()) AND accepted IS NULL);
CREATE POLICY "decide" ON "bid_query" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id) AND accepted IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (answer, answered_by, answered_at, accepted, decided_by, decided_at, decision_reason) ON "bid_query" TO careframe_serving;

ALTER TABLE "bid_exclusion" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "bid_exclusion" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id));
CREATE POLICY "add" ON "bid_exclusion" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND excluded_by = (SELECT app.account()) AND app.declared_for_bid(call_off_id, provider_id));
CREATE POLICY "lift" ON "bid_exclusion" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_bid(call_off_id, provider_id) AND lifted_at IS NULL)
  WITH CHECK (lifted_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (lifted_by, lifted_at, lifted_reason) ON "bid_exclusion" TO careframe_serving;

ALTER TABLE "call_off_draw" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_draw" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "call_off_draw" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND drawn_by = (SELECT app.account()) AND app.declared_for_all_bids(call_off_id));
GRANT SELECT, INSERT ON "call_off_draw" TO careframe_serving;

ALTER TABLE "award_basis" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "award_basis" FOR SELECT USING (commissioner_id = (SELECT app.commissioner())
  AND (app.declared_for_all_bids(call_off_id) OR award_id IN (SELECT a.id FROM award a WHERE a.letters_at IS NOT NULL)));
CREATE POLICY "add" ON "award_basis" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_all_bids(call_off_id));
GRANT SELECT, INSERT ON "award_basis" TO careframe_serving;

ALTER TABLE "award_check" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "award_check" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "award_check" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND checked_by = (SELECT app.account())
  AND award_id IN (SELECT a.id FROM award a WHERE a.provider_id = award_check.provider_id));
GRANT SELECT, INSERT ON "award_check" TO careframe_serving;

ALTER TABLE "award_letter" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "award_letter" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "award_letter" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND app.declared_for_all_bids(call_off_id));
GRANT SELECT, INSERT ON "award_letter" TO careframe_serving;
