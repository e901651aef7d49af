-- When a request led to a placement that was not cancelled, so that the board of open requests is found by an index
-- however many were placed before.
ALTER TABLE "placement_request" ADD COLUMN "placed_at" TIMESTAMPTZ(3);

UPDATE "placement_request" r SET placed_at = p.created_at FROM "placement" p WHERE p.request_id = r.id AND p.cancelled_on IS NULL;

CREATE FUNCTION app.note_placed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE placement_request r SET placed_at = (SELECT min(p.created_at) FROM placement p WHERE p.request_id = r.id AND p.cancelled_on IS NULL)
  WHERE r.id = NEW.request_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "placed" AFTER INSERT OR UPDATE OF "cancelled_on" ON "placement" FOR EACH ROW WHEN (NEW.request_id IS NOT NULL)
  EXECUTE FUNCTION app.note_placed();

DROP INDEX "placement_request_board_idx";
DROP INDEX "placement_request_broker_idx";
CREATE INDEX "placement_request_open_idx" ON "placement_request" ("commissioner_id", "created_at") WHERE archived_at IS NULL AND placed_at IS NULL;
CREATE INDEX "placement_request_broker_idx" ON "placement_request" ("broker_id", "created_at") WHERE archived_at IS NULL AND placed_at IS NULL;
CREATE INDEX "placement_request_placed_idx" ON "placement_request" ("commissioner_id", "placed_at" DESC) WHERE archived_at IS NULL AND placed_at IS NOT NULL;
CREATE INDEX "placement_request_archived_idx" ON "placement_request" ("commissioner_id", "archived_at" DESC) WHERE archived_at IS NOT NULL;
CREATE INDEX "placement_request_line_lot_idx" ON "placement_request_line" ("lot_id", "request_id");

-- Requests and placements are numbered within the year as well: "PR-2026-0007", "PL-2026-0007".
CREATE OR REPLACE FUNCTION app.next_reference(prefix text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stem text := prefix || '-' || extract(year FROM app.today())::text || '-';
  following int;
BEGIN
  IF prefix NOT IN ('CO', 'C', 'PR', 'PL') THEN RAISE EXCEPTION 'not a kind of reference: %', prefix; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('reference', ascii(right(prefix, 1))));
  SELECT coalesce(max(substring(r.reference FROM '-([0-9]+)$')::int), 0) + 1 INTO following
  FROM (SELECT reference FROM call_off WHERE prefix = 'CO' UNION ALL SELECT reference FROM contract WHERE prefix = 'C'
    UNION ALL SELECT reference FROM placement_request WHERE prefix = 'PR' UNION ALL SELECT reference FROM placement WHERE prefix = 'PL') r
  WHERE r.reference LIKE stem || '%';
  RETURN stem || lpad(following::text, greatest(4, length(following::text)), '0');
END $$;
