-- What the regulator publishes of a location, as last imported: the columns beside it are drawn from this.
ALTER TABLE "location" ADD COLUMN "cqc_facts" jsonb;

-- A provider that gives its CQC number has its locations with it, whichever of the two the portal learns first.
CREATE INDEX "location_cqc_provider_id" ON "location" ("cqc_provider_id") WHERE "provider_id" IS NULL;

CREATE FUNCTION app.locations_follow_their_provider() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE location SET provider_id = NEW.id WHERE provider_id IS NULL AND cqc_provider_id = NEW.cqc_provider_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "provider_claims_locations" AFTER INSERT OR UPDATE OF "cqc_provider_id" ON "provider"
  FOR EACH ROW WHEN (NEW.cqc_provider_id IS NOT NULL) EXECUTE FUNCTION app.locations_follow_their_provider();
