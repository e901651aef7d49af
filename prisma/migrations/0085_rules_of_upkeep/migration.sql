-- Days and years by which placements are kept up: each from a day, with its source.
CREATE TABLE "upkeep_rule" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "key" TEXT NOT NULL CHECK ("key" IN ('capacity-days', 'move-days', 'retention-years')),
  "from_on" DATE NOT NULL,
  "value" INTEGER NOT NULL CHECK ("value" BETWEEN 1 AND 999),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("commissioner_id", "key", "from_on")
);
ALTER TABLE "upkeep_rule" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "upkeep_rule" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "upkeep_rule" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "upkeep_rule" TO careframe_serving;

-- Takes from one person's thread what could lead to the person: the reference becomes another that leads nowhere, words
-- go, the trail keeps its digests; dates, prices and shares stay. Only of the actor's own council. Answers how many placements.
CREATE FUNCTION app.erase_person(ref text, other text, at timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own uuid := app.commissioner();
  placed uuid[];
  asked uuid[];
BEGIN
  IF own IS NULL THEN RAISE EXCEPTION 'nobody of a council' USING ERRCODE = 'insufficient_privilege'; END IF;
  SELECT coalesce(array_agg(id), '{}') INTO placed FROM placement WHERE commissioner_id = own AND person_ref = ref;
  SELECT coalesce(array_agg(id), '{}') INTO asked FROM placement_request WHERE commissioner_id = own AND person_ref = ref;
  UPDATE placement SET person_ref = other, ended_reason = '', hand_back_reason = '', cancelled_reason = '', erased_at = at WHERE id = ANY (placed);
  UPDATE placement_request SET person_ref = other, preferences = '', held_reason = '', archived_reason = '',
    needs = (SELECT coalesce(jsonb_agg(n || '{"words": ""}'), '[]') FROM jsonb_array_elements(needs) n) WHERE id = ANY (asked);
  UPDATE placement_move SET person_ref = other, reason = '' WHERE commissioner_id = own AND person_ref = ref;
  UPDATE placement_suspension SET words = '' WHERE placement_id = ANY (placed);
  UPDATE review_proposal SET reason = 'Erased', decision_words = CASE WHEN agreed IS FALSE THEN 'Erased' ELSE '' END WHERE placement_id = ANY (placed);
  UPDATE panel_case SET case_made = 'Erased', lower_rungs = '' WHERE request_id = ANY (asked);
  UPDATE audit_text SET text = NULL WHERE seq IN (SELECT seq FROM audit_event
    WHERE subject_kind IN ('placement', 'request') AND subject_id = ANY (placed::text[] || asked::text[]));
  RETURN cardinality(placed);
END $$;
REVOKE ALL ON FUNCTION app.erase_person(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.erase_person(text, text, timestamptz) TO careframe_serving;

-- The queue of its reminders, as the queue's library would make it.
SELECT jobs.create_queue('remind-upkeep', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;
