-- The part of each partner in a contract that several members hold together, as it was awarded.
CREATE TABLE "contract_partner" (
  "contract_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_ids" UUID[] NOT NULL CHECK (cardinality("lot_ids") > 0),
  PRIMARY KEY ("contract_id", "provider_id"),
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id")
);
CREATE INDEX "contract_partner_provider_id_idx" ON "contract_partner" ("provider_id");

-- The contracts in which the acting provider has a part, and the lots of that part.
CREATE FUNCTION app.own_parts() RETURNS TABLE (contract_id uuid, lot_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.contract_id, unnest(p.lot_ids) FROM contract_partner p WHERE p.provider_id = app.provider()
$$;
REVOKE ALL ON FUNCTION app.own_parts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.own_parts() TO careframe_serving;

ALTER TABLE "contract_partner" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_partner" FOR SELECT USING (contract_id IN (SELECT c.id FROM contract c));
CREATE POLICY "add" ON "contract_partner" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT ON "contract_partner" TO careframe_serving;

-- A partner sees the contract and, of what is bought and how people moved on, its own lots.
DROP POLICY "read" ON "contract";
CREATE POLICY "read" ON "contract" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  OR provider_id = (SELECT app.provider()) OR (SELECT app.actor()) = 'system' OR id IN (SELECT p.contract_id FROM app.own_parts() p));
CREATE POLICY "own_part" ON "contract_line" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR provider_id = (SELECT app.provider()) OR (contract_id, lot_id) IN (SELECT p.contract_id, p.lot_id FROM app.own_parts() p));
CREATE POLICY "own_part" ON "contract_milestone" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR contract_id IN (SELECT k.id FROM contract k WHERE k.provider_id = (SELECT app.provider()))
  OR (contract_id, lot_id) IN (SELECT p.contract_id, p.lot_id FROM app.own_parts() p));

-- What was drawn, tried and found in a contract stays with its lead.
CREATE POLICY "lead" ON "block_entry" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR contract_id IN (SELECT k.id FROM contract k WHERE k.provider_id = (SELECT app.provider())));
CREATE POLICY "lead" ON "outcome_result" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR contract_id IN (SELECT k.id FROM contract k WHERE k.provider_id = (SELECT app.provider())));
CREATE POLICY "lead" ON "trial_spend" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR call_off_id IN (SELECT k.call_off_id FROM contract k WHERE k.provider_id = (SELECT app.provider())));
CREATE POLICY "lead" ON "trial_finding" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR call_off_id IN (SELECT k.call_off_id FROM contract k WHERE k.provider_id = (SELECT app.provider())));
CREATE POLICY "lead" ON "trial_decision" AS RESTRICTIVE FOR SELECT USING ((SELECT app.provider()) IS NULL
  OR call_off_id IN (SELECT k.call_off_id FROM contract k WHERE k.provider_id = (SELECT app.provider())));
