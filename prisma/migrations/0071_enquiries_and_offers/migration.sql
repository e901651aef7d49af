-- One provider asked whether it can take a person, without who the person is. It sees what is frozen in "shown" and
-- nothing of the request: neither who else was asked nor when the request was made.
CREATE TABLE "enquiry" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "request_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "rank" INTEGER NOT NULL CHECK ("rank" > 0),
  "mode" TEXT NOT NULL CHECK ("mode" IN ('TOGETHER', 'IN_TURN', 'BY_PHONE')),
  "eligibility" JSONB NOT NULL,
  "shown" JSONB NOT NULL,
  "sent_by" UUID NOT NULL REFERENCES "account" ("id"),
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "declined_at" TIMESTAMPTZ(3),
  "declined_by" UUID REFERENCES "account" ("id"),
  "decline_reason" TEXT NOT NULL DEFAULT '',
  "closed_at" TIMESTAMPTZ(3),
  "chosen_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "provider_id"),
  UNIQUE ("request_id", "provider_id", "location_id"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id"),
  CHECK ("due_at" > "sent_at"),
  CHECK (num_nonnulls("declined_at", "declined_by") IN (0, 2))
);
CREATE INDEX "enquiry_provider_id_idx" ON "enquiry" ("provider_id", "sent_at" DESC);

-- Who stands in the line of enquiries that go out one after another; frozen when the first goes.
CREATE TABLE "enquiry_turn" (
  "request_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "location_id" UUID NOT NULL REFERENCES "location" ("id"),
  "rank" INTEGER NOT NULL CHECK ("rank" > 0),
  "reasons" JSONB NOT NULL,
  PRIMARY KEY ("request_id", "provider_id", "location_id"),
  UNIQUE ("request_id", "rank"),
  FOREIGN KEY ("request_id", "commissioner_id") REFERENCES "placement_request" ("id", "commissioner_id")
);
CREATE TRIGGER "stands" BEFORE UPDATE ON "enquiry_turn" FOR EACH ROW EXECUTE FUNCTION app.stands();

-- What a provider offers in answer. A later version takes the place of an earlier one; none is changed.
CREATE TABLE "placement_offer" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "enquiry_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "starts_on" DATE NOT NULL,
  "conditions" TEXT NOT NULL DEFAULT '',
  "weekly_pence" INTEGER NOT NULL CHECK ("weekly_pence" > 0),
  "made_by" UUID NOT NULL REFERENCES "account" ("id"),
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "by_phone" BOOLEAN NOT NULL DEFAULT false,
  "confirmed_by" UUID REFERENCES "account" ("id"),
  "confirmed_at" TIMESTAMPTZ(3),
  "withdrawn_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "provider_id"),
  UNIQUE ("enquiry_id", "version"),
  FOREIGN KEY ("enquiry_id", "provider_id") REFERENCES "enquiry" ("id", "provider_id"),
  CHECK (num_nonnulls("confirmed_by", "confirmed_at") IN (0, 2))
);
CREATE INDEX "placement_offer_provider_id_idx" ON "placement_offer" ("provider_id");

-- A price line of it, beside the framework rate and the cap of that day. Above the rate it has a reason, above the cap an
-- approved exception.
CREATE TABLE "placement_offer_line" (
  "offer_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL REFERENCES "service_line" ("id"),
  "area_id" UUID NOT NULL REFERENCES "area" ("id"),
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "per" TEXT NOT NULL,
  "units" NUMERIC(8,2) NOT NULL CHECK ("units" > 0),
  "rate_id" UUID REFERENCES "rate" ("id"),
  "rate_pence" INTEGER,
  "cap_id" UUID REFERENCES "price_cap" ("id"),
  "cap_pence" INTEGER,
  "exception_id" UUID REFERENCES "cap_exception" ("id"),
  "reason" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("offer_id", "service_line_id"),
  FOREIGN KEY ("offer_id", "provider_id") REFERENCES "placement_offer" ("id", "provider_id"),
  CHECK ("pence" <= "rate_pence" OR length(btrim("reason")) > 0),
  CHECK ("cap_pence" IS NULL OR "pence" <= "cap_pence" OR "exception_id" IS NOT NULL)
);
CREATE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "placement_offer_line" FOR EACH ROW EXECUTE FUNCTION app.stands();

ALTER TABLE "placement_choice" ADD FOREIGN KEY ("offer_id", "provider_id") REFERENCES "placement_offer" ("id", "provider_id");

ALTER TABLE "enquiry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "enquiry" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "enquiry" FOR INSERT WITH CHECK ((commissioner_id = (SELECT app.commissioner()) AND sent_by = (SELECT app.account()))
  OR ((SELECT app.actor()) = 'system' AND mode = 'IN_TURN'));
CREATE POLICY "decline" ON "enquiry" FOR UPDATE USING (provider_id = (SELECT app.provider()) AND closed_at IS NULL AND declined_at IS NULL)
  WITH CHECK (provider_id = (SELECT app.provider()) AND closed_at IS NULL AND chosen_at IS NULL AND declined_by = (SELECT app.account()));
CREATE POLICY "close" ON "enquiry" FOR UPDATE USING (commissioner_id = (SELECT app.commissioner())) WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT, UPDATE (declined_at, declined_by, decline_reason, closed_at, chosen_at) ON "enquiry" TO careframe_serving;

ALTER TABLE "enquiry_turn" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "enquiry_turn" FOR SELECT USING (commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "enquiry_turn" FOR INSERT WITH CHECK (commissioner_id = (SELECT app.commissioner()));
GRANT SELECT, INSERT ON "enquiry_turn" TO careframe_serving;

-- An offer is made while the enquiry stands: before its clock has run out, not declined, not closed.
CREATE FUNCTION app.enquiry_stands(of_enquiry uuid, of_provider uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM enquiry e WHERE e.id = of_enquiry AND e.provider_id = of_provider
    AND e.declined_at IS NULL AND e.closed_at IS NULL AND e.chosen_at IS NULL AND (e.due_at > app.now() OR e.mode = 'BY_PHONE'))
$$;
REVOKE ALL ON FUNCTION app.enquiry_stands(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enquiry_stands(uuid, uuid) TO careframe_serving;

ALTER TABLE "placement_offer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_offer" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_offer" FOR INSERT WITH CHECK (made_by = (SELECT app.account()) AND app.enquiry_stands(enquiry_id, provider_id)
  AND ((provider_id = (SELECT app.provider()) AND NOT by_phone) OR (commissioner_id = (SELECT app.commissioner()) AND by_phone)));
CREATE POLICY "answer" ON "placement_offer" FOR UPDATE USING (provider_id = (SELECT app.provider())) WITH CHECK (provider_id = (SELECT app.provider()));
GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at, withdrawn_at) ON "placement_offer" TO careframe_serving;

ALTER TABLE "placement_offer_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "placement_offer_line" FOR SELECT USING (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()) OR (SELECT app.actor()) = 'system');
CREATE POLICY "add" ON "placement_offer_line" FOR INSERT WITH CHECK (offer_id IN (SELECT o.id FROM placement_offer o WHERE o.made_by = (SELECT app.account())));
GRANT SELECT, INSERT ON "placement_offer_line" TO careframe_serving;
