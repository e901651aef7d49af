-- Who put a price to somebody with authority: another decides on it.
ALTER TABLE "outlier_flag" ADD COLUMN "escalated_by" UUID REFERENCES "account" ("id");
GRANT UPDATE ("escalated_by") ON "outlier_flag" TO careframe_serving;

-- What was agreed on a flag came of a negotiation, and what is argued about has one.
ALTER TABLE "outlier_flag" ADD CONSTRAINT "outlier_flag_agreed" CHECK (("state" <> 'AGREED' OR "agreed_pence" IS NOT NULL) AND ("agreed_pence" IS NULL OR "negotiation_id" IS NOT NULL));
ALTER TABLE "outlier_flag" ADD CONSTRAINT "outlier_flag_explained" CHECK ("state" <> 'EXPLAINED' OR ("reason" IS NOT NULL AND "reason" <> 'unexplained'));
ALTER TABLE "outlier_flag" ADD CONSTRAINT "outlier_flag_negotiated" CHECK ("state" <> 'NEGOTIATING' OR "negotiation_id" IS NOT NULL);
ALTER TABLE "outlier_flag" ADD CONSTRAINT "outlier_flag_resolved" CHECK ("state" <> 'RESOLVED' OR "closed_at" IS NOT NULL);
CREATE INDEX "outlier_flag_negotiation_idx" ON "outlier_flag" ("negotiation_id") WHERE negotiation_id IS NOT NULL;
CREATE INDEX "outlier_flag_assigned_idx" ON "outlier_flag" ("assigned_to") WHERE assigned_to IS NOT NULL;

-- A price that is agreed moves the flags it was argued about, also where the provider is the one who agrees: it never
-- reads them. Only whoever made the agreement brings this about. Answers each flag and where it stood.
CREATE FUNCTION app.agree_flags(of_negotiation uuid) RETURNS TABLE (flag_id uuid, stood text, commissioner uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH agreed AS (
    SELECT n.id, n.agreed_pence, n.agreed_at, n.agreed_by FROM negotiation n
    WHERE n.id = of_negotiation AND n.agreed_pence IS NOT NULL AND n.agreed_by = (SELECT app.account())
  ), moving AS (
    SELECT f.id, f.state FROM outlier_flag f JOIN agreed a ON a.id = f.negotiation_id WHERE f.state IN ('NEGOTIATING', 'ESCALATED') FOR UPDATE OF f
  ), moved AS (
    UPDATE outlier_flag f SET state = 'AGREED', agreed_pence = a.agreed_pence FROM agreed a, moving m WHERE f.id = m.id
    RETURNING f.id, f.commissioner_id, m.state
  ), noted AS (
    INSERT INTO outlier_note (flag_id, commissioner_id, kind, from_state, to_state, noted_by, noted_at)
    SELECT m.id, m.commissioner_id, 'MOVED', m.state, 'AGREED', a.agreed_by, a.agreed_at FROM moved m, agreed a
  )
  SELECT m.id, m.state, m.commissioner_id FROM moved m ORDER BY m.id
$$;
REVOKE ALL ON FUNCTION app.agree_flags(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.agree_flags(uuid) TO careframe_serving;

-- When a person's thread is erased, what was written about the price of it goes too.
CREATE FUNCTION app.erase_words_of_flags() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE outlier_note n SET words = '' FROM outlier_flag f WHERE f.id = n.flag_id AND f.placement_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.erase_words_of_flags() FROM PUBLIC;
CREATE TRIGGER "erased" AFTER UPDATE OF "erased_at" ON "placement" FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL)
  EXECUTE FUNCTION app.erase_words_of_flags();

-- What a provider may know of others' rates for the lines and areas in which it has one itself: the quarter points of at
-- least ten other providers, one figure for each (the mean of its places), rounded to ten pence below a hundred pounds and to
-- whole pounds from there on.
CREATE FUNCTION app.rates_of_others()
RETURNS TABLE (service_line_id uuid, area_id uuid, lower integer, median integer, upper integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH standing AS (
    SELECT r.service_line_id, r.area_id, r.provider_id, avg(r.pence) AS pence FROM rate r
    WHERE r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today()) GROUP BY 1, 2, 3
  ), figures AS (
    SELECT o.service_line_id, o.area_id, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY o.pence::double precision) AS q
    FROM standing o JOIN standing own ON own.provider_id = app.provider() AND own.service_line_id = o.service_line_id AND own.area_id = o.area_id
    WHERE o.provider_id <> app.provider() GROUP BY o.service_line_id, o.area_id HAVING count(*) >= 10
  ), rounding AS (SELECT f.*, CASE WHEN f.q[2] < 10000 THEN 10 ELSE 100 END AS step FROM figures f)
  SELECT f.service_line_id, f.area_id, (floor(f.q[1] / step + 0.5) * step)::int, (floor(f.q[2] / step + 0.5) * step)::int,
    (floor(f.q[3] / step + 0.5) * step)::int FROM rounding f
$$;
REVOKE ALL ON FUNCTION app.rates_of_others() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.rates_of_others() TO careframe_serving;
