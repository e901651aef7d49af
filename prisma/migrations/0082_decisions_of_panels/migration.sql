-- From which price for a week a request has to come to a forum; none where a forum is asked only by choice.
ALTER TABLE "forum" ADD COLUMN "from_weekly_pence" INTEGER CHECK ("from_weekly_pence" > 0);
GRANT UPDATE (from_weekly_pence) ON "forum" TO careframe_serving;

-- A person holds one seat at a time, and a forum has one chair at a time.
ALTER TABLE "forum_member" ADD CONSTRAINT "seat_once"
  EXCLUDE USING gist ("forum_id" WITH =, "account_id" WITH =, daterange("from_on", "to_on") WITH &&);
ALTER TABLE "forum_member" ADD CONSTRAINT "one_chair"
  EXCLUDE USING gist ("forum_id" WITH =, daterange("from_on", "to_on") WITH &&) WHERE ("chair");

-- Who is at a sitting and sits in its forum on that day.
CREATE FUNCTION app.present_at(of_sitting uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.account_id FROM sitting s JOIN sitting_attendance a ON a.sitting_id = s.id
    JOIN forum_member m ON m.forum_id = s.forum_id AND m.account_id = a.account_id
  WHERE s.id = of_sitting AND m.from_on <= (s.sits_at AT TIME ZONE 'Europe/London')::date
    AND (m.to_on IS NULL OR m.to_on > (s.sits_at AT TIME ZONE 'Europe/London')::date)
$$;
-- Whether who acts may decide on a case: never on its own. Of a sitting whoever sits in the forum on its day and is there,
-- while it sits and is quorate (who put the case does not count); between sittings the chair alone.
CREATE FUNCTION app.may_decide_case(of_case uuid, alone boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM panel_case c JOIN forum f ON f.id = c.forum_id LEFT JOIN sitting s ON s.id = c.sitting_id
    WHERE c.id = of_case AND c.withdrawn_at IS NULL AND c.asked_by <> app.account() AND CASE WHEN alone
      THEN (s.id IS NULL OR s.sits_at > app.now()) AND EXISTS (
        SELECT 1 FROM forum_member m WHERE m.forum_id = c.forum_id AND m.account_id = app.account() AND m.chair
          AND m.from_on <= app.today() AND (m.to_on IS NULL OR m.to_on > app.today()))
      ELSE s.closed_at IS NULL AND s.sits_at <= app.now()
        AND EXISTS (SELECT 1 FROM app.present_at(s.id) p WHERE p = app.account())
        AND (SELECT count(*) FROM app.present_at(s.id) p WHERE p <> c.asked_by) >= f.quorum
      END)
$$;

REVOKE ALL ON FUNCTION app.present_at(uuid), app.may_decide_case(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.present_at(uuid), app.may_decide_case(uuid, boolean) TO careframe_serving;

DROP POLICY "add" ON "panel_decision";
CREATE POLICY "add" ON "panel_decision" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner())
  AND decided_by = (SELECT app.account()) AND app.may_decide_case(case_id, chairs_action));

-- Who was there is noted while a sitting is not closed, and stands then.
DROP POLICY "add" ON "sitting_attendance";
CREATE POLICY "add" ON "sitting_attendance" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner())
  AND EXISTS (SELECT 1 FROM sitting s WHERE s.id = sitting_id AND s.closed_at IS NULL));
DROP POLICY "remove" ON "sitting_attendance";
CREATE POLICY "remove" ON "sitting_attendance" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND EXISTS (SELECT 1 FROM sitting s WHERE s.id = sitting_id AND s.closed_at IS NULL));

-- A case that is decided is not withdrawn any more.
CREATE FUNCTION app.keep_decided_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = NEW.id) THEN
    RAISE EXCEPTION 'this case is decided' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "not_once_decided" BEFORE UPDATE OF withdrawn_at ON "panel_case" FOR EACH ROW
  WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.keep_decided_case();
