-- A price argued over with one provider: of an offer or of a running placement. The baseline is locked once, before the
-- council's first counter; a provider sees what was named, and not on what the council rests it.
CREATE TABLE "negotiation" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "request_id" UUID,
  "enquiry_id" UUID,
  "placement_id" UUID,
  "opened_by" UUID NOT NULL REFERENCES "account" ("id"),
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "baseline_pence" INTEGER CHECK ("baseline_pence" > 0),
  "baseline_of" TEXT CHECK ("baseline_of" IN ('asked', 'paid')),
  "baseline_on" DATE,
  "baseline_locked_at" TIMESTAMPTZ(3),
  "baseline_locked_by" UUID REFERENCES "account" ("id"),
  "agreed_pence" INTEGER CHECK ("agreed_pence" > 0),
  "agreed_at" TIMESTAMPTZ(3),
  "agreed_by" UUID REFERENCES "account" ("id"),
  "closed_at" TIMESTAMPTZ(3),
  "closed_reason" TEXT NOT NULL DEFAULT '',
  UNIQUE ("id", "provider_id"),
  UNIQUE ("id", "commissioner_id"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  FOREIGN KEY ("enquiry_id", "provider_id") REFERENCES "enquiry" ("id", "provider_id"),
  FOREIGN KEY ("placement_id", "provider_id") REFERENCES "placement" ("id", "provider_id"),
  CHECK (num_nonnulls("enquiry_id", "placement_id") = 1),
  CHECK (num_nonnulls("baseline_pence", "baseline_of", "baseline_on", "baseline_locked_at", "baseline_locked_by") IN (0, 5)),
  CHECK (num_nonnulls("agreed_pence", "agreed_at", "agreed_by") IN (0, 3)),
  CHECK ("agreed_pence" IS NULL OR "baseline_pence" IS NOT NULL)
);
CREATE INDEX "negotiation_provider_id_idx" ON "negotiation" ("provider_id");
CREATE UNIQUE INDEX "negotiation_of_enquiry" ON "negotiation" ("enquiry_id") WHERE closed_at IS NULL AND agreed_at IS NULL;
CREATE UNIQUE INDEX "negotiation_of_placement" ON "negotiation" ("placement_id") WHERE closed_at IS NULL AND agreed_at IS NULL;

-- What each side named, in turn.
CREATE TABLE "negotiation_step" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "negotiation_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "side" TEXT NOT NULL CHECK ("side" IN ('PROVIDER', 'COUNCIL')),
  "weekly_pence" INTEGER NOT NULL CHECK ("weekly_pence" > 0),
  "words" TEXT NOT NULL DEFAULT '',
  "named_by" UUID NOT NULL REFERENCES "account" ("id"),
  "named_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_for_provider" BOOLEAN NOT NULL DEFAULT false,
  FOREIGN KEY ("negotiation_id", "provider_id") REFERENCES "negotiation" ("id", "provider_id"),
  FOREIGN KEY ("negotiation_id", "commissioner_id") REFERENCES "negotiation" ("id", "commissioner_id")
);
CREATE INDEX "negotiation_step_negotiation_id_idx" ON "negotiation_step" ("negotiation_id", "named_at");
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "negotiation_step" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- On what the council rests its price: the expected cost, a benchmark, an open book or a recorded CareCubed result.
CREATE TABLE "negotiation_basis" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "negotiation_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "basis" TEXT NOT NULL CHECK ("basis" IN ('expected-cost', 'benchmark', 'open-book', 'care-cubed')),
  "weekly_pence" INTEGER CHECK ("weekly_pence" > 0),
  "source" TEXT NOT NULL CHECK (length(btrim("source")) > 0),
  "dated_on" DATE NOT NULL,
  "case_reference" TEXT NOT NULL DEFAULT '',
  "version" TEXT NOT NULL DEFAULT '',
  "trained" TEXT NOT NULL DEFAULT '',
  "document_id" UUID,
  "noted_by" UUID NOT NULL REFERENCES "account" ("id"),
  "noted_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("negotiation_id", "commissioner_id") REFERENCES "negotiation" ("id", "commissioner_id"),
  CHECK ("basis" <> 'care-cubed' OR (length(btrim("case_reference")) > 0 AND length(btrim("version")) > 0 AND length(btrim("trained")) > 0))
);
CREATE INDEX "negotiation_basis_negotiation_id_idx" ON "negotiation_basis" ("negotiation_id");
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "negotiation_basis" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- What came of it in money, by kind, and how far it is proven. Its effects are worked out by the one rule and kept.
CREATE TABLE "saving" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "negotiation_id" UUID,
  "placement_id" UUID,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('cashable', 'avoided', 'one-off', 'income', 'step-down')),
  "weekly_pence" INTEGER CHECK ("weekly_pence" > 0),
  "once_pence" INTEGER CHECK ("once_pence" > 0),
  "from_on" DATE NOT NULL,
  "to_on" DATE,
  "part_year_pence" BIGINT NOT NULL CHECK ("part_year_pence" >= 0),
  "full_year_pence" BIGINT NOT NULL CHECK ("full_year_pence" >= 0),
  "state" TEXT NOT NULL CHECK ("state" IN ('proposed', 'agreed', 'evidenced', 'validated', 'reversed')),
  "evidence_id" UUID,
  "created_by" UUID NOT NULL REFERENCES "account" ("id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("id", "commissioner_id"),
  FOREIGN KEY ("negotiation_id", "commissioner_id") REFERENCES "negotiation" ("id", "commissioner_id"),
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  CHECK (("kind" = 'one-off') = ("once_pence" IS NOT NULL)),
  CHECK (num_nonnulls("weekly_pence", "once_pence") = 1),
  CHECK ("state" NOT IN ('evidenced', 'validated') OR "evidence_id" IS NOT NULL)
);
CREATE INDEX "saving_commissioner_id_idx" ON "saving" ("commissioner_id", "from_on");
CREATE UNIQUE INDEX "saving_of_negotiation" ON "saving" ("negotiation_id") WHERE negotiation_id IS NOT NULL AND state <> 'reversed';

CREATE TABLE "saving_move" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "saving_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "from_state" TEXT NOT NULL,
  "to_state" TEXT NOT NULL,
  "words" TEXT NOT NULL DEFAULT '',
  "moved_by" UUID NOT NULL REFERENCES "account" ("id"),
  "moved_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("saving_id", "commissioner_id") REFERENCES "saving" ("id", "commissioner_id")
);
CREATE INDEX "saving_move_saving_id_idx" ON "saving_move" ("saving_id", "moved_at");
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "saving_move" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "negotiation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "negotiation" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "negotiation" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND opened_by = (SELECT app.account()));
CREATE POLICY "change" ON "negotiation" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) OR provider_id = (SELECT app.provider()))
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) OR (provider_id = (SELECT app.provider()) AND agreed_by = (SELECT app.account())));
GRANT SELECT, INSERT, UPDATE (baseline_pence, baseline_of, baseline_on, baseline_locked_at, baseline_locked_by, agreed_pence, agreed_at, agreed_by, closed_at, closed_reason)
  ON "negotiation" TO careframe_serving;

ALTER TABLE "negotiation_step" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "negotiation_step" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "negotiation_step" FOR INSERT WITH CHECK (named_by = (SELECT app.account()) AND ((provider_id = (SELECT app.provider()) AND side = 'PROVIDER' AND NOT recorded_for_provider)
  OR (commissioner_id = (SELECT app.commissioner()) AND (side = 'COUNCIL' OR recorded_for_provider))));
GRANT SELECT, INSERT ON "negotiation_step" TO careframe_serving;

ALTER TABLE "negotiation_basis" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "negotiation_basis" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "negotiation_basis" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND noted_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "negotiation_basis" TO careframe_serving;

ALTER TABLE "saving" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "saving" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "saving" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND created_by = (SELECT app.account()));
CREATE POLICY "change" ON "saving" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (state, evidence_id) ON "saving" TO careframe_serving;

ALTER TABLE "saving_move" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "saving_move" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "saving_move" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND moved_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "saving_move" TO careframe_serving;
