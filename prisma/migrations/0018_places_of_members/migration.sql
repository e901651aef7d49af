-- Where each member delivers each of its lots, with the place on the grid: what a search near a point reads from one
-- index. A membership that names no place is delivered by the whole organisation. Nobody writes it but the triggers below.
CREATE TABLE "membership_place" (
  "membership_id" UUID NOT NULL REFERENCES "lot_membership" ("id") ON DELETE CASCADE,
  "location_id" UUID NOT NULL REFERENCES "location" ("id") ON DELETE CASCADE,
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "easting" INTEGER,
  "northing" INTEGER,
  "deregistered" BOOLEAN NOT NULL,
  PRIMARY KEY ("membership_id", "location_id")
);
CREATE INDEX "membership_place_point" ON "membership_place" USING gist ("lot_id", point("easting", "northing"))
  INCLUDE ("provider_id", "location_id", "deregistered", "easting", "northing");
CREATE INDEX "membership_place_lot_id_idx" ON "membership_place" ("lot_id");
CREATE INDEX "membership_place_location_id_idx" ON "membership_place" ("location_id");
GRANT SELECT ON "membership_place" TO careframe_serving;

CREATE FUNCTION app.place_members(memberships uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM membership_place WHERE membership_id = ANY (memberships);
  INSERT INTO membership_place (membership_id, location_id, lot_id, provider_id, easting, northing, deregistered)
  SELECT m.id, l.id, m.lot_id, m.provider_id, l.easting, l.northing, l.registration = 'deregistered'
  FROM lot_membership m JOIN membership_location ml ON ml.membership_id = m.id JOIN location l ON l.id = ml.location_id
  WHERE m.id = ANY (memberships)
  UNION ALL
  SELECT m.id, l.id, m.lot_id, m.provider_id, l.easting, l.northing, l.registration = 'deregistered'
  FROM lot_membership m JOIN location l ON l.provider_id = m.provider_id AND l.organisation
  WHERE m.id = ANY (memberships) AND NOT EXISTS (SELECT 1 FROM membership_location ml WHERE ml.membership_id = m.id);
$$;

CREATE FUNCTION app.place_new_members() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.place_members(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER "members_are_placed" AFTER INSERT ON "lot_membership" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION app.place_new_members();

CREATE FUNCTION app.place_members_again() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.place_members(ARRAY(SELECT DISTINCT membership_id FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER "places_are_named" AFTER INSERT ON "membership_location" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION app.place_members_again();
CREATE TRIGGER "places_give_way" AFTER DELETE ON "membership_location" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION app.place_members_again();

CREATE FUNCTION app.place_members_of_organisation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.place_members(ARRAY(SELECT m.id FROM lot_membership m JOIN changed c ON c.provider_id = m.provider_id WHERE c.organisation));
  RETURN NULL;
END $$;
CREATE TRIGGER "organisations_are_places" AFTER INSERT ON "location" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION app.place_members_of_organisation();

CREATE FUNCTION app.move_places() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE membership_place p SET easting = a.easting, northing = a.northing, deregistered = a.registration = 'deregistered'
  FROM changed a JOIN before b ON b.id = a.id
  WHERE p.location_id = a.id
    AND (a.easting, a.northing, a.registration) IS DISTINCT FROM (b.easting, b.northing, b.registration);
  RETURN NULL;
END $$;
CREATE TRIGGER "places_move" AFTER UPDATE ON "location" REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION app.move_places();

REVOKE ALL ON FUNCTION app.place_members(uuid[]), app.place_new_members(), app.place_members_again(),
  app.place_members_of_organisation(), app.move_places() FROM PUBLIC;

SELECT app.place_members(ARRAY(SELECT id FROM lot_membership));
