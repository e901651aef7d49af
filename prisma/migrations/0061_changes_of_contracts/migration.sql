-- What was changed of a contract, with before and after, and when it is reviewed. A variation is decided by another person
-- than the one who proposed it; an extension within the contract's own options and an early end stand when they are noted.
CREATE TYPE "contract_change_kind" AS ENUM ('VARIATION', 'EXTENSION', 'ENDING');

CREATE TABLE "contract_variation" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "contract_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "kind" "contract_change_kind" NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "ground" TEXT NOT NULL DEFAULT '',
  "clause" TEXT NOT NULL DEFAULT '',
  "effective_on" DATE NOT NULL,
  "proposed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" UUID REFERENCES "account" ("id") CHECK ("decided_by" <> "proposed_by"),
  "decided_at" TIMESTAMPTZ(3),
  "approved" BOOLEAN,
  "decision_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id"),
  FOREIGN KEY ("contract_id", "provider_id") REFERENCES "contract" ("id", "provider_id"),
  CHECK (num_nonnulls("decided_by", "decided_at", "approved") IN (0, 3)),
  CHECK ("kind" = 'VARIATION' OR "decided_by" IS NULL)
);
CREATE INDEX "contract_variation_contract_id_idx" ON "contract_variation" ("contract_id");
-- One variation at a time: the next is held against what the last one left.
CREATE UNIQUE INDEX "contract_variation_undecided" ON "contract_variation" ("contract_id") WHERE kind = 'VARIATION' AND decided_by IS NULL;

CREATE TABLE "contract_review" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "contract_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "review_on" DATE NOT NULL,
  "set_by" UUID NOT NULL REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3) NOT NULL,
  "held_on" DATE,
  "held_by" UUID REFERENCES "account" ("id"),
  "findings" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id"),
  CHECK (num_nonnulls("held_on", "held_by") IN (0, 2)),
  CHECK ("held_on" IS NULL OR length("findings") > 0)
);
CREATE INDEX "contract_review_contract_id_idx" ON "contract_review" ("contract_id");

ALTER TABLE "contract_variation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_variation" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system'
  OR (provider_id = (SELECT app.provider()) AND (kind <> 'VARIATION' OR approved)));
CREATE POLICY "add" ON "contract_variation" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND proposed_by = (SELECT app.account()) AND decided_by IS NULL);
CREATE POLICY "decide" ON "contract_variation" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND decided_by IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, approved, decision_reason) ON "contract_variation" TO careframe_serving;

ALTER TABLE "contract_review" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_review" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "contract_review" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
CREATE POLICY "change" ON "contract_review" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND held_on IS NULL) WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND (held_by IS NULL OR held_by = (SELECT app.account())));
GRANT SELECT, INSERT, UPDATE (review_on, held_on, held_by, findings) ON "contract_review" TO careframe_serving;

-- The terms of a contract move only with a change that says so: its value and its end by a variation, an extension or an early end.
CREATE FUNCTION app.hold_terms_of_contract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_on IS NOT NULL AND NEW.ended_on IS DISTINCT FROM OLD.ended_on THEN
    RAISE EXCEPTION 'a contract ends once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.ended_on < NEW.starts_on OR NEW.ended_on > NEW.ends_on THEN
    RAISE EXCEPTION 'a contract ends between its first and its last day' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.value_pence, NEW.value_with_vat_pence, NEW.ends_on, NEW.extension_months, NEW.ended_on)
      IS DISTINCT FROM (OLD.value_pence, OLD.value_with_vat_pence, OLD.ends_on, OLD.extension_months, OLD.ended_on)
    AND NOT EXISTS (SELECT 1 FROM contract_variation v WHERE v.contract_id = NEW.id AND (v.kind <> 'VARIATION' OR v.approved)
      AND v.after = jsonb_build_object('valuePence', NEW.value_pence, 'valueWithVatPence', NEW.value_with_vat_pence,
        'endsOn', coalesce(NEW.ended_on, NEW.ends_on), 'extensionMonths', NEW.extension_months)) THEN
    RAISE EXCEPTION 'a contract changes only as a change of it says' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold_terms" BEFORE UPDATE ON "contract" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_contract();
