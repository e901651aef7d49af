-- The notices that a round, a call-off or a contract makes due: by when, on which calendar and under which clause, or why
-- none is. What is due is worked out when the thing happens, by the rules of that day, and stands from then on.
CREATE TYPE "notice_subject" AS ENUM ('ROUND', 'CALL_OFF', 'CONTRACT');

CREATE TABLE "notice_obligation" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "subject_kind" "notice_subject" NOT NULL,
  "subject_id" UUID NOT NULL,
  "subject_title" TEXT NOT NULL,
  "occasion" TEXT NOT NULL,
  "regime" "regime" NOT NULL,
  "kind" TEXT NOT NULL CHECK (length("kind") > 0),
  "title" TEXT NOT NULL,
  "event_on" DATE NOT NULL,
  "due_on" DATE,
  "calendar" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  "citation" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "uncertain" BOOLEAN NOT NULL,
  "exempt_reason" TEXT NOT NULL DEFAULT '',
  "noted_at" TIMESTAMPTZ(3) NOT NULL,
  "filed_on" DATE,
  "filed_by" UUID REFERENCES "account" ("id"),
  "filed_at" TIMESTAMPTZ(3),
  "evidence" TEXT NOT NULL DEFAULT '',
  "reminded_early_at" TIMESTAMPTZ(3),
  "reminded_late_at" TIMESTAMPTZ(3),
  UNIQUE ("subject_kind", "subject_id", "occasion", "kind"),
  CHECK (("due_on" IS NULL) = ("exempt_reason" <> '')),
  CHECK (num_nonnulls("filed_on", "filed_by", "filed_at") IN (0, 3)),
  CHECK ("filed_on" IS NULL OR ("due_on" IS NOT NULL AND length("evidence") > 0))
);
CREATE INDEX "notice_obligation_commissioner_id_due_on_idx" ON "notice_obligation" ("commissioner_id", "due_on");

ALTER TABLE "notice_obligation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "notice_obligation" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "notice_obligation" FOR INSERT WITH CHECK ((commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system') AND filed_on IS NULL);
CREATE POLICY "file" ON "notice_obligation" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()))
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND (filed_by IS NULL OR filed_by = (SELECT app.account())));
CREATE POLICY "remind" ON "notice_obligation" FOR UPDATE USING ((SELECT app.actor()) = 'system') WITH CHECK ((SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (filed_on, filed_by, filed_at, evidence, reminded_early_at, reminded_late_at) ON "notice_obligation" TO careframe_serving;

-- Bank holidays are brought up to date from the file that gov.uk publishes; of the facts of law it is the only one that people may change.
CREATE FUNCTION app.keep_bank_holidays(holidays jsonb, told_by text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.actor() NOT IN ('staff', 'system') THEN
    RAISE EXCEPTION 'only staff keep bank holidays' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO reference_fact (key, from_on, value, source, uncertain) VALUES ('bank-holidays', app.today(), holidays, told_by, false)
  ON CONFLICT (key, from_on) DO UPDATE SET value = excluded.value, source = excluded.source;
END $$;
REVOKE ALL ON FUNCTION app.keep_bank_holidays(jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.keep_bank_holidays(jsonb, text) TO careframe_serving;

-- Reminders of notices go by the clock.
SELECT jobs.create_queue('remind-of-notices', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;
