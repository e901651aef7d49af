-- A letter to a provider goes to each of its people, whoever sends it: staff do not see other organisations' accounts.
CREATE FUNCTION app.queue_mail_to_provider(provider uuid, subject text, words text, once text, commissioner uuid) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH queued AS (
    INSERT INTO mail (commissioner_id, recipient, subject, text, once_key, queued_at)
    SELECT coalesce(app.commissioner(), commissioner), a.email, subject, words, once || ':' || a.id, app.now()
    FROM account a WHERE a.provider_id = provider AND a.deactivated_at IS NULL
    ON CONFLICT (once_key) DO NOTHING RETURNING 1
  ) SELECT count(*) FROM queued
$$;
REVOKE ALL ON FUNCTION app.queue_mail_to_provider FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.queue_mail_to_provider TO careframe_serving;
