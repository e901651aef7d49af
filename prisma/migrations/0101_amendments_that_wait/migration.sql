-- A new part of a placement that adds more to a year than brokerage may agree alone: it waits until another approves it or
-- turns it down, or its broker takes it back. It rests on the placement as it was, of which a digest is kept; a new proposal
-- takes the place of one that is void. Its part and who pays are written only when it is approved.
CREATE TABLE "placement_amendment" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "placement_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "replaces_id" UUID REFERENCES "placement_element" ("id") ON DELETE SET NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "per" TEXT NOT NULL CHECK ("per" IN ('week', 'fortnight', 'four-weeks', 'month', 'quarter', 'year', 'hour', 'session', 'day', 'night', 'trip', 'one-off')),
  "units" NUMERIC(8,2) NOT NULL CHECK ("units" > 0),
  "from_on" DATE NOT NULL,
  "to_on" DATE CHECK ("to_on" > "from_on"),
  "schedule" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL CHECK (length(btrim("reason")) > 0),
  "weekly_before" INTEGER NOT NULL,
  "weekly_after" INTEGER NOT NULL,
  "adds_pence" BIGINT NOT NULL CHECK ("adds_pence" > 0),
  "yearly_pence" BIGINT NOT NULL,
  "stood_as" TEXT NOT NULL,
  "proposed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "outcome" TEXT CHECK ("outcome" IN ('APPROVED', 'TURNED_DOWN', 'WITHDRAWN', 'VOID')),
  "closed_by" UUID REFERENCES "account" ("id"),
  "closed_at" TIMESTAMPTZ(3),
  "closed_words" TEXT NOT NULL DEFAULT '',
  "element_id" UUID REFERENCES "placement_element" ("id") ON DELETE SET NULL,
  FOREIGN KEY ("placement_id", "commissioner_id") REFERENCES "placement" ("id", "commissioner_id"),
  CHECK (num_nonnulls("outcome", "closed_by", "closed_at") IN (0, 3)),
  CHECK ("outcome" NOT IN ('APPROVED', 'TURNED_DOWN') OR "closed_by" <> "proposed_by"),
  CHECK ("outcome" IS DISTINCT FROM 'TURNED_DOWN' OR length(btrim("closed_words")) > 0),
  CHECK ("element_id" IS NULL OR "outcome" = 'APPROVED')
);
CREATE UNIQUE INDEX "placement_amendment_waiting" ON "placement_amendment" ("placement_id") WHERE closed_at IS NULL;
CREATE INDEX "placement_amendment_placement_id_idx" ON "placement_amendment" ("placement_id", "proposed_at" DESC);
CREATE INDEX "placement_amendment_commissioner_id_idx" ON "placement_amendment" ("commissioner_id") WHERE closed_at IS NULL;

ALTER TABLE "placement_amendment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_amendment" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()));
CREATE POLICY "add" ON "placement_amendment" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND proposed_by = (SELECT app.account()) AND closed_at IS NULL);
CREATE POLICY "close" ON "placement_amendment" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner()) AND closed_at IS NULL)
  WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND closed_by = (SELECT app.account()));
GRANT SELECT, INSERT, UPDATE (outcome, closed_by, closed_at, closed_words, element_id) ON "placement_amendment" TO careframe_serving;

-- When a person's thread is erased, the words of its amendments go too; their figures stay.
CREATE FUNCTION app.erase_amendments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE placement_amendment SET schedule = '', reason = 'Erased',
    closed_words = CASE WHEN closed_words <> '' THEN 'Erased' ELSE '' END WHERE placement_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.erase_amendments() FROM PUBLIC;
CREATE TRIGGER "amendments_erased" AFTER UPDATE OF "erased_at" ON "placement" FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION app.erase_amendments();
