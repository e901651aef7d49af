-- The questions of a round stand from the moment it opens: applications rely on them.
CREATE FUNCTION app.hold_asked_questions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM round r WHERE r.published_at IS NOT NULL AND r.opens_at <= app.now()
      AND r.question_set_id IN ((to_jsonb(OLD) ->> 'question_set_id')::uuid, (to_jsonb(NEW) ->> 'question_set_id')::uuid)
  ) THEN
    RAISE EXCEPTION 'the questions of a round that has opened do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "question_stands" BEFORE INSERT OR UPDATE OR DELETE ON "question"
  FOR EACH ROW EXECUTE FUNCTION app.hold_asked_questions();

CREATE FUNCTION app.hold_question_set_of_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a round that has opened keeps its questions' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "round_keeps_questions" BEFORE UPDATE OF "question_set_id" ON "round" FOR EACH ROW
  WHEN (OLD.question_set_id <> NEW.question_set_id AND OLD.published_at IS NOT NULL)
  EXECUTE FUNCTION app.hold_question_set_of_round();

-- Whom to tell of a change to a round: every provider with a draft or a submission in it, partners too, whose rows are
-- not the commissioner's to read. Answered to the framework's own commissioner and the portal itself.
CREATE FUNCTION app.providers_of_round(of_round uuid) RETURNS TABLE (provider_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT told.provider_id FROM (
    SELECT p.provider_id FROM application p WHERE p.round_id = of_round
    UNION SELECT m.provider_id FROM application_partner m JOIN application p ON p.id = m.application_id
      WHERE p.round_id = of_round AND m.joined_at IS NOT NULL) told
  WHERE EXISTS (SELECT 1 FROM round r WHERE r.id = of_round AND (app.actor() = 'system' OR r.framework_id = ANY (app.own_frameworks())))
  ORDER BY told.provider_id
$$;

-- The names and numbers by which a published answer would give its asker away, for the commissioner who answers.
CREATE FUNCTION app.names_of_asker(asked uuid) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_remove(ARRAY[p.name, p.contact_mail, p.contact_phone, p.companies_house_number, p.charity_number, p.cqc_provider_id]
      || ARRAY(SELECT l.name FROM location l WHERE l.provider_id = p.id)
      || ARRAY(SELECT l.cqc_location_id FROM location l WHERE l.provider_id = p.id)
      || ARRAY(SELECT a.name FROM account a WHERE a.provider_id = p.id)
      || ARRAY(SELECT a.email FROM account a WHERE a.provider_id = p.id), NULL)
  FROM clarification c JOIN provider p ON p.id = c.provider_id
  WHERE c.id = asked AND c.framework_id = ANY (app.own_frameworks())
$$;

-- Who takes no new people today, for the public register: neither the reason nor the days of a stop are public.
CREATE VIEW "paused_placement" AS
  SELECT DISTINCT provider_id, lot_id, location_id FROM placement_stop
  WHERE starts_on <= app.today() AND ends_on > app.today() AND (lifted_at IS NULL OR lifted_at > app.now());

REVOKE ALL ON FUNCTION app.providers_of_round(uuid), app.names_of_asker(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.providers_of_round(uuid), app.names_of_asker(uuid) TO careframe_serving;
GRANT SELECT ON "paused_placement" TO careframe_serving;

-- The register is read by name: a part of it, or its first letter.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "location_name_part" ON "location" USING gin (lower("name") gin_trgm_ops);
CREATE INDEX "provider_name_part" ON "provider" USING gin (lower("name") gin_trgm_ops);
CREATE INDEX "location_name_order" ON "location" (lower("name"), "id");
