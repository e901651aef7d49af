-- How many days a council's own rules give, from a day on: the notice of a provider that hands back, and the age at which an
-- arrangement with the NHS is looked at again. And what the list of placements is narrowed by.
CREATE TABLE "placement_rule" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "rule" TEXT NOT NULL CHECK ("rule" IN ('HAND_BACK_NOTICE', 'LOOK_AGAIN')),
  "from_on" DATE NOT NULL,
  "days" INTEGER NOT NULL CHECK ("days" > 0),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("commissioner_id", "rule", "from_on")
);

ALTER TABLE "placement_rule" ENABLE ROW LEVEL SECURITY;
-- A provider reads the notice that its own council asks for.
CREATE POLICY "read" ON "placement_rule" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) IN ('system', 'provider'));
CREATE POLICY "add" ON "placement_rule" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()) AND set_by = (SELECT app.account()));
GRANT SELECT, INSERT ON "placement_rule" TO careframe_serving;

CREATE INDEX "placement_listed_idx" ON "placement" ("commissioner_id", "from_on" DESC, "id");
CREATE INDEX "placement_funding_placement_id_idx" ON "placement_funding" ("placement_id");
CREATE INDEX "placement_share_unconfirmed_idx" ON "placement_share" ("commissioner_id", "funding_id")
  WHERE stream IN ('s117', 'chc', 'joint') AND accepted_at IS NULL;
