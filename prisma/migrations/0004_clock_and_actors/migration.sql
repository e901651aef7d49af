-- One clock for rules and policies. In demonstration mode it is shifted, or held, by this row, elsewhere the row is zero.
CREATE TABLE app.clock (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  demonstration boolean NOT NULL DEFAULT false,
  shift interval NOT NULL DEFAULT '0',
  held_at timestamptz(3),
  CHECK (demonstration OR (shift = '0' AND held_at IS NULL))
);
INSERT INTO app.clock DEFAULT VALUES;

-- The time, less so many milliseconds that have passed since a request's body arrived, cut, not rounded.
CREATE FUNCTION app.now(since_arrival double precision DEFAULT 0) RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = app, pg_temp AS $$
  SELECT date_trunc('milliseconds', coalesce(held_at, clock_timestamp() + shift - make_interval(secs => since_arrival / 1000.0))) FROM app.clock
$$;

CREATE FUNCTION app.today() RETURNS date LANGUAGE sql VOLATILE AS $$ SELECT (app.now() AT TIME ZONE 'Europe/London')::date $$;

-- Moves the demonstration's clock to an instant, from which it ticks on (or is held). Refused elsewhere.
CREATE FUNCTION app.move_clock(target timestamptz, hold boolean DEFAULT false) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, pg_temp AS $$
BEGIN
  UPDATE app.clock SET shift = target - clock_timestamp(), held_at = CASE WHEN hold THEN target END WHERE demonstration;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the clock moves in demonstration mode only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN app.now();
END $$;

-- Who acts, as set at the start of each transaction, unset means nobody, and nobody sees nothing that is policied.
CREATE FUNCTION app.actor() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('app.actor', true), ''), 'nobody') $$;
CREATE FUNCTION app.account() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.account', true), '')::uuid $$;
CREATE FUNCTION app.provider() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.provider', true), '')::uuid $$;
CREATE FUNCTION app.commissioner() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.commissioner', true), '')::uuid $$;

-- The frameworks on which the acting commissioner is named (its owner always is), none for anyone else.
CREATE FUNCTION app.frameworks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(framework_id), '{}') FROM framework_commissioner
  WHERE app.actor() = 'staff' AND commissioner_id = app.commissioner()
$$;

-- The frameworks that the acting commissioner owns: only its staff evaluate and admit.
CREATE FUNCTION app.own_frameworks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(id), '{}') FROM framework WHERE app.actor() = 'staff' AND commissioner_id = app.commissioner()
$$;

-- Sign-in has three narrow doors to the accounts, since nobody may read the table.
CREATE FUNCTION app.account_for_sign_in(address text) RETURNS TABLE (id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.password_hash FROM account a WHERE a.email = lower(address) AND a.deactivated_at IS NULL
$$;

CREATE FUNCTION app.account_of_session(token text)
RETURNS TABLE (id uuid, email text, name text, roles text[], provider_id uuid, commissioner_id uuid, organisation text, created_at timestamptz, last_seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.email, a.name, a.roles, a.provider_id, a.commissioner_id, coalesce(p.name, c.name), s.created_at, s.last_seen_at
  FROM session s JOIN account a ON a.id = s.account_id
  LEFT JOIN provider p ON p.id = a.provider_id LEFT JOIN commissioner c ON c.id = a.commissioner_id
  WHERE s.token_hash = token AND s.expires_at > clock_timestamp() AND a.deactivated_at IS NULL
$$;

-- Uses a single-use link once: makes the account it invites (with its organisation, where it registers one), or sets
-- the password it resets. Null when it is spent.
CREATE FUNCTION app.use_account_link(token text, chosen_name text, new_hash text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  link account_link;
  who uuid;
BEGIN
  UPDATE account_link SET used_at = clock_timestamp()
  WHERE token_hash = token AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING * INTO link;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF link.kind = 'RESET' THEN
    UPDATE account SET password_hash = new_hash WHERE id = link.account_id AND deactivated_at IS NULL RETURNING id INTO who;
    DELETE FROM session WHERE account_id = who;
    RETURN who;
  END IF;
  IF link.kind = 'REGISTRATION' THEN
    INSERT INTO provider (name, companies_house_number, charity_number, cqc_provider_id, contact_mail, created_at)
    VALUES (link.organisation ->> 'name', link.organisation ->> 'companiesHouseNumber', link.organisation ->> 'charityNumber',
      link.organisation ->> 'cqcProviderId', lower(link.email), app.now()) RETURNING provider.id INTO link.provider_id;
    INSERT INTO location (provider_id, name, organisation, regulated) VALUES (link.provider_id, link.organisation ->> 'name', true, false);
    INSERT INTO party (lead_provider_id, name) VALUES (link.provider_id, link.organisation ->> 'name');
  END IF;
  INSERT INTO account (email, name, password_hash, commissioner_id, provider_id, roles, created_at)
  VALUES (lower(link.email), chosen_name, new_hash, link.commissioner_id, link.provider_id, link.roles, app.now())
  ON CONFLICT (email) DO NOTHING RETURNING id INTO who;
  RETURN who;
END $$;
