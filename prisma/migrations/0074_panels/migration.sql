-- The forums in which a council decides about packages of care, like a Support Options Forum, and who sits in them.
CREATE TABLE "forum" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL CHECK (length(btrim("title")) > 0),
  "purpose" TEXT NOT NULL DEFAULT '',
  "quorum" INTEGER NOT NULL CHECK ("quorum" > 0),
  "pack_days" INTEGER NOT NULL DEFAULT 2 CHECK ("pack_days" >= 0),
  UNIQUE ("id", "commissioner_id"),
  UNIQUE ("commissioner_id", "code")
);

CREATE TABLE "forum_member" (
  "forum_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "account_id" UUID NOT NULL REFERENCES "account" ("id"),
  "chair" BOOLEAN NOT NULL DEFAULT false,
  "from_on" DATE NOT NULL,
  "to_on" DATE CHECK ("to_on" > "from_on"),
  PRIMARY KEY ("forum_id", "account_id", "from_on"),
  FOREIGN KEY ("forum_id", "commissioner_id") REFERENCES "forum" ("id", "commissioner_id")
);

-- One sitting of a forum. Minutes are written when it closes.
CREATE TABLE "sitting" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "forum_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "sits_at" TIMESTAMPTZ(3) NOT NULL,
  "place" TEXT NOT NULL DEFAULT '',
  "called_by" UUID NOT NULL REFERENCES "account" ("id"),
  "called_at" TIMESTAMPTZ(3) NOT NULL,
  "pack_sent_at" TIMESTAMPTZ(3),
  "closed_at" TIMESTAMPTZ(3),
  "closed_by" UUID REFERENCES "account" ("id"),
  "minutes" TEXT NOT NULL DEFAULT '',
  UNIQUE ("id", "commissioner_id"),
  FOREIGN KEY ("forum_id", "commissioner_id") REFERENCES "forum" ("id", "commissioner_id"),
  CHECK (num_nonnulls("closed_at", "closed_by") IN (0, 2))
);
CREATE INDEX "sitting_forum_id_idx" ON "sitting" ("forum_id", "sits_at" DESC);

CREATE TABLE "sitting_attendance" (
  "sitting_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "account_id" UUID NOT NULL REFERENCES "account" ("id"),
  "noted_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("sitting_id", "account_id"),
  FOREIGN KEY ("sitting_id", "commissioner_id") REFERENCES "sitting" ("id", "commissioner_id")
);

-- A case put to a forum: before the search for a limit, or when a price is over the limit that was set.
CREATE TABLE "panel_case" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL,
  "forum_id" UUID NOT NULL,
  "sitting_id" UUID,
  "request_id" UUID NOT NULL,
  "placement_id" UUID,
  "why" TEXT NOT NULL CHECK ("why" IN ('LIMIT', 'OVER_LIMIT', 'INTERIM', 'REVIEW')),
  "asked_weekly_pence" INTEGER NOT NULL CHECK ("asked_weekly_pence" > 0),
  "lower_rungs" TEXT NOT NULL DEFAULT '',
  "case_made" TEXT NOT NULL CHECK (length(btrim("case_made")) > 0),
  "pack" JSONB NOT NULL,
  "asked_by" UUID NOT NULL REFERENCES "account" ("id"),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "withdrawn_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "commissioner_id"),
  FOREIGN KEY ("forum_id", "commissioner_id") REFERENCES "forum" ("id", "commissioner_id"),
  FOREIGN KEY ("sitting_id", "commissioner_id") REFERENCES "sitting" ("id", "commissioner_id"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id")
);
CREATE INDEX "panel_case_request_id_idx" ON "panel_case" ("request_id");
CREATE INDEX "panel_case_sitting_id_idx" ON "panel_case" ("sitting_id");

-- What the forum decided; by the chair alone between sittings, to be noted at the next. A deferred case is put again as a new one.
CREATE TABLE "panel_decision" (
  "case_id" UUID NOT NULL PRIMARY KEY,
  "commissioner_id" UUID NOT NULL,
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('APPROVE', 'CONDITIONS', 'DEFER', 'LOWER_RUNG')),
  "limit_weekly_pence" INTEGER CHECK ("limit_weekly_pence" > 0),
  "expires_on" DATE,
  "words" TEXT NOT NULL DEFAULT '',
  "rung_to_try_id" UUID REFERENCES "ladder_rung" ("id"),
  "chairs_action" BOOLEAN NOT NULL DEFAULT false,
  "decided_by" UUID NOT NULL REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("case_id", "commissioner_id") REFERENCES "panel_case" ("id", "commissioner_id"),
  CHECK (("outcome" IN ('APPROVE', 'CONDITIONS')) = ("limit_weekly_pence" IS NOT NULL)),
  CHECK (("limit_weekly_pence" IS NULL) = ("expires_on" IS NULL)),
  CHECK ("outcome" = 'APPROVE' OR length(btrim("words")) > 0)
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "panel_decision" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- Up to which yearly cost a role may approve a placement, by the council's own scheme of delegation, from a day on.
CREATE TABLE "placement_limit" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "role" TEXT NOT NULL,
  "from_on" DATE NOT NULL,
  "limit_pence" BIGINT NOT NULL CHECK ("limit_pence" >= 0),
  "interim_days" INTEGER CHECK ("interim_days" > 0),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("commissioner_id", "role", "from_on")
);

-- Nobody decides on a case that it put itself.
CREATE FUNCTION app.is_own_case(of_case uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM panel_case c WHERE c.id = of_case AND c.asked_by = app.account())
$$;
REVOKE ALL ON FUNCTION app.is_own_case(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_own_case(uuid) TO careframe_serving;

ALTER TABLE "forum" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "forum" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "forum" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "change" ON "forum" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (title, purpose, quorum, pack_days) ON "forum" TO careframe_serving;

ALTER TABLE "forum_member" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "forum_member" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "forum_member" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "end" ON "forum_member" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (to_on) ON "forum_member" TO careframe_serving;

ALTER TABLE "sitting" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "sitting" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "sitting" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND called_by = (SELECT app.account()));
CREATE POLICY "change" ON "sitting" FOR UPDATE USING (closed_at IS NULL AND (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system'))
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
GRANT SELECT, INSERT, UPDATE (sits_at, place, pack_sent_at, closed_at, closed_by, minutes) ON "sitting" TO careframe_serving;

ALTER TABLE "sitting_attendance" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "sitting_attendance" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "sitting_attendance" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "remove" ON "sitting_attendance" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, DELETE ON "sitting_attendance" TO careframe_serving;

ALTER TABLE "panel_case" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "panel_case" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "panel_case" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND asked_by = (SELECT app.account()));
CREATE POLICY "change" ON "panel_case" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (sitting_id, withdrawn_at) ON "panel_case" TO careframe_serving;

ALTER TABLE "panel_decision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "panel_decision" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "panel_decision" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND decided_by = (SELECT app.account())
  AND NOT app.is_own_case(case_id));
GRANT SELECT, INSERT ON "panel_decision" TO careframe_serving;

ALTER TABLE "placement_limit" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_limit" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_limit" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "placement_limit" TO careframe_serving;
