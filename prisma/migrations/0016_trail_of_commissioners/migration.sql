-- Every event stands in the trail of one commissioner: the acting one's, the one that the deed names, else the owner of the
-- framework that the thing belongs to, else the council that runs the installation.
CREATE FUNCTION app.commissioner_of(subject_kind text, subject_id text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  thing uuid := CASE WHEN subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN subject_id::uuid END;
  of_framework uuid;
BEGIN
  of_framework := CASE subject_kind
    WHEN 'framework' THEN thing
    WHEN 'round' THEN (SELECT r.framework_id FROM round r WHERE r.id = thing)
    WHEN 'lot' THEN (SELECT l.framework_id FROM lot l WHERE l.id = thing)
    WHEN 'application' THEN (SELECT a.framework_id FROM application a WHERE a.id = thing)
    WHEN 'submission' THEN (SELECT s.framework_id FROM submission s WHERE s.id = thing)
    WHEN 'document' THEN (SELECT d.framework_id FROM document d WHERE d.id = thing)
    WHEN 'clarification' THEN (SELECT c.framework_id FROM clarification c WHERE c.id = thing)
  END;
  RETURN coalesce(
    (SELECT f.commissioner_id FROM framework f WHERE f.id = of_framework),
    (SELECT c.id FROM commissioner c WHERE c.kind = 'COUNCIL' ORDER BY c.name LIMIT 1));
END $$;

CREATE OR REPLACE FUNCTION app.audit_append(kind text, subject_kind text, subject_id text, commissioner uuid, data jsonb, words text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  event audit_event;
  salt text := gen_random_uuid()::text;
BEGIN
  SELECT * INTO head FROM audit_head FOR UPDATE;
  event.seq := head.seq + 1;
  event.at := app.now();
  event.actor_kind := app.actor();
  event.account_id := app.account();
  event.provider_id := app.provider();
  event.commissioner_id := coalesce(app.commissioner(), commissioner, app.commissioner_of(subject_kind, subject_id));
  event.kind := kind;
  event.subject_kind := subject_kind;
  event.subject_id := subject_id;
  event.data := data;
  event.text_digest := CASE WHEN words IS NOT NULL THEN app.sha256_hex(salt || words) END;
  event.previous_hash := head.hash;
  event.hash := app.sha256_hex(app.audit_line(event));
  INSERT INTO audit_event SELECT event.*;
  IF words IS NOT NULL THEN INSERT INTO audit_text VALUES (event.seq, salt, words); END IF;
  UPDATE audit_head SET seq = event.seq, hash = event.hash;
  RETURN event.seq;
END $$;

-- What belongs to an application on the trail, for the commissioners of its framework: itself, its submissions and its
-- documents. Only their ids are told, not what is sealed.
CREATE FUNCTION app.subjects_of_application(application uuid) RETURNS TABLE (kind text, id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.kind, s.id FROM application a, LATERAL (
    SELECT 'application', a.id::text
    UNION ALL SELECT 'submission', b.id::text FROM submission b WHERE b.application_id = a.id
    UNION ALL SELECT 'document', d.id::text FROM document d WHERE d.application_id = a.id
  ) AS s (kind, id)
  WHERE a.id = application AND a.framework_id = ANY (app.frameworks())
$$;

-- The hash of one event, to hold a head that left the database against.
CREATE FUNCTION app.audit_hash_of(number bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT hash FROM audit_event WHERE seq = number $$;

REVOKE ALL ON FUNCTION app.commissioner_of(text, text), app.subjects_of_application(uuid), app.audit_hash_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.subjects_of_application(uuid), app.audit_hash_of(bigint) TO careframe_serving;
