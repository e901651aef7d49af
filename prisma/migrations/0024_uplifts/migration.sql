-- Up to which yearly cost a role may approve, by the scheme of delegation, from a day on.
CREATE TABLE "delegated_limit" (
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "role" TEXT NOT NULL,
  "from_on" DATE NOT NULL,
  "limit_pence" BIGINT NOT NULL CHECK ("limit_pence" >= 0),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  PRIMARY KEY ("framework_id", "role", "from_on")
);
ALTER TABLE "delegated_limit" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "delegated_limit" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
GRANT SELECT ON "delegated_limit" TO careframe_serving;

-- A yearly uplift: proposed by one person with its sums, decided by another. What it did is written down when it is
-- applied. Shares and changes are in hundredths of one per cent.
CREATE TABLE "uplift" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "from_on" DATE NOT NULL,
  "pay_change" INTEGER NOT NULL,
  "pay_basis" TEXT NOT NULL CHECK (length("pay_basis") > 0),
  "price_change" INTEGER NOT NULL,
  "price_basis" TEXT NOT NULL CHECK (length("price_basis") > 0),
  "floor" INTEGER NOT NULL CHECK ("floor" >= 0),
  "ceiling" INTEGER NOT NULL CHECK ("ceiling" BETWEEN "floor" AND 10000),
  "negotiated_months" INTEGER NOT NULL CHECK ("negotiated_months" BETWEEN 0 AND 24),
  "weekly_threshold" INTEGER CHECK ("weekly_threshold" > 0),
  "proposed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" UUID REFERENCES "account" ("id") CHECK ("decided_by" <> "proposed_by"),
  "decided_at" TIMESTAMPTZ(3),
  "approved" BOOLEAN,
  "decision_reason" TEXT NOT NULL DEFAULT '',
  "outcome" JSONB,
  CHECK (num_nonnulls("decided_by", "decided_at", "approved") IN (0, 3)),
  CHECK ("approved" IS NOT TRUE OR "outcome" IS NOT NULL)
);
CREATE INDEX "uplift_framework_id_idx" ON "uplift" ("framework_id");

-- By how much each lot rises, and which share of its costs is pay, on whose word.
CREATE TABLE "uplift_lot" (
  "uplift_id" UUID NOT NULL REFERENCES "uplift" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "pay_share" INTEGER NOT NULL CHECK ("pay_share" BETWEEN 0 AND 10000),
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "uplift" INTEGER NOT NULL CHECK ("uplift" BETWEEN 0 AND 10000),
  PRIMARY KEY ("uplift_id", "lot_id")
);

CREATE TYPE "uplift_gate_kind" AS ENUM ('NEGOTIATED', 'ABOVE_THRESHOLD');

-- A rate that an applied uplift left to evidence, with what its provider says for raising it.
CREATE TABLE "uplift_gate" (
  "uplift_id" UUID NOT NULL REFERENCES "uplift" ("id"),
  "rate_id" UUID NOT NULL REFERENCES "rate" ("id"),
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "kind" "uplift_gate_kind" NOT NULL,
  "statement" TEXT CHECK (length("statement") > 0),
  "stated_by" UUID REFERENCES "account" ("id"),
  "stated_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("uplift_id", "rate_id"),
  CHECK (num_nonnulls("statement", "stated_by", "stated_at") IN (0, 3))
);
CREATE INDEX "uplift_gate_provider_id_idx" ON "uplift_gate" ("provider_id");

ALTER TABLE "uplift_gate" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "uplift_gate" FOR SELECT USING (provider_id = (SELECT app.provider()) OR framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
CREATE POLICY "add" ON "uplift_gate" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND statement IS NULL);
CREATE POLICY "change" ON "uplift_gate" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()) AND stated_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (statement, stated_by, stated_at) ON "uplift_gate" TO careframe_serving;

ALTER TABLE "uplift" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "uplift" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  OR (approved AND id IN (SELECT g.uplift_id FROM uplift_gate g WHERE g.provider_id = (SELECT app.provider()))));
CREATE POLICY "add" ON "uplift" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND proposed_by = (SELECT app.account()) AND decided_by IS NULL);
CREATE POLICY "change" ON "uplift" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND decided_by IS NULL)
  WITH CHECK (decided_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, approved, decision_reason, outcome) ON "uplift" TO careframe_serving;

ALTER TABLE "uplift_lot" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "uplift_lot" FOR SELECT USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
CREATE POLICY "add" ON "uplift_lot" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]));
GRANT SELECT, INSERT ON "uplift_lot" TO careframe_serving;

-- What an uplift makes of each rate that stands on its day, as the rule of the domain has it (app/domain/pricing/uplift.ts;
-- a test holds the two equal): the raised price, or why the rate is left as it is.
CREATE FUNCTION app.judge_uplift(judged uuid) RETURNS TABLE (
  rate_id uuid, framework_id uuid, membership_id uuid, provider_id uuid, lot_id uuid, service_line_id uuid, area_id uuid, location_id uuid,
  vat vat_treatment, pence int, raised int, held boolean, cap_id uuid, cap_pence int, left_as_it_is text)
LANGUAGE sql STABLE AS $$
  WITH governed AS MATERIALIZED (
    SELECT s.id AS line, s.unit, a.id AS place, c.id AS cap_id, c.pence AS cap_pence
    FROM uplift u JOIN uplift_lot k ON k.uplift_id = u.id JOIN service_line s ON s.lot_id = k.lot_id
    JOIN framework f ON f.id = u.framework_id JOIN area a ON a.commissioner_id = f.commissioner_id
    LEFT JOIN price_cap c ON c.id = app.governing_cap(s.id, a.id, u.from_on)
    WHERE u.id = judged
  )
  SELECT r.id, r.framework_id, r.membership_id, r.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id,
    r.vat, r.pence, least(sum.raised, g.cap_pence), sum.raised > g.cap_pence IS TRUE, g.cap_id, g.cap_pence,
    CASE WHEN r.exception_id IS NOT NULL THEN 'by-exception'
      WHEN g.cap_pence < r.pence THEN 'over-cap'
      WHEN r.reason = 'NEGOTIATION' AND r.valid_from > u.from_on - make_interval(months => u.negotiated_months) THEN 'negotiated'
      WHEN g.unit = 'WEEK' AND r.pence > u.weekly_threshold THEN 'above-threshold'
      WHEN least(sum.raised, g.cap_pence) = r.pence THEN 'at-cap' END
  FROM uplift u JOIN uplift_lot k ON k.uplift_id = u.id JOIN rate r ON r.lot_id = k.lot_id
  JOIN lot_membership m ON m.id = r.membership_id AND (m.active_to IS NULL OR m.active_to > u.from_on)
  JOIN governed g ON g.line = r.service_line_id AND g.place = r.area_id
  CROSS JOIN LATERAL (SELECT ((r.pence::bigint * (10000 + k.uplift) + 5000) / 10000)::int AS raised) sum
  WHERE u.id = judged AND r.valid_to IS NULL AND r.valid_from < u.from_on
$$;
REVOKE ALL ON FUNCTION app.judge_uplift(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.judge_uplift(uuid) TO careframe_serving;
