-- What a variation does to the lines of a contract: units and unit price before and after, with the member's own rate and
-- the cap of the day from which it holds. A line that only shrinks at its price stands on what it stood on before.
ALTER TABLE "contract_variation" ADD UNIQUE ("id", "contract_id");

CREATE TABLE "contract_variation_line" (
  "variation_id" UUID NOT NULL,
  "contract_id" UUID NOT NULL,
  "call_off_line_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "before_units" NUMERIC(12,2) NOT NULL,
  "before_pence" INTEGER NOT NULL,
  "units" NUMERIC(12,2) NOT NULL CHECK ("units" > 0),
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "rate_id" UUID REFERENCES "rate" ("id"),
  "rate_pence" INTEGER,
  "cap_pence" INTEGER,
  PRIMARY KEY ("variation_id", "call_off_line_id"),
  FOREIGN KEY ("variation_id", "contract_id") REFERENCES "contract_variation" ("id", "contract_id"),
  FOREIGN KEY ("contract_id", "call_off_line_id") REFERENCES "contract_line" ("contract_id", "call_off_line_id"),
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id"),
  CHECK (("units", "pence") <> ("before_units", "before_pence")),
  CHECK (("pence" = "before_pence" AND "units" < "before_units")
    OR ("pence" <= coalesce("rate_pence", "pence") AND "pence" <= coalesce("cap_pence", "pence")))
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "contract_variation_line" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "contract_variation_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_variation_line" FOR SELECT USING (variation_id IN (SELECT v.id FROM contract_variation v));
CREATE POLICY "add" ON "contract_variation_line" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner())
  AND variation_id IN (SELECT v.id FROM contract_variation v WHERE v.kind = 'VARIATION' AND v.decided_by IS NULL));
GRANT SELECT, INSERT ON "contract_variation_line" TO careframe_serving;

-- A line of a contract moves only as an approved variation says, from what it was to what that made of it.
CREATE FUNCTION app.hold_line_of_contract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM contract_variation_line l JOIN contract_variation v ON v.id = l.variation_id
    WHERE v.approved AND l.contract_id = NEW.contract_id AND l.call_off_line_id = NEW.call_off_line_id
      AND (l.before_units, l.before_pence, l.units, l.pence) = (OLD.units, OLD.pence, NEW.units, NEW.pence)
      AND l.rate_id IS NOT DISTINCT FROM NEW.rate_id) THEN
    RAISE EXCEPTION 'a line of a contract changes only as a variation of it says' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE UPDATE ON "contract_line" FOR EACH ROW EXECUTE FUNCTION app.hold_line_of_contract();
CREATE POLICY "change" ON "contract_line" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT UPDATE (units, pence, rate_id) ON "contract_line" TO careframe_serving;

-- The ledger of a block follows: more units are committed, or the commitment is reduced, and never below what was taken.
ALTER TYPE "block_entry_kind" ADD VALUE 'REDUCED';

CREATE OR REPLACE FUNCTION app.hold_block() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  committed numeric;
  balance numeric;
BEGIN
  PERFORM 1 FROM contract_line l WHERE l.contract_id = NEW.contract_id AND l.call_off_line_id = NEW.call_off_line_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(CASE e.kind WHEN 'COMMITTED' THEN e.units WHEN 'REDUCED' THEN -e.units ELSE 0 END), 0),
    coalesce(sum(CASE WHEN e.kind IN ('COMMITTED', 'RETURNED') THEN e.units ELSE -e.units END), 0) INTO committed, balance
  FROM block_entry e WHERE e.contract_id = NEW.contract_id AND e.call_off_line_id = NEW.call_off_line_id;
  IF NEW.kind IN ('DRAWDOWN', 'VOID', 'REDUCED') AND NEW.units > balance THEN
    RAISE EXCEPTION 'a block is not drawn below nought' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'RETURNED' AND balance + NEW.units > committed THEN
    RAISE EXCEPTION 'no more comes back to a block than was taken from it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION app.follow_block() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO block_entry (contract_id, call_off_line_id, commissioner_id, kind, units, on_day, note, recorded_by, recorded_at)
  SELECT c.id, NEW.call_off_line_id, c.commissioner_id,
    CASE WHEN NEW.units > OLD.units THEN 'COMMITTED' ELSE 'REDUCED' END::block_entry_kind, abs(NEW.units - OLD.units),
    v.effective_on, 'By a variation of the contract', v.decided_by, v.decided_at
  FROM contract c JOIN contract_variation v ON v.contract_id = c.id AND v.approved
  WHERE c.id = NEW.contract_id AND c.kind = 'BLOCK' AND NEW.units <> OLD.units
  ORDER BY v.decided_at DESC, v.proposed_at DESC LIMIT 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "follow" AFTER UPDATE OF units ON "contract_line" FOR EACH ROW EXECUTE FUNCTION app.follow_block();

-- What is committed is nobody's to enter, by whichever of its two kinds.
DROP POLICY "add" ON "block_entry";
CREATE POLICY "add" ON "block_entry" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account())
  AND kind::text NOT IN ('COMMITTED', 'REDUCED'));
