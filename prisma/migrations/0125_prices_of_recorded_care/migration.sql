-- Once it is known what somebody's care takes, the prices asked and paid for it are gone through within minutes: they can be
-- held against what it is expected to cost.
CREATE FUNCTION app.note_care() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO price_to_go_through (commissioner_id, kind, subject_id)
  SELECT commissioner_id, 'PLACEMENT', placement_id FROM recorded WHERE placement_id IS NOT NULL
  UNION SELECT c.commissioner_id, 'PLACEMENT', p.id FROM recorded c JOIN placement p ON p.request_id = c.request_id
  UNION SELECT c.commissioner_id, 'OFFER', o.id FROM recorded c JOIN enquiry e ON e.request_id = c.request_id JOIN placement_offer o ON o.enquiry_id = e.id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.note_care() FROM PUBLIC;
CREATE TRIGGER "note_care" AFTER INSERT ON "care_need_of" REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION app.note_care();
