-- A call-off that closes later than it was published, and what those invited ask of it.
CREATE TABLE "call_off_extension" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "before" TIMESTAMPTZ(3) NOT NULL,
  "after" TIMESTAMPTZ(3) NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  CHECK ("after" > "before")
);
CREATE INDEX "call_off_extension_call_off_id_idx" ON "call_off_extension" ("call_off_id");

-- A question as it was asked, by whom: for the one who asked it and for the commissioner.
CREATE TABLE "call_off_question" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "question" TEXT NOT NULL CHECK (length("question") > 0),
  "asked_by" UUID NOT NULL REFERENCES "account" ("id"),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("call_off_id", "provider_id") REFERENCES "call_off_invitation" ("call_off_id", "provider_id"),
  UNIQUE ("id", "call_off_id", "commissioner_id")
);
CREATE INDEX "call_off_question_call_off_id_idx" ON "call_off_question" ("call_off_id");

-- The question as everyone invited reads it, with its answer and without who asked.
CREATE TABLE "call_off_answer" (
  "question_id" UUID NOT NULL PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "question" TEXT NOT NULL CHECK (length("question") > 0),
  "answer" TEXT NOT NULL CHECK (length("answer") > 0),
  "answered_by" UUID NOT NULL REFERENCES "account" ("id"),
  "answered_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("question_id", "call_off_id", "commissioner_id") REFERENCES "call_off_question" ("id", "call_off_id", "commissioner_id")
);
CREATE INDEX "call_off_answer_call_off_id_idx" ON "call_off_answer" ("call_off_id");

-- The names and numbers by which an answer would give its asker away.
CREATE FUNCTION app.names_of_bidder(asked uuid) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_remove(ARRAY[p.name, p.contact_mail, p.contact_phone, p.companies_house_number, p.charity_number, p.cqc_provider_id]
      || ARRAY(SELECT l.name FROM location l WHERE l.provider_id = p.id)
      || ARRAY(SELECT l.cqc_location_id FROM location l WHERE l.provider_id = p.id)
      || ARRAY(SELECT a.name FROM account a WHERE a.provider_id = p.id)
      || ARRAY(SELECT a.email FROM account a WHERE a.provider_id = p.id), NULL)
  FROM call_off_question q JOIN provider p ON p.id = q.provider_id
  WHERE q.id = asked AND q.commissioner_id = app.commissioner()
$$;
REVOKE ALL ON FUNCTION app.names_of_bidder(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.names_of_bidder(uuid) TO careframe_serving;

ALTER TABLE "call_off_extension" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_extension" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_extension" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "call_off_extension" TO careframe_serving;

ALTER TABLE "call_off_question" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_question" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR provider_id = (SELECT app.provider()));
CREATE POLICY "add" ON "call_off_question" FOR INSERT WITH CHECK (provider_id = (SELECT app.provider()) AND asked_by = (SELECT app.account())
  AND call_off_id IN (SELECT c.id FROM call_off c WHERE c.published_at IS NOT NULL));
GRANT SELECT, INSERT ON "call_off_question" TO careframe_serving;

ALTER TABLE "call_off_answer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_answer" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_answer" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND answered_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "call_off_answer" TO careframe_serving;
