-- Erasing a person's thread takes the words from every part of it, also from those that stand as they were written. Prices,
-- shares, dates and names of organisations stay.

-- Lets the named columns lose their words while a thread is erased, and refuses every other change. Only the function that
-- erases sets "app.erasing", and who serves requests may change none of these columns.
CREATE FUNCTION app.stands_but_for_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('app.erasing', true) = 'yes' AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% rows stand as they were written', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE ON "placement_choice" FOR EACH ROW EXECUTE FUNCTION app.stands_but_for_words('words');
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "placement_offer_line" FOR EACH ROW EXECUTE FUNCTION app.stands_but_for_words('reason');
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "negotiation_step" FOR EACH ROW EXECUTE FUNCTION app.stands_but_for_words('words');
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "negotiation_basis" FOR EACH ROW
  EXECUTE FUNCTION app.stands_but_for_words('source', 'case_reference', 'version', 'trained');
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "saving_move" FOR EACH ROW EXECUTE FUNCTION app.stands_but_for_words('words');
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "panel_decision" FOR EACH ROW EXECUTE FUNCTION app.stands_but_for_words('words');

-- A price never changes in place: only the end of an element is set, or its schedule erased.
CREATE OR REPLACE FUNCTION app.hold_element() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  loose text[] := CASE WHEN current_setting('app.erasing', true) = 'yes' THEN ARRAY['schedule'] ELSE ARRAY['to_on'] END;
BEGIN
  IF (to_jsonb(NEW) - loose) IS DISTINCT FROM (to_jsonb(OLD) - loose) THEN
    RAISE EXCEPTION 'placement_element rows stand as they were written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- What was frozen, with the words that people wrote taken out at any depth and all else as it was.
CREATE FUNCTION app.without_words(frozen jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(frozen)
    WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, CASE WHEN jsonb_typeof(value) = 'string'
        AND key IN ('words', 'preferences', 'schedule', 'reason', 'conditions') THEN '""' ELSE app.without_words(value) END), '{}')
      FROM jsonb_each(frozen))
    WHEN 'array' THEN (SELECT coalesce(jsonb_agg(app.without_words(value) ORDER BY place), '[]')
      FROM jsonb_array_elements(frozen) WITH ORDINALITY one (value, place))
    ELSE frozen END;
END $$;

-- Takes from one person's thread what could lead to the person: the reference becomes another that leads nowhere, words
-- go, the trail keeps its digests; dates, prices and shares stay. Where the database asks for words, they say that they were
-- erased. The minutes of a sitting go with the first person whose case it heard. Only of the actor's own council. Answers
-- how many placements.
CREATE OR REPLACE FUNCTION app.erase_person(ref text, other text, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.erasing = 'yes' AS $$
DECLARE
  own uuid := app.commissioner();
  gone CONSTANT text := 'Erased';
  placed uuid[];
  asked uuid[];
  enquired uuid[];
  argued uuid[];
  heard uuid[];
  saved uuid[];
BEGIN
  IF own IS NULL THEN RAISE EXCEPTION 'nobody of a council' USING ERRCODE = 'insufficient_privilege'; END IF;
  SELECT coalesce(array_agg(id), '{}') INTO placed FROM placement WHERE commissioner_id = own AND person_ref = ref;
  SELECT coalesce(array_agg(id), '{}') INTO asked FROM placement_request WHERE commissioner_id = own AND person_ref = ref;
  SELECT coalesce(array_agg(id), '{}') INTO enquired FROM enquiry WHERE request_id = ANY (asked);
  SELECT coalesce(array_agg(id), '{}') INTO argued FROM negotiation
    WHERE request_id = ANY (asked) OR enquiry_id = ANY (enquired) OR placement_id = ANY (placed);
  SELECT coalesce(array_agg(id), '{}') INTO heard FROM panel_case WHERE request_id = ANY (asked) OR placement_id = ANY (placed);
  SELECT coalesce(array_agg(id), '{}') INTO saved FROM saving WHERE negotiation_id = ANY (argued) OR placement_id = ANY (placed);

  UPDATE placement_request SET person_ref = other, preferences = '', held_reason = '', archived_reason = '', erased_at = at,
    needs = app.without_words(needs) WHERE id = ANY (asked);
  UPDATE placement_request_line SET schedule = '' WHERE request_id = ANY (asked);
  UPDATE placement_choice SET words = '' WHERE request_id = ANY (asked);

  UPDATE enquiry SET shown = app.without_words(shown), decline_reason = '' WHERE id = ANY (enquired);
  UPDATE placement_offer SET conditions = '' WHERE enquiry_id = ANY (enquired);
  UPDATE placement_offer_line SET reason = gone WHERE reason <> ''
    AND offer_id IN (SELECT o.id FROM placement_offer o WHERE o.enquiry_id = ANY (enquired));

  UPDATE negotiation SET closed_reason = '' WHERE id = ANY (argued);
  UPDATE negotiation_step SET words = '' WHERE negotiation_id = ANY (argued);
  UPDATE negotiation_basis SET source = gone, case_reference = CASE WHEN case_reference <> '' THEN gone ELSE '' END,
    version = CASE WHEN version <> '' THEN gone ELSE '' END, trained = CASE WHEN trained <> '' THEN gone ELSE '' END
    WHERE negotiation_id = ANY (argued);
  UPDATE saving SET words = '' WHERE id = ANY (saved);
  UPDATE saving_move SET words = '' WHERE saving_id = ANY (saved);

  UPDATE sitting SET minutes = gone WHERE minutes <> '' AND id IN (SELECT c.sitting_id FROM panel_case c WHERE c.id = ANY (heard));
  UPDATE panel_case SET case_made = gone, lower_rungs = '', pack = app.without_words(pack) WHERE id = ANY (heard);
  UPDATE panel_decision SET words = CASE WHEN words <> '' THEN gone ELSE '' END WHERE case_id = ANY (heard);

  UPDATE placement SET person_ref = other, ended_reason = '', hand_back_reason = '', cancelled_reason = '', erased_at = at,
    returned_reason = CASE WHEN returned_reason <> '' THEN gone ELSE '' END,
    off_framework_ground = CASE WHEN off_framework_ground <> '' THEN gone ELSE '' END WHERE id = ANY (placed);
  UPDATE placement_element SET schedule = '' WHERE placement_id = ANY (placed) AND schedule <> '';
  UPDATE placement_share SET icb_reference = CASE WHEN icb_reference <> '' THEN gone ELSE '' END, dispute_reason = ''
    WHERE funding_id IN (SELECT f.id FROM placement_funding f WHERE f.placement_id = ANY (placed));
  UPDATE placement_suspension SET words = '' WHERE placement_id = ANY (placed);
  UPDATE review_proposal SET reason = gone, decision_words = CASE WHEN agreed IS FALSE THEN gone ELSE '' END WHERE placement_id = ANY (placed);
  UPDATE placement_move SET person_ref = other, reason = '' WHERE commissioner_id = own AND person_ref = ref;

  UPDATE audit_text SET text = NULL WHERE seq IN (SELECT seq FROM audit_event
    WHERE (subject_kind, subject_id) IN (SELECT 'placement', unnest(placed)::text UNION ALL SELECT 'request', unnest(asked)::text
      UNION ALL SELECT 'negotiation', unnest(argued)::text UNION ALL SELECT 'panel-case', unnest(heard)::text
      UNION ALL SELECT 'saving', unnest(saved)::text));
  RETURN cardinality(placed);
END $$;
