-- A rate is of the framework, lot and provider of its membership, and of a line of that lot: one reference each says
-- so, where four said only that there are such rows.
ALTER TABLE "lot_membership" ADD UNIQUE ("id", "framework_id", "lot_id", "provider_id");
ALTER TABLE "service_line" ADD UNIQUE ("id", "lot_id");

ALTER TABLE "rate"
  DROP CONSTRAINT "rate_framework_id_fkey",
  DROP CONSTRAINT "rate_provider_id_fkey",
  DROP CONSTRAINT "rate_lot_id_fkey",
  DROP CONSTRAINT "rate_membership_id_fkey",
  DROP CONSTRAINT "rate_service_line_id_fkey",
  ADD FOREIGN KEY ("membership_id", "framework_id", "lot_id", "provider_id")
    REFERENCES "lot_membership" ("id", "framework_id", "lot_id", "provider_id"),
  ADD FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id");

-- No two rates of a place overlap, as before. The column that separates rows best comes first, so that a new row is
-- compared with few others where there are a million.
ALTER TABLE "rate"
  DROP CONSTRAINT "rate_membership_id_service_line_id_area_id_location_id_dat_excl",
  ADD CONSTRAINT "rates_never_overlap" EXCLUDE USING gist ("location_id" WITH =, "service_line_id" WITH =, "area_id" WITH =,
    "membership_id" WITH =, daterange("valid_from", "valid_to") WITH &&);
