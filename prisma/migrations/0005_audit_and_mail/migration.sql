-- The trail is appended by one function, each hash covering the one before, nobody edits it.
INSERT INTO "audit_head" ("only", "seq", "hash") VALUES (true, 0, repeat('0', 64));

CREATE FUNCTION app.audit_line(e audit_event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(E'\n', e.previous_hash, e.seq::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.actor_kind,
    coalesce(e.account_id::text, '-'), coalesce(e.provider_id::text, '-'), coalesce(e.commissioner_id::text, '-'),
    e.kind, e.subject_kind, e.subject_id, e.data::text, coalesce(e.text_digest, '-'))
$$;

CREATE FUNCTION app.sha256_hex(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT encode(sha256(convert_to(words, 'UTF8')), 'hex') $$;

CREATE FUNCTION app.audit_append(kind text, subject_kind text, subject_id text, commissioner uuid, data jsonb, words text)
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
  event.commissioner_id := coalesce(app.commissioner(), commissioner);
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

CREATE TRIGGER "audit_event_stands" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION app.stands();
CREATE TRIGGER "audit_event_kept" BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION app.stands();

-- Words may be erased from beside an event, never altered.
CREATE FUNCTION app.only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.text IS NOT NULL OR NEW.salt <> OLD.salt OR NEW.seq <> OLD.seq THEN
    RAISE EXCEPTION 'words of the trail may only be erased' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_text_erased" BEFORE UPDATE OR DELETE ON "audit_text" FOR EACH ROW EXECUTE FUNCTION app.only_erased();

-- Mail is queued in the transaction of the deed that causes it, the same once-key queues it once.
CREATE FUNCTION app.queue_mail(recipient text, subject text, words text, once text, commissioner uuid) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO mail (commissioner_id, recipient, subject, text, once_key, queued_at)
  VALUES (coalesce(app.commissioner(), commissioner), recipient, subject, words, once, app.now())
  ON CONFLICT (once_key) DO NOTHING RETURNING id
$$;

-- Answered clarification questions, for everyone, without who asked.
CREATE VIEW "published_clarification" AS
  SELECT id, round_id, published AS question, answer, answered_at FROM clarification WHERE answered_at IS NOT NULL;
