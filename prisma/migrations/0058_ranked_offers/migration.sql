-- The frozen list of a direct award: by which rule its members stand in which order, why, who was left out, and whether
-- the next is offered by itself after a decline or a lapse. It is made once and never changed.
CREATE TABLE "call_off_ranking" (
  "call_off_id" UUID NOT NULL PRIMARY KEY,
  "commissioner_id" UUID NOT NULL,
  "rule" "ranking_rule" NOT NULL,
  "place" TEXT NOT NULL DEFAULT '',
  "cascades" BOOLEAN NOT NULL,
  "left_out" JSONB NOT NULL,
  "ranked_by" UUID NOT NULL REFERENCES "account" ("id"),
  "ranked_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

-- A member on that list, with what put it there: its own framework rates of that day and why it was eligible.
CREATE TABLE "call_off_rank" (
  "call_off_id" UUID NOT NULL REFERENCES "call_off_ranking" ("call_off_id"),
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "party_id" UUID NOT NULL REFERENCES "party" ("id"),
  "rank" INTEGER NOT NULL CHECK ("rank" > 0),
  "value_pence" BIGINT NOT NULL CHECK ("value_pence" > 0),
  "prices" JSONB NOT NULL,
  "rank_reasons" JSONB NOT NULL,
  "eligibility" JSONB NOT NULL,
  PRIMARY KEY ("call_off_id", "provider_id"),
  UNIQUE ("call_off_id", "rank"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

CREATE TRIGGER "stands" BEFORE UPDATE ON "call_off_ranking" FOR EACH ROW EXECUTE FUNCTION app.stands();
CREATE TRIGGER "stands" BEFORE UPDATE ON "call_off_rank" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- Whether the portal sent it by itself down the list, and who was passed over on the way, not being eligible that day.
ALTER TABLE "offer" ADD COLUMN "automatic" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "offer" ADD COLUMN "passed_over" UUID[] NOT NULL DEFAULT '{}';

-- One offer at a time: whoever offers or accepts waits for the other, and the second is refused.
CREATE FUNCTION app.hold_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('offers of ' || NEW.call_off_id::text, 0));
  IF EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = NEW.call_off_id AND o.id <> NEW.id AND o.withdrawn_at IS NULL
      AND (o.accepted_at IS NOT NULL OR (o.declined_at IS NULL AND o.due_at > app.now()))) THEN
    RAISE EXCEPTION 'another offer stands' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT ON "offer" FOR EACH ROW EXECUTE FUNCTION app.hold_offer();
CREATE TRIGGER "hold_acceptance" BEFORE UPDATE ON "offer" FOR EACH ROW
  WHEN (OLD.accepted_at IS NULL AND NEW.accepted_at IS NOT NULL) EXECUTE FUNCTION app.hold_offer();

-- In turn: everyone before it on the list has had an offer or is passed over with it; out of turn with ground and evidence.
CREATE FUNCTION app.offer_has_its_turn(of_call_off uuid, to_provider uuid, at_rank int, ground text, evidence text, passed_over uuid[])
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off_rank r WHERE r.call_off_id = of_call_off AND r.provider_id = to_provider AND r.rank = at_rank)
    AND ((length(btrim(ground)) > 0 AND length(btrim(evidence)) > 0)
      OR NOT EXISTS (SELECT 1 FROM call_off_rank r WHERE r.call_off_id = of_call_off AND r.rank < at_rank AND NOT r.provider_id = ANY (passed_over)
        AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = of_call_off AND o.provider_id = r.provider_id)))
$$;
REVOKE ALL ON FUNCTION app.offer_has_its_turn(uuid, uuid, int, text, text, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.offer_has_its_turn(uuid, uuid, int, text, text, uuid[]) TO careframe_serving;
CREATE POLICY "in turn" ON "offer" AS RESTRICTIVE FOR INSERT
  WITH CHECK (app.offer_has_its_turn(call_off_id, provider_id, rank, ground, evidence, passed_over));

-- Down the list by itself: only where the list says so, in the name of who froze it.
CREATE POLICY "cascade" ON "offer" FOR INSERT WITH CHECK ((SELECT app.actor()) = 'system' AND automatic AND call_off_id IN (SELECT r.call_off_id
  FROM call_off_ranking r JOIN call_off c ON c.id = r.call_off_id WHERE r.cascades AND r.ranked_by = offer.sent_by
    AND c.approved_at IS NOT NULL AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL AND c.route = 'DIRECT'));

-- Who offers by hand or recommends a direct award has declared interests in the call-off, and none in the provider.
CREATE POLICY "interests" ON "offer" AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app.actor()) = 'system'
  OR (NOT automatic AND call_off_id IN (SELECT i.call_off_id FROM call_off_interest i
    WHERE i.account_id = (SELECT app.account()) AND NOT offer.provider_id = ANY (i.provider_ids))));
CREATE POLICY "interests" ON "award" AS RESTRICTIVE FOR INSERT WITH CHECK (offer_id IS NULL OR call_off_id IN (SELECT i.call_off_id
  FROM call_off_interest i WHERE i.account_id = (SELECT app.account()) AND NOT award.provider_id = ANY (i.provider_ids)));

ALTER TABLE "call_off_ranking" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_ranking" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "call_off_ranking" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND ranked_by = (SELECT app.account())
  AND call_off_id IN (SELECT c.id FROM call_off c WHERE c.published_at IS NOT NULL AND c.cancelled_at IS NULL AND c.route = 'DIRECT'));
GRANT SELECT, INSERT ON "call_off_ranking" TO careframe_serving;

ALTER TABLE "call_off_rank" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_rank" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "call_off_rank" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner())
  AND call_off_id IN (SELECT r.call_off_id FROM call_off_ranking r WHERE r.ranked_by = (SELECT app.account()))
  AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.call_off_id = call_off_rank.call_off_id));
GRANT SELECT, INSERT ON "call_off_rank" TO careframe_serving;

-- A letter to one member of staff, whoever causes it: providers do not see the council's accounts.
CREATE FUNCTION app.queue_mail_to_staff(staff uuid, subject text, words text, once text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH queued AS (
    INSERT INTO mail (commissioner_id, recipient, subject, text, once_key, queued_at)
    SELECT a.commissioner_id, a.email, subject, words, once, app.now()
    FROM account a WHERE a.id = staff AND a.commissioner_id IS NOT NULL AND a.deactivated_at IS NULL
    ON CONFLICT (once_key) DO NOTHING RETURNING 1
  ) SELECT count(*) FROM queued
$$;
REVOKE ALL ON FUNCTION app.queue_mail_to_staff(uuid, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.queue_mail_to_staff(uuid, text, text, text) TO careframe_serving;

SELECT jobs.create_queue('offer-the-next', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;
