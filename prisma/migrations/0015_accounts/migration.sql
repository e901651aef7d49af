-- Sign-in, links and people. A session ends after twelve hours, or two without a page, in real time, and the moment its
-- account is deactivated.
DROP FUNCTION app.account_of_session(text);
CREATE FUNCTION app.account_of_session(token text)
RETURNS TABLE (id uuid, email text, name text, roles text[], provider_id uuid, commissioner_id uuid, organisation text, note_seen boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.email, a.name, a.roles, a.provider_id, a.commissioner_id, coalesce(p.name, c.name),
    s.last_seen_at < clock_timestamp() - interval '1 minute'
  FROM session s JOIN account a ON a.id = s.account_id
  LEFT JOIN provider p ON p.id = a.provider_id LEFT JOIN commissioner c ON c.id = a.commissioner_id
  WHERE s.token_hash = token AND s.expires_at > clock_timestamp() AND a.deactivated_at IS NULL
    AND s.last_seen_at > clock_timestamp() - interval '2 hours'
$$;

DROP FUNCTION app.account_for_sign_in(text);
CREATE FUNCTION app.account_for_sign_in(address text)
RETURNS TABLE (id uuid, password_hash text, roles text[], provider_id uuid, commissioner_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.password_hash, a.roles, a.provider_id, a.commissioner_id FROM account a
  WHERE a.email = lower(address) AND a.deactivated_at IS NULL
$$;

-- An invitation names the account that it will make before there is one, so that the trail of a person begins with it.
ALTER TABLE "account_link" DROP CONSTRAINT "account_link_account_id_fkey";

-- Only an organisation's own people see and withdraw its invitations, and nobody invites into another's.
ALTER TABLE "account_link" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "account_link" FOR SELECT USING (kind = 'INVITATION'
  AND (commissioner_id = (SELECT app.commissioner()) OR provider_id = (SELECT app.provider())));
CREATE POLICY "add" ON "account_link" FOR INSERT WITH CHECK (CASE kind
  WHEN 'INVITATION' THEN num_nonnulls(commissioner_id, provider_id) = 1
    AND (commissioner_id = (SELECT app.commissioner()) OR provider_id = (SELECT app.provider()))
  ELSE num_nonnulls(commissioner_id, provider_id) = 0 AND roles = '{}' END);
CREATE POLICY "remove" ON "account_link" FOR DELETE USING (kind = 'INVITATION'
  AND (commissioner_id = (SELECT app.commissioner()) OR provider_id = (SELECT app.provider())));
REVOKE UPDATE ON "account_link" FROM careframe_serving;

-- What the page behind a link may say to the person who holds it.
CREATE FUNCTION app.account_link_of(token text)
RETURNS TABLE (kind text, email text, name text, organisation text, usable boolean, address_held boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.kind::text, l.email, l.name, coalesce(p.name, c.name, l.organisation ->> 'name', ''),
    l.used_at IS NULL AND l.expires_at > clock_timestamp()
      AND (l.kind <> 'RESET' OR EXISTS (SELECT 1 FROM account a WHERE a.id = l.account_id AND a.deactivated_at IS NULL)),
    l.kind <> 'RESET' AND EXISTS (SELECT 1 FROM account a WHERE a.email = lower(l.email))
  FROM account_link l LEFT JOIN provider p ON p.id = l.provider_id LEFT JOIN commissioner c ON c.id = l.commissioner_id
  WHERE l.token_hash = token
$$;

-- Uses a single-use link once: makes the account it invites (with its organisation, where it registers one, and the
-- locations that the regulator lists under its number), or sets the password it resets. A link is spent only when it did
-- its work; the older links of the same account are spent with it.
DROP FUNCTION app.use_account_link(text, text, text);
CREATE FUNCTION app.use_account_link(token text, chosen_name text, new_hash text)
RETURNS TABLE (outcome text, account uuid, provider uuid, commissioner uuid, address text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  link account_link;
  broken text;
BEGIN
  UPDATE account_link l SET used_at = clock_timestamp()
  WHERE l.token_hash = token AND l.used_at IS NULL AND l.expires_at > clock_timestamp() RETURNING * INTO link;
  IF NOT FOUND THEN
    outcome := 'spent';
    RETURN NEXT;
    RETURN;
  END IF;
  address := lower(link.email);
  IF link.kind = 'RESET' THEN
    UPDATE account a SET password_hash = new_hash WHERE a.id = link.account_id AND a.deactivated_at IS NULL
    RETURNING a.id, a.provider_id, a.commissioner_id INTO account, provider, commissioner;
    outcome := CASE WHEN account IS NULL THEN 'spent' ELSE 'done' END;
    DELETE FROM session s WHERE s.account_id = account;
    UPDATE account_link l SET used_at = clock_timestamp()
    WHERE l.kind = 'RESET' AND l.account_id = account AND l.used_at IS NULL;
    RETURN NEXT;
    RETURN;
  END IF;
  provider := link.provider_id;
  commissioner := link.commissioner_id;
  IF link.kind = 'REGISTRATION' THEN
    INSERT INTO provider (name, companies_house_number, charity_number, cqc_provider_id, contact_mail, created_at)
    VALUES (link.organisation ->> 'name', link.organisation ->> 'companiesHouseNumber', link.organisation ->> 'charityNumber',
      link.organisation ->> 'cqcProviderId', address, app.now()) RETURNING id INTO provider;
    INSERT INTO location (provider_id, name, organisation, regulated) VALUES (provider, link.organisation ->> 'name', true, false);
    UPDATE location l SET provider_id = provider
    WHERE l.provider_id IS NULL AND l.cqc_provider_id = link.organisation ->> 'cqcProviderId';
    INSERT INTO party (lead_provider_id, name) VALUES (provider, link.organisation ->> 'name');
  END IF;
  INSERT INTO account (id, email, name, password_hash, commissioner_id, provider_id, roles, created_at)
  VALUES (coalesce(link.account_id, gen_random_uuid()), address, chosen_name, new_hash, commissioner, provider, link.roles, app.now())
  RETURNING id INTO account;
  outcome := 'done';
  RETURN NEXT;
EXCEPTION WHEN unique_violation THEN
  GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
  outcome := CASE WHEN broken LIKE 'account_%' THEN 'address-held' ELSE 'number-held' END;
  account := NULL;
  provider := NULL;
  RETURN NEXT;
END $$;

-- A letter that the mail server refused goes out again, asked for by its commissioner's own staff.
CREATE FUNCTION app.retry_mail(letter uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mail SET failed_at = NULL, attempts = 0, next_attempt_at = clock_timestamp()
  WHERE id = letter AND failed_at IS NOT NULL AND sent_at IS NULL AND commissioner_id = app.commissioner();
  RETURN FOUND;
END $$;

-- Each commissioner changes its own name, colour and contact, and says whether its own framework's prices are public.
ALTER TABLE "commissioner" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "commissioner" FOR SELECT USING (true);
CREATE POLICY "change" ON "commissioner" FOR UPDATE USING (id = (SELECT app.commissioner())) WITH CHECK (id = (SELECT app.commissioner()));

CREATE FUNCTION app.publish_prices(framework_id uuid, publishes boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE framework f SET publishes_prices = publishes
  WHERE f.id = framework_id AND f.id = ANY (app.own_frameworks()) AND f.publishes_prices <> publishes;
  RETURN FOUND;
END $$;

-- The people whose deeds stand in the reading commissioner's trail, by part of a name or a whole mail address, or by id.
CREATE FUNCTION app.people_of_trail(words text, ids uuid[])
RETURNS TABLE (id uuid, name text, email text, organisation text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.name, a.email, coalesce(p.name, c.name) FROM account a
  LEFT JOIN provider p ON p.id = a.provider_id LEFT JOIN commissioner c ON c.id = a.commissioner_id
  WHERE app.actor() = 'staff' AND (a.id = ANY (ids) OR strpos(lower(a.name), lower(words)) > 0 OR a.email = lower(words))
    AND (a.commissioner_id = app.commissioner() OR EXISTS (
      SELECT 1 FROM audit_event e WHERE e.account_id = a.id AND e.commissioner_id = app.commissioner()))
$$;

-- Proves the whole chain where it stands: every event covers the one before, none is missing, the words that are kept
-- are those that were recorded, and the last is the head.
CREATE FUNCTION app.audit_verify() RETURNS TABLE (events bigint, first_wrong bigint, wrong text, head_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH chain AS (
    SELECT e.seq, e.hash, e.previous_hash,
      coalesce(lag(e.seq) OVER before, 0) AS seq_before,
      coalesce(lag(e.hash) OVER before, repeat('0', 64)) AS hash_before,
      app.sha256_hex(app.audit_line(e)) AS reckoned,
      t.text IS NOT NULL AND app.sha256_hex(t.salt || t.text) IS DISTINCT FROM e.text_digest AS words_differ
    FROM audit_event e LEFT JOIN audit_text t ON t.seq = e.seq
    WINDOW before AS (ORDER BY e.seq)
  ), found AS (
    SELECT seq, CASE WHEN seq <> seq_before + 1 THEN 'missing' WHEN reckoned <> hash THEN 'edited'
      WHEN previous_hash <> hash_before THEN 'unlinked' WHEN words_differ THEN 'words' END AS wrong FROM chain
    UNION ALL
    SELECT h.seq, 'tail' FROM audit_head h
    WHERE (h.seq, h.hash) IS DISTINCT FROM ((SELECT max(seq) FROM audit_event), (SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1))
      AND h.seq > 0
  ), first AS (SELECT seq, wrong FROM found WHERE wrong IS NOT NULL ORDER BY seq LIMIT 1)
  SELECT (SELECT count(*) FROM audit_event), f.seq, f.wrong, h.hash FROM audit_head h LEFT JOIN first f ON true
$$;

REVOKE ALL ON FUNCTION app.account_of_session(text), app.account_for_sign_in(text), app.account_link_of(text),
  app.use_account_link(text, text, text), app.retry_mail(uuid), app.publish_prices(uuid, boolean),
  app.people_of_trail(text, uuid[]), app.audit_verify() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.account_of_session(text), app.account_for_sign_in(text), app.account_link_of(text),
  app.use_account_link(text, text, text), app.retry_mail(uuid), app.publish_prices(uuid, boolean),
  app.people_of_trail(text, uuid[]), app.audit_verify() TO careframe_serving;
