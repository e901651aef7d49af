-- What a block is bought on, per line: the price of a unit, the share that is paid for in any case, what a unit of that
-- share is paid that nobody used, what keeps a place for somebody who is away, and from which price the block is judged.
CREATE TABLE "block_terms" (
  "call_off_line_id" UUID NOT NULL PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "spot_pence" INTEGER NOT NULL CHECK ("spot_pence" > 0),
  "spot_basis" TEXT NOT NULL CHECK (length("spot_basis") > 0),
  "guaranteed_basis_points" INTEGER NOT NULL CHECK ("guaranteed_basis_points" BETWEEN 0 AND 10000),
  "void_basis_points" INTEGER NOT NULL CHECK ("void_basis_points" BETWEEN 0 AND 10000),
  "retainer_pence" INTEGER NOT NULL DEFAULT 0 CHECK ("retainer_pence" >= 0),
  "retainer_days" INTEGER NOT NULL DEFAULT 0 CHECK ("retainer_days" BETWEEN 0 AND 365),
  "notice_days" INTEGER NOT NULL CHECK ("notice_days" BETWEEN 0 AND 365),
  "warn_basis_points" INTEGER NOT NULL CHECK ("warn_basis_points" BETWEEN 0 AND 10000),
  "set_by" UUID NOT NULL REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("call_off_line_id", "call_off_id") REFERENCES "call_off_line" ("id", "call_off_id") ON DELETE CASCADE,
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE OR DELETE ON "block_terms" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_call_off();

CREATE TYPE "block_entry_kind" AS ENUM ('COMMITTED', 'DRAWDOWN', 'VOID', 'RETURNED');

-- The ledger of a block: what was committed, what was used or stood empty, what came back. Nothing in it is changed.
CREATE TABLE "block_entry" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "contract_id" UUID NOT NULL,
  "call_off_line_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "kind" "block_entry_kind" NOT NULL,
  "units" NUMERIC(12,2) NOT NULL CHECK ("units" > 0),
  "on_day" DATE NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("contract_id", "call_off_line_id") REFERENCES "contract_line" ("contract_id", "call_off_line_id"),
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id")
);
CREATE INDEX "block_entry_contract_id_idx" ON "block_entry" ("contract_id");
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "block_entry" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- Never below nought, never above what was committed: entries of a line wait for one another.
CREATE FUNCTION app.hold_block() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  committed numeric;
  balance numeric;
BEGIN
  PERFORM 1 FROM contract_line l WHERE l.contract_id = NEW.contract_id AND l.call_off_line_id = NEW.call_off_line_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(e.units) FILTER (WHERE e.kind = 'COMMITTED'), 0),
    coalesce(sum(CASE WHEN e.kind IN ('COMMITTED', 'RETURNED') THEN e.units ELSE -e.units END), 0) INTO committed, balance
  FROM block_entry e WHERE e.contract_id = NEW.contract_id AND e.call_off_line_id = NEW.call_off_line_id;
  IF NEW.kind IN ('DRAWDOWN', 'VOID') AND NEW.units > balance THEN
    RAISE EXCEPTION 'a block is not drawn below nought' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'RETURNED' AND balance + NEW.units > committed THEN
    RAISE EXCEPTION 'no more comes back to a block than was taken from it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT ON "block_entry" FOR EACH ROW EXECUTE FUNCTION app.hold_block();

-- A line of a block contract is committed with the contract.
CREATE FUNCTION app.commit_block() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO block_entry (contract_id, call_off_line_id, commissioner_id, kind, units, on_day, note, recorded_by, recorded_at)
  SELECT c.id, NEW.call_off_line_id, c.commissioner_id, 'COMMITTED', NEW.units, c.signed_on, '', c.made_by, c.made_at
  FROM contract c WHERE c.id = NEW.contract_id AND c.kind = 'BLOCK';
  RETURN NULL;
END $$;
CREATE TRIGGER "commit" AFTER INSERT ON "contract_line" FOR EACH ROW EXECUTE FUNCTION app.commit_block();

ALTER TABLE "block_terms" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "block_terms" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "block_terms" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account())
  AND call_off_id IN (SELECT c.id FROM call_off c WHERE c.kind = 'BLOCK'));
CREATE POLICY "change" ON "block_terms" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
CREATE POLICY "remove" ON "block_terms" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "block_terms" TO careframe_serving;

ALTER TABLE "block_entry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "block_entry" FOR SELECT USING (contract_id IN (SELECT c.id FROM contract c));
CREATE POLICY "add" ON "block_entry" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account()) AND kind <> 'COMMITTED');
GRANT SELECT, INSERT ON "block_entry" TO careframe_serving;
