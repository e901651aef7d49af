-- A round or an uplift writes many rates in one statement. What was asked for each row is asked once for all of them:
-- which cap governs is looked up once for each line, area and day, and a row that changes is compared as a row.
DROP TRIGGER "rate_within_cap" ON "rate";
DROP FUNCTION app.hold_rate_to_its_cap();

CREATE FUNCTION app.hold_rates_to_their_caps() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    WITH named AS MATERIALIZED (SELECT DISTINCT service_line_id, area_id, valid_from, cap_id FROM added)
    SELECT 1 FROM named a
    WHERE app.governing_cap(a.service_line_id, a.area_id, a.valid_from) IS DISTINCT FROM a.cap_id
  ) THEN
    RAISE EXCEPTION 'a rate names the cap that governs its line, area and first day' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM added a WHERE a.exception_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM cap_exception e WHERE e.id = a.exception_id AND e.provider_id = a.provider_id
        AND e.service_line_id = a.service_line_id AND a.pence <= e.maximum_pence
        AND e.from_on <= a.valid_from AND a.valid_to <= e.to_on
    )
  ) THEN
    RAISE EXCEPTION 'the exception does not cover this rate' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.hold_rates_to_their_caps() FROM PUBLIC;
CREATE TRIGGER "rates_within_caps" AFTER INSERT ON "rate" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION app.hold_rates_to_their_caps();

CREATE FUNCTION app.only_the_end_of_a_rate_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed "rate" := NEW;
BEGIN
  IF OLD.valid_to IS NOT NULL THEN
    RAISE EXCEPTION 'the end of a price is set once' USING ERRCODE = 'check_violation';
  END IF;
  changed.valid_to := NULL;
  IF changed IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'a price never changes in place' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.only_the_end_of_a_rate_once() FROM PUBLIC;
DROP TRIGGER "rate_stands" ON "rate";
CREATE TRIGGER "rate_stands" BEFORE UPDATE ON "rate" FOR EACH ROW EXECUTE FUNCTION app.only_the_end_of_a_rate_once();
