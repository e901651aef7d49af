-- The rules that prices rest on are set by people, each from a day on and never in place: limits of delegation, clauses
-- of the terms, and what a floor is worked out from. Rows that came with the installation name nobody.
ALTER TABLE "delegated_limit" ADD COLUMN "set_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "set_at" TIMESTAMPTZ(3),
  ADD CHECK (num_nonnulls("set_by", "set_at") IN (0, 2));
CREATE POLICY "add" ON "delegated_limit" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND set_by = (SELECT app.account()));
GRANT INSERT ON "delegated_limit" TO careframe_serving;

ALTER TABLE "price_clause" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "from_on" DATE,
  ADD COLUMN "to_on" DATE,
  ADD COLUMN "added_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "added_at" TIMESTAMPTZ(3),
  ADD COLUMN "ended_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "ended_at" TIMESTAMPTZ(3),
  ADD CHECK ("to_on" > "from_on"),
  ADD CHECK (num_nonnulls("added_by", "added_at") IN (0, 2)),
  ADD CHECK (num_nonnulls("ended_by", "ended_at") IN (0, 2));
UPDATE "price_clause" c SET "from_on" = f."starts_on" FROM "framework" f WHERE f."id" = c."framework_id";
ALTER TABLE "price_clause" ALTER COLUMN "from_on" SET NOT NULL,
  DROP CONSTRAINT "price_clause_pkey", ADD PRIMARY KEY ("id"),
  ADD EXCLUDE USING gist ("framework_id" WITH =, "reason" WITH =, daterange("from_on", "to_on") WITH &&);
ALTER TABLE "price_clause" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "price_clause" FOR SELECT USING (true);
CREATE POLICY "add" ON "price_clause" FOR INSERT WITH CHECK (framework_id = ANY ((SELECT app.own_frameworks())::uuid[])
  AND added_by = (SELECT app.account()) AND to_on IS NULL);
CREATE POLICY "change" ON "price_clause" FOR UPDATE USING (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND to_on IS NULL)
  WITH CHECK (ended_by = (SELECT app.account()));
GRANT INSERT, UPDATE (to_on, ended_by, ended_at) ON "price_clause" TO careframe_serving;

ALTER TABLE "floor_basis" ADD COLUMN "from_on" DATE,
  ADD COLUMN "set_by" UUID REFERENCES "account" ("id"),
  ADD COLUMN "set_at" TIMESTAMPTZ(3),
  ADD CHECK (num_nonnulls("set_by", "set_at") IN (0, 2));
UPDATE "floor_basis" b SET "from_on" = f."starts_on"
  FROM "service_line" s JOIN "lot" l ON l."id" = s."lot_id" JOIN "framework" f ON f."id" = l."framework_id" WHERE s."id" = b."service_line_id";
ALTER TABLE "floor_basis" ALTER COLUMN "from_on" SET NOT NULL,
  DROP CONSTRAINT "floor_basis_pkey", ADD PRIMARY KEY ("service_line_id", "from_on");
ALTER TABLE "floor_basis" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "floor_basis" FOR SELECT USING (true);
CREATE POLICY "add" ON "floor_basis" FOR INSERT WITH CHECK (set_by = (SELECT app.account())
  AND service_line_id IN (SELECT s.id FROM service_line s JOIN lot l ON l.id = s.lot_id WHERE l.framework_id = ANY ((SELECT app.own_frameworks())::uuid[])));
GRANT INSERT ON "floor_basis" TO careframe_serving;
