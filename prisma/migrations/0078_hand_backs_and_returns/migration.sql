-- A provider hands a placement back from a day, and nothing else of it is the provider's to change. An approver returns one
-- to brokerage. Of a placement on a block, the day up to which its units are drawn from the block's ledger.
ALTER TABLE "placement"
  ADD COLUMN "handed_back_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "handed_back_on" DATE,
  ADD COLUMN "returned_at" TIMESTAMPTZ(3),
  ADD COLUMN "returned_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "returned_reason" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "told_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "drawn_until" DATE,
  ADD CHECK (num_nonnulls("handed_back_by", "handed_back_on") IN (0, 2) AND ("handed_back_by" IS NULL OR "handed_back_at" IS NOT NULL)),
  ADD CHECK (num_nonnulls("returned_at", "returned_by") IN (0, 2)),
  ADD CHECK ("returned_at" IS NULL OR length(btrim("returned_reason")) > 0),
  ADD CHECK ("drawn_until" IS NULL OR "contract_id" IS NOT NULL);

GRANT UPDATE (handed_back_by, handed_back_on, returned_at, returned_by, returned_reason, told_by, drawn_until) ON "placement" TO careframe_serving;

CREATE POLICY "hand back" ON "placement" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND handed_back_at IS NULL AND cancelled_on IS NULL)
  WITH CHECK (provider_id = (SELECT app.provider()) AND handed_back_by = (SELECT app.account()));

-- A column is granted to everybody who serves requests, so what each may change is held here: a provider only hands back,
-- and an approval is given once, by the person who gives it.
CREATE FUNCTION app.hold_placement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  own text[] := ARRAY['handed_back_at', 'handed_back_by', 'handed_back_on', 'hand_back_reason'];
BEGIN
  IF app.actor() = 'provider' AND (to_jsonb(NEW) - own) IS DISTINCT FROM (to_jsonb(OLD) - own) THEN
    RAISE EXCEPTION 'a provider only hands a placement back' USING ERRCODE = 'restrict_violation';
  END IF;
  IF app.actor() = 'staff' AND NEW.approved_by IS DISTINCT FROM OLD.approved_by
    AND (OLD.approved_by IS NOT NULL OR NEW.approved_by IS DISTINCT FROM app.account()) THEN
    RAISE EXCEPTION 'an approval is given once, by the person who gives it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "held" BEFORE UPDATE ON "placement" FOR EACH ROW EXECUTE FUNCTION app.hold_placement();

-- What would have begun after a placement's end never happened: it goes when the placement ends earlier.
CREATE POLICY "never happened" ON "placement_element" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND from_on >= (SELECT p.to_on FROM placement p WHERE p.id = placement_id));
CREATE POLICY "never happened" ON "placement_funding" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND from_on >= (SELECT p.to_on FROM placement p WHERE p.id = placement_id));
CREATE POLICY "never happened" ON "placement_share" FOR DELETE USING (commissioner_id = (SELECT app.commissioner())
  AND EXISTS (SELECT 1 FROM placement_funding f JOIN placement p ON p.id = f.placement_id WHERE f.id = funding_id AND f.from_on >= p.to_on));
-- Of an absence in two parts, the second goes when the person is back during the first.
CREATE POLICY "never happened" ON "placement_suspension" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT DELETE ON "placement_element", "placement_funding", "placement_share", "placement_suspension" TO careframe_serving;

-- The next reference of the year, "PL-2026-000007": nobody sees everyone's, so it is counted here, by the index of references.
CREATE FUNCTION app.next_placement_reference() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stem text := 'PL-' || extract(year FROM app.today())::text || '-';
  following int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('reference', ascii('P')));
  SELECT substring(p.reference FROM '[0-9]+$')::int INTO following FROM placement p
  WHERE p.reference BETWEEN stem || '000000' AND stem || '999999' AND p.reference ~ '-[0-9]{6}$' ORDER BY p.reference DESC LIMIT 1;
  RETURN stem || lpad((coalesce(following, 0) + 1)::text, 6, '0');
END $$;
REVOKE ALL ON FUNCTION app.next_placement_reference() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_placement_reference() TO careframe_serving;
