-- A member that applies again may name other places from the day on which its new prices hold: its membership ends on
-- that day and another begins. So a place counts on the days of its membership, which stand beside it in the index.
ALTER TABLE "membership_place" ADD COLUMN "active_from" DATE, ADD COLUMN "active_to" DATE;
UPDATE "membership_place" p SET "active_from" = m."active_from", "active_to" = m."active_to"
FROM "lot_membership" m WHERE m."id" = p."membership_id";
ALTER TABLE "membership_place" ALTER COLUMN "active_from" SET NOT NULL;

DROP INDEX "membership_place_point";
CREATE INDEX "membership_place_point" ON "membership_place" USING gist ("lot_id", point("easting", "northing"))
  INCLUDE ("provider_id", "location_id", "deregistered", "easting", "northing", "active_from", "active_to");

CREATE OR REPLACE FUNCTION app.place_members(memberships uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM membership_place WHERE membership_id = ANY (memberships);
  INSERT INTO membership_place (membership_id, location_id, lot_id, provider_id, easting, northing, deregistered, active_from, active_to)
  SELECT m.id, l.id, m.lot_id, m.provider_id, l.easting, l.northing, l.registration = 'deregistered', m.active_from, m.active_to
  FROM lot_membership m JOIN membership_location ml ON ml.membership_id = m.id JOIN location l ON l.id = ml.location_id
  WHERE m.id = ANY (memberships)
  UNION ALL
  SELECT m.id, l.id, m.lot_id, m.provider_id, l.easting, l.northing, l.registration = 'deregistered', m.active_from, m.active_to
  FROM lot_membership m JOIN location l ON l.provider_id = m.provider_id AND l.organisation
  WHERE m.id = ANY (memberships) AND NOT EXISTS (SELECT 1 FROM membership_location ml WHERE ml.membership_id = m.id);
$$;

CREATE FUNCTION app.date_places() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE membership_place p SET active_from = c.active_from, active_to = c.active_to
  FROM changed c WHERE p.membership_id = c.id
    AND (p.active_from, p.active_to) IS DISTINCT FROM (c.active_from, c.active_to);
  RETURN NULL;
END $$;
CREATE TRIGGER "places_are_dated" AFTER UPDATE ON "lot_membership" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION app.date_places();
REVOKE ALL ON FUNCTION app.date_places() FROM PUBLIC;
