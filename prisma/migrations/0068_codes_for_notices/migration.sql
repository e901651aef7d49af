-- The codes of the Common Procurement Vocabulary under which a notice of a call-off or a contract is published. A lot names
-- the one that its services usually go by; a call-off starts with those of its lots, and its contract keeps the call-off's.
CREATE FUNCTION app.are_cpv_codes(codes text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(bool_and(c ~ '^[0-9]{8}-[0-9]$'), true) FROM unnest(codes) c
$$;
REVOKE ALL ON FUNCTION app.are_cpv_codes(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.are_cpv_codes(text[]) TO careframe_serving;

ALTER TABLE "lot" ADD COLUMN "cpv_code" TEXT CHECK ("cpv_code" ~ '^[0-9]{8}-[0-9]$');
ALTER TABLE "call_off" ADD COLUMN "cpv_codes" TEXT[] NOT NULL DEFAULT '{}' CHECK (app.are_cpv_codes("cpv_codes"));
ALTER TABLE "contract" ADD COLUMN "cpv_codes" TEXT[] NOT NULL DEFAULT '{}' CHECK (app.are_cpv_codes("cpv_codes"));
