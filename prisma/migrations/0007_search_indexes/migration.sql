-- What brokerage search asks of the database: the places near a point (answered from the index alone), the places of a
-- member, a member's price for a line.
CREATE INDEX "location_point" ON "location" USING gist (point("easting", "northing"))
  INCLUDE ("id", "provider_id", "organisation", "registration", "easting", "northing");
CREATE INDEX "membership_location_provider" ON "membership_location" ("provider_id", "lot_id");
CREATE INDEX "rate_provider_line" ON "rate" ("provider_id", "service_line_id");
