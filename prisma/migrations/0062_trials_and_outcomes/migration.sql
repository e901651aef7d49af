-- Innovation call-offs are tested before they are adopted, and a contract may pay by what it brings about.
CREATE TYPE "trial_outcome" AS ENUM ('STOP', 'ADOPT');
CREATE TYPE "outcome_direction" AS ENUM ('UP', 'DOWN');
CREATE TYPE "outcome_rule" AS ENUM ('LINEAR', 'ALL_OR_NOTHING');

-- What an innovation call-off tries out: what is believed, how it will be known, for how much at most and until when.
CREATE TABLE "call_off_trial" (
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "hypothesis" TEXT NOT NULL CHECK (length("hypothesis") > 0),
  "measure" TEXT NOT NULL CHECK (length("measure") > 0),
  "ceiling_pence" BIGINT NOT NULL CHECK ("ceiling_pence" > 0),
  "ends_on" DATE NOT NULL,
  "set_up_by" UUID NOT NULL REFERENCES "account" ("id"),
  "set_up_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("call_off_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

-- What was spent on a trial; never more than its ceiling.
CREATE TABLE "trial_spend" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL REFERENCES "call_off_trial" ("call_off_id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "spent_on" DATE NOT NULL,
  "pence" BIGINT NOT NULL CHECK ("pence" > 0),
  "words" TEXT NOT NULL CHECK (length("words") > 0),
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "trial_spend_call_off_id_idx" ON "trial_spend" ("call_off_id");

-- What was learnt in a trial, as it was learnt.
CREATE TABLE "trial_finding" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL REFERENCES "call_off_trial" ("call_off_id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "learnt_on" DATE NOT NULL,
  "words" TEXT NOT NULL CHECK (length("words") > 0),
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "trial_finding_call_off_id_idx" ON "trial_finding" ("call_off_id");

-- Whether what was tried is stopped or adopted: once, by another person than the one who set it up.
CREATE TABLE "trial_decision" (
  "call_off_id" UUID NOT NULL REFERENCES "call_off_trial" ("call_off_id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "outcome" "trial_outcome" NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "lesson" TEXT NOT NULL DEFAULT '',
  "decided_by" UUID NOT NULL REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("call_off_id"),
  CHECK ("outcome" = 'STOP' OR length("lesson") > 0)
);

-- What a contract pays for by its result: of whom, from where to where, and which share of the value depends on it.
CREATE TABLE "outcome_measure" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "cohort" TEXT NOT NULL CHECK (length("cohort") > 0),
  "unit" TEXT NOT NULL CHECK (length("unit") > 0),
  "baseline" NUMERIC(12,4) NOT NULL,
  "target" NUMERIC(12,4) NOT NULL,
  "direction" "outcome_direction" NOT NULL,
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 1 AND 10000),
  "rule" "outcome_rule" NOT NULL,
  "every_months" INTEGER NOT NULL CHECK ("every_months" IN (1, 3, 6, 12)),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  UNIQUE ("call_off_id", "position"),
  CHECK (("direction" = 'UP' AND "target" > "baseline") OR ("direction" = 'DOWN' AND "target" < "baseline"))
);

-- What was found of a measure in a period of a contract. A later record of the same period takes the place of an earlier one.
CREATE TABLE "outcome_result" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "contract_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "measure_id" UUID NOT NULL REFERENCES "outcome_measure" ("id"),
  "period" INTEGER NOT NULL CHECK ("period" > 0),
  "value" NUMERIC(12,4) NOT NULL,
  "evidence" TEXT NOT NULL CHECK (length("evidence") > 0),
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id")
);
CREATE INDEX "outcome_result_contract_id_idx" ON "outcome_result" ("contract_id");

-- What was put up for approval stays as it was approved.
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE OR DELETE ON "call_off_trial" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_call_off();
CREATE TRIGGER "hold" BEFORE INSERT OR UPDATE OR DELETE ON "outcome_measure" FOR EACH ROW EXECUTE FUNCTION app.hold_terms_of_call_off();

-- One after the other, so that two payments at once cannot pass the ceiling together.
CREATE FUNCTION app.hold_trial_spend() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ceiling bigint;
BEGIN
  SELECT t.ceiling_pence INTO ceiling FROM call_off_trial t WHERE t.call_off_id = NEW.call_off_id FOR UPDATE;
  IF (SELECT coalesce(sum(s.pence), 0) + NEW.pence FROM trial_spend s WHERE s.call_off_id = NEW.call_off_id) > ceiling THEN
    RAISE EXCEPTION 'a trial is not spent on beyond its ceiling' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.hold_trial_spend() FROM PUBLIC;
CREATE TRIGGER "hold" BEFORE INSERT ON "trial_spend" FOR EACH ROW EXECUTE FUNCTION app.hold_trial_spend();

CREATE FUNCTION app.hold_trial_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM call_off_trial t WHERE t.call_off_id = NEW.call_off_id AND t.set_up_by = NEW.decided_by) THEN
    RAISE EXCEPTION 'a trial is not decided by who set it up' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM trial_finding f WHERE f.call_off_id = NEW.call_off_id)
      AND NOT EXISTS (SELECT 1 FROM call_off_trial t WHERE t.call_off_id = NEW.call_off_id AND t.ends_on <= (NEW.decided_at AT TIME ZONE 'Europe/London')::date) THEN
    RAISE EXCEPTION 'a trial is decided once something was learnt, or at its end' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold" BEFORE INSERT ON "trial_decision" FOR EACH ROW EXECUTE FUNCTION app.hold_trial_decision();

-- Who sees the call-off sees its terms; who sees the contract, what came of them.
ALTER TABLE "call_off_trial" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "call_off_trial" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "call_off_trial" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_up_by = (SELECT app.account()));
CREATE POLICY "change" ON "call_off_trial" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_up_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE ON "call_off_trial" TO careframe_serving;

ALTER TABLE "trial_spend" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "trial_spend" FOR SELECT USING (call_off_id IN (SELECT k.call_off_id FROM contract k));
CREATE POLICY "add" ON "trial_spend" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account())
  AND call_off_id IN (SELECT k.call_off_id FROM contract k WHERE k.commissioner_id = (SELECT app.commissioner())));
GRANT SELECT, INSERT ON "trial_spend" TO careframe_serving;

ALTER TABLE "trial_finding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "trial_finding" FOR SELECT USING (call_off_id IN (SELECT k.call_off_id FROM contract k));
CREATE POLICY "add" ON "trial_finding" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account())
  AND call_off_id IN (SELECT k.call_off_id FROM contract k WHERE k.commissioner_id = (SELECT app.commissioner())));
GRANT SELECT, INSERT ON "trial_finding" TO careframe_serving;

ALTER TABLE "trial_decision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "trial_decision" FOR SELECT USING (call_off_id IN (SELECT k.call_off_id FROM contract k));
CREATE POLICY "add" ON "trial_decision" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND decided_by = (SELECT app.account())
  AND call_off_id IN (SELECT k.call_off_id FROM contract k WHERE k.commissioner_id = (SELECT app.commissioner())));
GRANT SELECT, INSERT ON "trial_decision" TO careframe_serving;

ALTER TABLE "outcome_measure" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outcome_measure" FOR SELECT USING (call_off_id IN (SELECT c.id FROM call_off c));
CREATE POLICY "add" ON "outcome_measure" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "remove" ON "outcome_measure" FOR DELETE USING (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, DELETE ON "outcome_measure" TO careframe_serving;

ALTER TABLE "outcome_result" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "outcome_result" FOR SELECT USING (contract_id IN (SELECT k.id FROM contract k));
CREATE POLICY "add" ON "outcome_result" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND recorded_by = (SELECT app.account())
  AND measure_id IN (SELECT m.id FROM outcome_measure m JOIN contract k ON k.call_off_id = m.call_off_id WHERE k.id = outcome_result.contract_id));
GRANT SELECT, INSERT ON "outcome_result" TO careframe_serving;
