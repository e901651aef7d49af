-- The rules of the framework, stated again where no code can go round them.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "account" ADD CHECK ("email" = lower("email")),
  ADD CHECK (num_nonnulls("commissioner_id", "provider_id") = 1);

-- One area of each commissioner is "everywhere".
CREATE UNIQUE INDEX "area_everywhere" ON "area" ("commissioner_id") WHERE "everywhere";

ALTER TABLE "framework" ADD CHECK ("ends_on" > "starts_on"), ADD CHECK ("maximum_pence" > 0);

-- A provider is known by at least one public number, and has exactly one location row for the whole organisation.
ALTER TABLE "provider" ADD CHECK (num_nonnulls("companies_house_number", "charity_number", "cqc_provider_id") > 0);
CREATE UNIQUE INDEX "location_organisation" ON "location" ("provider_id") WHERE "organisation";
CREATE UNIQUE INDEX "party_sole" ON "party" ("lead_provider_id") WHERE NOT "joint";

ALTER TABLE "placement_stop" ADD CHECK ("ends_on" > "starts_on"), ADD CHECK ("review_on" >= "starts_on"),
  ADD CHECK (length("reason") > 0);

ALTER TABLE "round" ADD CHECK ("opens_at" < "closes_at"), ADD CHECK ("clarifications_close_at" <= "closes_at");
ALTER TABLE "round_extension" ADD CHECK ("after" > "before"), ADD CHECK (length("reason") > 0);
ALTER TABLE "round_opening" ADD CHECK ("second_by" IS DISTINCT FROM "first_by"),
  ADD CHECK (("second_by" IS NULL) = ("opened_at" IS NULL));

ALTER TABLE "lot_outcome" ADD CHECK ("approved_by" IS DISTINCT FROM "proposed_by"),
  ADD CHECK ("letter_at" IS NULL OR "approved_at" IS NOT NULL),
  ADD CHECK ("admitted_at" IS NULL OR ("admitted" AND "letter_at" IS NOT NULL));

-- Caps: whole pence, one at a time for a line in an area.
ALTER TABLE "price_cap" ADD CHECK ("pence" > 0), ADD CHECK ("effective_to" > "effective_from"),
  ADD UNIQUE ("id", "service_line_id", "pence"),
  ADD EXCLUDE USING gist ("service_line_id" WITH =, "area_id" WITH =, daterange("effective_from", "effective_to") WITH &&);

ALTER TABLE "application_price" ADD CHECK ("pence" > 0);
ALTER TABLE "submission_price" ADD CHECK ("pence" > 0);
ALTER TABLE "cap_exception" ADD CHECK ("decided_by" <> "requested_by"), ADD CHECK ("to_on" > "from_on");

-- A provider holds a lot once at a time.
ALTER TABLE "lot_membership" ADD CHECK ("active_to" > "active_from"),
  ADD EXCLUDE USING gist ("lot_id" WITH =, "party_id" WITH =, daterange("active_from", "active_to") WITH &&);

-- A rate stands at or under the cap written beside it, unless an exception is, no two hold at once.
ALTER TABLE "rate" ADD CHECK ("pence" > 0), ADD CHECK ("valid_to" > "valid_from"),
  ADD CHECK (("cap_id" IS NULL) = ("cap_pence" IS NULL)),
  ADD CHECK ("pence" <= "cap_pence" OR "cap_pence" IS NULL OR "exception_id" IS NOT NULL),
  ADD FOREIGN KEY ("cap_id", "service_line_id", "cap_pence") REFERENCES "price_cap" ("id", "service_line_id", "pence"),
  ADD EXCLUDE USING gist ("membership_id" WITH =, "service_line_id" WITH =, "area_id" WITH =, "location_id" WITH =,
    daterange("valid_from", "valid_to") WITH &&);

CREATE SCHEMA "app";

-- The cap that governs a line in an area on a day: the specific area's wins over "everywhere".
CREATE FUNCTION app.governing_cap(line uuid, place uuid, day date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id FROM price_cap c JOIN area a ON a.id = c.area_id
  WHERE c.service_line_id = line AND (c.area_id = place OR a.everywhere)
    AND c.effective_from <= day AND (c.effective_to IS NULL OR c.effective_to > day)
  ORDER BY (c.area_id = place) DESC LIMIT 1
$$;

CREATE FUNCTION app.hold_rate_to_its_cap() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  governing uuid := app.governing_cap(NEW.service_line_id, NEW.area_id, NEW.valid_from);
BEGIN
  IF governing IS DISTINCT FROM NEW.cap_id THEN
    RAISE EXCEPTION 'a rate names the cap that governs its line, area and first day' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.exception_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM cap_exception e WHERE e.id = NEW.exception_id AND e.provider_id = NEW.provider_id
      AND e.service_line_id = NEW.service_line_id AND NEW.pence <= e.maximum_pence
      AND e.from_on <= NEW.valid_from AND NEW.valid_to <= e.to_on
  ) THEN
    RAISE EXCEPTION 'the exception does not cover this rate' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rate_within_cap" BEFORE INSERT ON "rate" FOR EACH ROW EXECUTE FUNCTION app.hold_rate_to_its_cap();

-- A price never changes in place: a rate's or a cap's end may be set, once, and nothing else.
CREATE FUNCTION app.only_the_end_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text := TG_ARGV[0];
BEGIN
  IF to_jsonb(OLD) - ending <> to_jsonb(NEW) - ending THEN
    RAISE EXCEPTION 'a price never changes in place' USING ERRCODE = 'check_violation';
  END IF;
  IF to_jsonb(OLD) ->> ending IS NOT NULL THEN
    RAISE EXCEPTION 'the end of a price is set once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rate_stands" BEFORE UPDATE ON "rate" FOR EACH ROW EXECUTE FUNCTION app.only_the_end_once('valid_to');
CREATE TRIGGER "price_cap_stands" BEFORE UPDATE ON "price_cap" FOR EACH ROW EXECUTE FUNCTION app.only_the_end_once('effective_to');

-- The question set of a round that has opened never changes, nor does what was submitted.
CREATE FUNCTION app.stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows stand as they were written', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "submission_content_stands" BEFORE UPDATE OR DELETE ON "submission_content" FOR EACH ROW EXECUTE FUNCTION app.stands();
CREATE TRIGGER "submission_price_stands" BEFORE UPDATE OR DELETE ON "submission_price" FOR EACH ROW EXECUTE FUNCTION app.stands();
