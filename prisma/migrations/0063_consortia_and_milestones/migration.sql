-- A call-off in several lots: members that bid for it together, and the milestones at which people move from lot to lot.
CREATE TYPE "milestone_outcome" AS ENUM ('REACHED', 'MISSED');

-- Members that bid for a call-off together, through a lead that was invited.
CREATE TABLE "call_off_consortium" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "lead_provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "name" TEXT NOT NULL CHECK (length("name") > 0),
  "made_by" UUID NOT NULL REFERENCES "account" ("id"),
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("call_off_id", "lead_provider_id") REFERENCES "call_off_invitation" ("call_off_id", "provider_id"),
  UNIQUE ("call_off_id", "lead_provider_id"),
  UNIQUE ("id", "call_off_id", "commissioner_id")
);

-- A partner of a consortium, the lead among them, with the lots that it says it takes.
CREATE TABLE "call_off_consortium_member" (
  "consortium_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "lot_ids" UUID[] NOT NULL,
  "invited_by" UUID NOT NULL REFERENCES "account" ("id"),
  "invited_at" TIMESTAMPTZ(3) NOT NULL,
  "agreed_by" UUID REFERENCES "account" ("id"),
  "agreed_at" TIMESTAMPTZ(3),
  "withdrawn_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("consortium_id", "provider_id"),
  FOREIGN KEY ("consortium_id", "call_off_id", "commissioner_id") REFERENCES "call_off_consortium" ("id", "call_off_id", "commissioner_id"),
  CHECK (num_nonnulls("agreed_by", "agreed_at") IN (0, 2)),
  CHECK ("agreed_at" IS NULL OR cardinality("lot_ids") > 0)
);
CREATE INDEX "call_off_consortium_member_provider_id_idx" ON "call_off_consortium_member" ("provider_id");
-- Who knows of one bid knows of no other.
CREATE UNIQUE INDEX "call_off_consortium_member_once" ON "call_off_consortium_member" ("call_off_id", "provider_id")
  WHERE agreed_at IS NOT NULL AND withdrawn_at IS NULL;

-- Whether the step into a lot of a move-through was reached, and on which day. A later record takes the place of an earlier one.
CREATE TABLE "contract_milestone" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "contract_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "outcome" "milestone_outcome" NOT NULL,
  "happened_on" DATE NOT NULL,
  "note" TEXT NOT NULL CHECK (length("note") > 0),
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id")
);
CREATE INDEX "contract_milestone_contract_id_idx" ON "contract_milestone" ("contract_id");
CREATE UNIQUE INDEX "contract_milestone_reached_once" ON "contract_milestone" ("contract_id", "lot_id") WHERE outcome = 'REACHED';

-- The call-offs that the acting provider may see: those it was invited to, once published, those offered to it, and
-- those that a lead asked it to bid for together.
CREATE OR REPLACE FUNCTION app.invited_to() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(i.call_off_id), '{}') FROM (
    SELECT i.call_off_id FROM call_off_invitation i JOIN call_off c ON c.id = i.call_off_id
    WHERE i.provider_id = app.provider() AND c.published_at IS NOT NULL
    UNION SELECT o.call_off_id FROM offer o WHERE o.provider_id = app.provider()
    UNION SELECT m.call_off_id FROM call_off_consortium_member m WHERE m.provider_id = app.provider() AND m.withdrawn_at IS NULL) i
$$;

-- The consortia that the acting provider leads or is a partner of.
CREATE FUNCTION app.own_consortia() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(m.consortium_id), '{}') FROM call_off_consortium_member m WHERE m.provider_id = app.provider() AND m.withdrawn_at IS NULL
$$;

-- Whether a call-off still takes bids.
CREATE FUNCTION app.takes_bids(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM call_off c WHERE c.id = wanted AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
    AND c.left_framework_at IS NULL AND c.closes_at > app.now())
$$;

-- The framework rates of the partners that agreed, in the lots that each takes: for their lead, who prices against
-- them, for the commissioner's staff and for what the clock starts; nobody else's business.
CREATE FUNCTION app.consortium_rates(wanted uuid, lead uuid, day date)
RETURNS TABLE (line_id uuid, lot_id uuid, provider_id uuid, rate_id uuid, pence int, cap_pence int, area_id uuid, location_id uuid, organisation_id uuid, valid_from date, valid_to date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, l.lot_id, m.provider_id, r.id, r.pence, r.cap_pence, r.area_id, r.location_id, o.id, r.valid_from, r.valid_to
  FROM call_off_consortium k JOIN call_off_consortium_member m ON m.consortium_id = k.id AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL
  JOIN call_off_line l ON l.call_off_id = k.call_off_id AND l.lot_id = ANY (m.lot_ids)
  JOIN location o ON o.provider_id = m.provider_id AND o.organisation
  JOIN rate r ON r.provider_id = m.provider_id AND r.service_line_id = l.service_line_id AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
  WHERE k.call_off_id = wanted AND k.lead_provider_id = lead
    AND (lead = app.provider() OR k.commissioner_id = app.commissioner() OR app.actor() = 'system')
$$;
REVOKE ALL ON FUNCTION app.own_consortia(), app.takes_bids(uuid), app.consortium_rates(uuid, uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.own_consortia(), app.takes_bids(uuid), app.consortium_rates(uuid, uuid, date) TO careframe_serving;

-- Partners see their own consortium, the commissioner's staff who bids with whom; who bids is settled when bidding ends.
ALTER TABLE "call_off_consortium" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_consortium" FOR SELECT USING (lead_provider_id = (SELECT app.provider()) OR id = ANY ((SELECT app.own_consortia())::uuid[])
  OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "call_off_consortium" FOR INSERT WITH CHECK (lead_provider_id = (SELECT app.provider()) AND made_by = (SELECT app.account())
  AND app.takes_bids(call_off_id));
GRANT SELECT, INSERT ON "call_off_consortium" TO careframe_serving;

ALTER TABLE "call_off_consortium_member" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_consortium_member" FOR SELECT USING (provider_id = (SELECT app.provider())
  OR consortium_id IN (SELECT k.id FROM call_off_consortium k));
CREATE POLICY "add" ON "call_off_consortium_member" FOR INSERT WITH CHECK (invited_by = (SELECT app.account()) AND app.takes_bids(call_off_id)
  AND consortium_id IN (SELECT k.id FROM call_off_consortium k WHERE k.lead_provider_id = (SELECT app.provider()))
  AND (agreed_at IS NULL OR provider_id = (SELECT app.provider()))
  AND provider_id IN (SELECT h.provider_id FROM lot_membership h JOIN lot l ON l.id = h.lot_id JOIN call_off c ON c.framework_id = l.framework_id
    WHERE c.id = call_off_consortium_member.call_off_id AND h.active_from <= app.today() AND (h.active_to IS NULL OR h.active_to > app.today())));
CREATE POLICY "answer" ON "call_off_consortium_member" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND app.takes_bids(call_off_id))
  WITH CHECK (provider_id = (SELECT app.provider()) AND (agreed_by IS NULL OR agreed_by = (SELECT app.account()) OR withdrawn_at IS NOT NULL));
CREATE POLICY "lead" ON "call_off_consortium_member" FOR UPDATE USING (app.takes_bids(call_off_id)
    AND consortium_id IN (SELECT k.id FROM call_off_consortium k WHERE k.lead_provider_id = (SELECT app.provider())))
  WITH CHECK (agreed_at IS NULL OR withdrawn_at IS NOT NULL OR provider_id = (SELECT app.provider()));
GRANT SELECT, INSERT, UPDATE (lot_ids, invited_by, invited_at, agreed_by, agreed_at, withdrawn_at) ON "call_off_consortium_member" TO careframe_serving;

ALTER TABLE "contract_milestone" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_milestone" FOR SELECT USING (contract_id IN (SELECT k.id FROM contract k));
CREATE POLICY "add" ON "contract_milestone" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account())
  AND lot_id IN (SELECT l.lot_id FROM call_off_lot l JOIN contract k ON k.call_off_id = l.call_off_id WHERE k.id = contract_milestone.contract_id));
GRANT SELECT, INSERT ON "contract_milestone" TO careframe_serving;
