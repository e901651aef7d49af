-- The queue of what the clock starts, as pg-boss 10.4 (schema version 24) lays it out. It stands here because the role
-- that works the queue owns nothing: pg-boss is started without leave to migrate, and each queue is made here.
CREATE SCHEMA jobs;

CREATE TYPE jobs.job_state AS ENUM ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');

CREATE TABLE jobs.version (
  version int PRIMARY KEY,
  maintained_on timestamptz,
  cron_on timestamptz,
  monitored_on timestamptz
);
INSERT INTO jobs.version (version) VALUES (24);

CREATE TABLE jobs.queue (
  name text PRIMARY KEY,
  policy text,
  retry_limit int,
  retry_delay int,
  retry_backoff bool,
  expire_seconds int,
  retention_minutes int,
  dead_letter text REFERENCES jobs.queue (name),
  partition_name text,
  created_on timestamptz NOT NULL DEFAULT now(),
  updated_on timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE jobs.schedule (
  name text PRIMARY KEY REFERENCES jobs.queue ON DELETE CASCADE,
  cron text NOT NULL,
  timezone text,
  data jsonb,
  options jsonb,
  created_on timestamptz NOT NULL DEFAULT now(),
  updated_on timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE jobs.subscription (
  event text NOT NULL,
  name text NOT NULL REFERENCES jobs.queue ON DELETE CASCADE,
  created_on timestamptz NOT NULL DEFAULT now(),
  updated_on timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event, name)
);

CREATE TABLE jobs.job (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  priority integer NOT NULL DEFAULT 0,
  data jsonb,
  state jobs.job_state NOT NULL DEFAULT 'created',
  retry_limit integer NOT NULL DEFAULT 2,
  retry_count integer NOT NULL DEFAULT 0,
  retry_delay integer NOT NULL DEFAULT 0,
  retry_backoff boolean NOT NULL DEFAULT false,
  start_after timestamptz NOT NULL DEFAULT now(),
  started_on timestamptz,
  singleton_key text,
  singleton_on timestamp without time zone,
  expire_in interval NOT NULL DEFAULT interval '15 minutes',
  created_on timestamptz NOT NULL DEFAULT now(),
  completed_on timestamptz,
  keep_until timestamptz NOT NULL DEFAULT now() + interval '14 days',
  output jsonb,
  dead_letter text,
  policy text,
  PRIMARY KEY (name, id)
) PARTITION BY LIST (name);

CREATE TABLE jobs.archive (LIKE jobs.job);
ALTER TABLE jobs.archive ADD PRIMARY KEY (name, id), ADD archived_on timestamptz NOT NULL DEFAULT now();
CREATE INDEX archive_i1 ON jobs.archive (archived_on);

CREATE FUNCTION jobs.create_queue(queue_name text, options json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  table_name varchar := 'j' || encode(sha224(queue_name::bytea), 'hex');
  queue_created_on timestamptz;
BEGIN
  INSERT INTO jobs.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_minutes, dead_letter, partition_name)
  VALUES (queue_name, options ->> 'policy', (options ->> 'retryLimit')::int, (options ->> 'retryDelay')::int, (options ->> 'retryBackoff')::bool,
    (options ->> 'expireInSeconds')::int, (options ->> 'retentionMinutes')::int, options ->> 'deadLetter', table_name)
  ON CONFLICT DO NOTHING RETURNING created_on INTO queue_created_on;
  IF queue_created_on IS NULL THEN RETURN; END IF;

  EXECUTE format('CREATE TABLE jobs.%I (LIKE jobs.job INCLUDING DEFAULTS)', table_name);
  EXECUTE format('ALTER TABLE jobs.%1$I ADD PRIMARY KEY (name, id)', table_name);
  EXECUTE format('ALTER TABLE jobs.%1$I ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES jobs.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
  EXECUTE format('ALTER TABLE jobs.%1$I ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES jobs.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i1 ON jobs.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''created'' AND policy = ''short''', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i2 ON jobs.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''active'' AND policy = ''singleton''', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i3 ON jobs.%1$I (name, state, COALESCE(singleton_key, '''')) WHERE state <= ''active'' AND policy = ''stately''', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i4 ON jobs.%1$I (name, singleton_on, COALESCE(singleton_key, '''')) WHERE state <> ''cancelled'' AND singleton_on IS NOT NULL', table_name);
  EXECUTE format('CREATE INDEX %1$s_i5 ON jobs.%1$I (name, start_after) INCLUDE (priority, created_on, id) WHERE state < ''active''', table_name);
  EXECUTE format('ALTER TABLE jobs.%I ADD CONSTRAINT cjc CHECK (name = %L)', table_name, queue_name);
  EXECUTE format('ALTER TABLE jobs.job ATTACH PARTITION jobs.%I FOR VALUES IN (%L)', table_name, queue_name);
END $$;

SELECT jobs.create_queue('__pgboss__send-it', '{"policy": "standard"}');
SELECT jobs.create_queue('remind-unfinished-drafts', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
SELECT jobs.create_queue('export-audit-head', '{"policy": "short", "retryLimit": 5, "retryDelay": 60, "expireInSeconds": 300}');

GRANT USAGE ON SCHEMA jobs TO careframe_serving;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;

-- What is due in the outbox, without walking through everything that was ever sent.
CREATE INDEX "mail_due" ON "mail" ("next_attempt_at") WHERE "sent_at" IS NULL AND "failed_at" IS NULL;
