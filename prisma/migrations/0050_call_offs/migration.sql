-- Calling off through the framework: what is wanted, who was asked, what was bid or offered, what was awarded and made a
-- contract. What may be read and written of it stands in the migration after this one.
CREATE TYPE "call_off_kind" AS ENUM ('SPOT', 'BLOCK');
CREATE TYPE "call_off_route" AS ENUM ('DIRECT', 'RESTRICTED', 'OPEN', 'EXTERNAL');
CREATE TYPE "call_off_urgency" AS ENUM ('ROUTINE', 'URGENT');
CREATE TYPE "ranking_rule" AS ENUM ('PRICE', 'RATING_THEN_PRICE', 'DISTANCE_THEN_PRICE');
CREATE TYPE "response_measure" AS ENUM ('WORKING_HOURS', 'WORKING_DAYS');
CREATE TYPE "tie_rule" AS ENUM ('HIGHER_QUALITY', 'LOWER_PRICE', 'DRAWN_LOTS');
CREATE TYPE "hold_kind" AS ENUM ('CHALLENGE', 'REPRESENTATIONS', 'REVIEW');

-- By which route a lot may be called off, between which values and for how long: dated, each with its source.
CREATE TABLE "lot_route" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "route" "call_off_route" NOT NULL,
  "kinds" TEXT[] NOT NULL,
  "minimum_pence" BIGINT CHECK ("minimum_pence" >= 0),
  "maximum_pence" BIGINT,
  "shortest_months" INTEGER CHECK ("shortest_months" > 0),
  "longest_months" INTEGER,
  "needs_reason" BOOLEAN NOT NULL DEFAULT false,
  "ranking" "ranking_rule" NOT NULL DEFAULT 'PRICE',
  "response_measure" "response_measure" NOT NULL DEFAULT 'WORKING_HOURS',
  "response_units" INTEGER NOT NULL DEFAULT 8 CHECK ("response_units" > 0),
  "from_on" DATE NOT NULL,
  "to_on" DATE,
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3),
  CHECK ("maximum_pence" >= "minimum_pence"),
  CHECK ("longest_months" >= "shortest_months"),
  CHECK ("to_on" > "from_on"),
  CHECK (cardinality("kinds") > 0)
);
CREATE INDEX "lot_route_lot_id_idx" ON "lot_route" ("lot_id");

-- Up to which value a role of a commissioner may approve a call-off, by that commissioner's own scheme of delegation, from a day on.
CREATE TABLE "call_off_limit" (
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "role" TEXT NOT NULL,
  "from_on" DATE NOT NULL,
  "limit_pence" BIGINT NOT NULL CHECK ("limit_pence" >= 0),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "set_by" UUID REFERENCES "account" ("id"),
  "set_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("commissioner_id", "role", "from_on")
);

-- One calling off: what is wanted, by which route, under which rules, and when each step of it was taken. Where it stands is worked out from these.
CREATE TABLE "call_off" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "reference" TEXT NOT NULL,
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "summary" TEXT NOT NULL DEFAULT '',
  "kind" "call_off_kind" NOT NULL,
  "innovation" BOOLEAN NOT NULL DEFAULT false,
  "regime" "regime" NOT NULL,
  "mixed_test" TEXT NOT NULL DEFAULT '',
  "urgency" "call_off_urgency" NOT NULL DEFAULT 'ROUTINE',
  "user_choice" BOOLEAN NOT NULL DEFAULT false,
  "choice_statement" TEXT NOT NULL DEFAULT '',
  "area_id" UUID REFERENCES "area" ("id"),
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "extension_months" INTEGER NOT NULL DEFAULT 0 CHECK ("extension_months" BETWEEN 0 AND 120),
  "value_pence" BIGINT NOT NULL DEFAULT 0 CHECK ("value_pence" >= 0),
  "value_with_vat_pence" BIGINT NOT NULL DEFAULT 0 CHECK ("value_with_vat_pence" >= 0),
  "route" "call_off_route",
  "recommendation" JSONB,
  "route_reason" TEXT NOT NULL DEFAULT '',
  "quality_weight" INTEGER CHECK ("quality_weight" BETWEEN 0 AND 100),
  "minimum_quality" INTEGER CHECK ("minimum_quality" BETWEEN 0 AND 100),
  "price_formula" TEXT NOT NULL DEFAULT 'lowest-over-this@1',
  "tie_rule" "tie_rule",
  "standstill_promised" BOOLEAN NOT NULL DEFAULT false,
  "questions_close_at" TIMESTAMPTZ(3),
  "closes_at" TIMESTAMPTZ(3),
  "response_measure" "response_measure",
  "response_units" INTEGER CHECK ("response_units" > 0),
  "created_by" UUID NOT NULL REFERENCES "account" ("id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "approval_asked_by" UUID REFERENCES "account" ("id"),
  "approval_asked_at" TIMESTAMPTZ(3),
  "approved_by" UUID REFERENCES "account" ("id"),
  "approved_at" TIMESTAMPTZ(3),
  "returned_reason" TEXT NOT NULL DEFAULT '',
  "published_at" TIMESTAMPTZ(3),
  "cancelled_by" UUID REFERENCES "account" ("id"),
  "cancelled_at" TIMESTAMPTZ(3),
  "cancelled_reason" TEXT NOT NULL DEFAULT '',
  "left_framework_at" TIMESTAMPTZ(3),
  UNIQUE ("id", "commissioner_id"),
  UNIQUE ("reference"),
  CHECK ("ends_on" > "starts_on"),
  CHECK ("value_with_vat_pence" >= "value_pence"),
  CHECK ("approved_by" <> "created_by" AND "approved_by" <> "approval_asked_by"),
  CHECK (num_nonnulls("approval_asked_by", "approval_asked_at") IN (0, 2)),
  CHECK (num_nonnulls("approved_by", "approved_at") IN (0, 2)),
  CHECK ("approved_at" IS NULL OR "approval_asked_at" IS NOT NULL),
  CHECK ("published_at" IS NULL OR "approved_at" IS NOT NULL),
  CHECK (num_nonnulls("cancelled_by", "cancelled_at") IN (0, 2)),
  CHECK ("questions_close_at" < "closes_at"),
  CHECK ("route" IS DISTINCT FROM 'RESTRICTED' OR "regime" <> 'PSR_2023'),
  CHECK ("published_at" IS NULL OR "route" = 'DIRECT' OR num_nonnulls("closes_at", "questions_close_at", "quality_weight", "tie_rule") = 4)
);
CREATE INDEX "call_off_framework_id_idx" ON "call_off" ("framework_id");
CREATE INDEX "call_off_commissioner_id_idx" ON "call_off" ("commissioner_id");

-- A lot that a call-off draws on; in a move-through, the step at which it begins.
CREATE TABLE "call_off_lot" (
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "position" INTEGER NOT NULL,
  "after_months" INTEGER CHECK ("after_months" >= 0),
  "milestone" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("call_off_id", "lot_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

-- What is bought: so many units of a service line, over the whole term.
CREATE TABLE "call_off_line" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL,
  "area_id" UUID NOT NULL REFERENCES "area" ("id"),
  "units" NUMERIC(12,2) NOT NULL CHECK ("units" > 0),
  "position" INTEGER NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("call_off_id", "lot_id") REFERENCES "call_off_lot" ("call_off_id", "lot_id"),
  FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id"),
  UNIQUE ("id", "call_off_id"),
  UNIQUE ("call_off_id", "service_line_id", "area_id")
);

-- A question on quality, with its weight of the hundred that quality has, the guidance for scoring and the least score that passes.
CREATE TABLE "call_off_criterion" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "question" TEXT NOT NULL CHECK (length("question") > 0),
  "guidance" TEXT NOT NULL DEFAULT '',
  "weight" INTEGER NOT NULL CHECK ("weight" BETWEEN 1 AND 100),
  "minimum_score" INTEGER CHECK ("minimum_score" BETWEEN 1 AND 5),
  "maximum_words" INTEGER NOT NULL DEFAULT 500 CHECK ("maximum_words" BETWEEN 50 AND 5000),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  UNIQUE ("id", "call_off_id"),
  UNIQUE ("call_off_id", "position")
);

-- Who scores the bids.
CREATE TABLE "call_off_evaluator" (
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "account_id" UUID NOT NULL REFERENCES "account" ("id"),
  "lived_experience" BOOLEAN NOT NULL DEFAULT false,
  "appointed_by" UUID NOT NULL REFERENCES "account" ("id"),
  "appointed_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("call_off_id", "account_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

-- A person's declaration of interests, made before any bid is seen: the bids of providers named stay closed to this person.
CREATE TABLE "call_off_interest" (
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "account_id" UUID NOT NULL REFERENCES "account" ("id"),
  "statement" TEXT NOT NULL DEFAULT '',
  "provider_ids" UUID[] NOT NULL,
  "declared_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("call_off_id", "account_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

-- A member invited to bid, with the reasons of that day for its being eligible.
CREATE TABLE "call_off_invitation" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "party_id" UUID NOT NULL REFERENCES "party" ("id"),
  "reasons" JSONB NOT NULL,
  "reason" TEXT NOT NULL DEFAULT '',
  "invited_by" UUID NOT NULL REFERENCES "account" ("id"),
  "invited_at" TIMESTAMPTZ(3) NOT NULL,
  "declined_at" TIMESTAMPTZ(3),
  "declined_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  UNIQUE ("call_off_id", "provider_id")
);
CREATE INDEX "call_off_invitation_provider_id_idx" ON "call_off_invitation" ("provider_id");

-- The opening of the bids by two people.
CREATE TABLE "call_off_opening" (
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "first_by" UUID NOT NULL REFERENCES "account" ("id"),
  "first_at" TIMESTAMPTZ(3) NOT NULL,
  "second_by" UUID REFERENCES "account" ("id") CHECK ("second_by" <> "first_by"),
  "opened_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("call_off_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  CHECK (num_nonnulls("second_by", "opened_at") IN (0, 2))
);

-- That a bid was made, by whom and when: all that may be seen before the opening.
CREATE TABLE "bid" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "reference" TEXT NOT NULL,
  "submitted_at" TIMESTAMPTZ(3) NOT NULL,
  "submitted_by" UUID NOT NULL REFERENCES "account" ("id"),
  "content_hash" TEXT NOT NULL CHECK (length("content_hash") > 0),
  "superseded_at" TIMESTAMPTZ(3),
  "withdrawn_at" TIMESTAMPTZ(3),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("call_off_id", "provider_id") REFERENCES "call_off_invitation" ("call_off_id", "provider_id"),
  UNIQUE ("call_off_id", "provider_id", "version"),
  UNIQUE ("reference"),
  UNIQUE ("id", "call_off_id", "provider_id")
);
CREATE INDEX "bid_provider_id_idx" ON "bid" ("provider_id");

-- What a bid says: canonical JSON whose salted SHA-256 the receipt shows. Sealed until the opening.
CREATE TABLE "bid_content" (
  "bid_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "salt" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  PRIMARY KEY ("bid_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("bid_id", "call_off_id", "provider_id") REFERENCES "bid" ("id", "call_off_id", "provider_id")
);

-- The price of a line in a bid, beside the member's own framework rate and the cap that it was held against. Sealed until the opening.
CREATE TABLE "bid_price" (
  "bid_id" UUID NOT NULL,
  "call_off_line_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "rate_id" UUID NOT NULL REFERENCES "rate" ("id"),
  "rate_pence" INTEGER NOT NULL CHECK ("rate_pence" > 0),
  "cap_pence" INTEGER,
  "exception_id" UUID REFERENCES "cap_exception" ("id"),
  PRIMARY KEY ("bid_id", "call_off_line_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("bid_id", "call_off_id", "provider_id") REFERENCES "bid" ("id", "call_off_id", "provider_id"),
  FOREIGN KEY ("call_off_line_id", "call_off_id") REFERENCES "call_off_line" ("id", "call_off_id"),
  CHECK ("pence" <= "rate_pence" OR "exception_id" IS NOT NULL)
);
CREATE INDEX "bid_price_call_off_id_idx" ON "bid_price" ("call_off_id");

-- A direct award offered to one member, with its clock and its answer. Whether it has lapsed is worked out.
CREATE TABLE "offer" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "party_id" UUID NOT NULL REFERENCES "party" ("id"),
  "rank" INTEGER NOT NULL CHECK ("rank" > 0),
  "ground" TEXT NOT NULL DEFAULT '',
  "evidence" TEXT NOT NULL DEFAULT '',
  "prices" JSONB NOT NULL,
  "value_pence" BIGINT NOT NULL CHECK ("value_pence" > 0),
  "sent_by" UUID NOT NULL REFERENCES "account" ("id"),
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "accepted_at" TIMESTAMPTZ(3),
  "declined_at" TIMESTAMPTZ(3),
  "answered_by" UUID REFERENCES "account" ("id"),
  "answer_reason" TEXT NOT NULL DEFAULT '',
  "withdrawn_at" TIMESTAMPTZ(3),
  "withdrawn_by" UUID REFERENCES "account" ("id"),
  "withdrawn_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  UNIQUE ("call_off_id", "provider_id"),
  CHECK ("due_at" > "sent_at"),
  CHECK (num_nonnulls("accepted_at", "declined_at") <= 1),
  CHECK ("accepted_at" < "due_at")
);
CREATE INDEX "offer_provider_id_idx" ON "offer" ("provider_id");

-- A recommendation to award, decided by another person; its letters, its standstill and the inputs that it stands on.
CREATE TABLE "award" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "bid_id" UUID REFERENCES "bid" ("id"),
  "offer_id" UUID REFERENCES "offer" ("id"),
  "value_pence" BIGINT NOT NULL CHECK ("value_pence" > 0),
  "basis" JSONB NOT NULL,
  "reasons" TEXT NOT NULL CHECK (length("reasons") > 0),
  "recommended_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recommended_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" UUID REFERENCES "account" ("id") CHECK ("decided_by" <> "recommended_by"),
  "decided_at" TIMESTAMPTZ(3),
  "approved" BOOLEAN,
  "decision_reason" TEXT NOT NULL DEFAULT '',
  "letters_at" TIMESTAMPTZ(3),
  "standstill_ends_at" TIMESTAMPTZ(3),
  "standstill_words" TEXT NOT NULL DEFAULT '',
  "withdrawn_by" UUID REFERENCES "account" ("id"),
  "withdrawn_at" TIMESTAMPTZ(3),
  "withdrawn_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  UNIQUE ("id", "call_off_id", "commissioner_id", "provider_id"),
  CHECK (num_nonnulls("bid_id", "offer_id") = 1),
  CHECK (num_nonnulls("decided_by", "decided_at", "approved") IN (0, 3)),
  CHECK ("letters_at" IS NULL OR "approved")
);
CREATE INDEX "award_call_off_id_idx" ON "award" ("call_off_id");
CREATE INDEX "award_provider_id_idx" ON "award" ("provider_id");

-- A line that an award gives to a provider: one award for a line, unless it was withdrawn or refused.
CREATE TABLE "award_line" (
  "award_id" UUID NOT NULL,
  "call_off_line_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "units" NUMERIC(12,2) NOT NULL CHECK ("units" > 0),
  "withdrawn" BOOLEAN NOT NULL DEFAULT false,
  PRIMARY KEY ("award_id", "call_off_line_id"),
  FOREIGN KEY ("award_id", "call_off_id", "commissioner_id", "provider_id") REFERENCES "award" ("id", "call_off_id", "commissioner_id", "provider_id"),
  FOREIGN KEY ("call_off_line_id", "call_off_id") REFERENCES "call_off_line" ("id", "call_off_id")
);

-- What holds a contract up: a challenge, representations or a review, until it is answered.
CREATE TABLE "award_hold" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "award_id" UUID NOT NULL REFERENCES "award" ("id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "kind" "hold_kind" NOT NULL,
  "provider_id" UUID REFERENCES "provider" ("id"),
  "received_on" DATE NOT NULL,
  "words" TEXT NOT NULL CHECK (length("words") > 0),
  "recorded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "answer" TEXT NOT NULL DEFAULT '',
  "answered_by" UUID REFERENCES "account" ("id"),
  "answered_at" TIMESTAMPTZ(3),
  "not_before" TIMESTAMPTZ(3),
  CHECK (num_nonnulls("answered_by", "answered_at") IN (0, 2))
);
CREATE INDEX "award_hold_award_id_idx" ON "award_hold" ("award_id");

-- A call-off contract: what was bought, from whom, for how much and until when.
CREATE TABLE "contract" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "award_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "framework_id" UUID NOT NULL REFERENCES "framework" ("id"),
  "provider_id" UUID NOT NULL,
  "reference" TEXT NOT NULL,
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "regime" "regime" NOT NULL,
  "kind" "call_off_kind" NOT NULL,
  "user_choice" BOOLEAN NOT NULL DEFAULT false,
  "value_pence" BIGINT NOT NULL CHECK ("value_pence" > 0),
  "value_with_vat_pence" BIGINT NOT NULL,
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "extension_months" INTEGER NOT NULL DEFAULT 0 CHECK ("extension_months" >= 0),
  "signed_on" DATE NOT NULL,
  "review_on" DATE,
  "made_by" UUID NOT NULL REFERENCES "account" ("id"),
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_on" DATE,
  "ended_by" UUID REFERENCES "account" ("id"),
  "ended_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("award_id", "call_off_id", "commissioner_id", "provider_id") REFERENCES "award" ("id", "call_off_id", "commissioner_id", "provider_id"),
  UNIQUE ("award_id"),
  UNIQUE ("reference"),
  UNIQUE ("id", "commissioner_id"),
  UNIQUE ("id", "provider_id"),
  CHECK ("ends_on" > "starts_on"),
  CHECK ("value_with_vat_pence" >= "value_pence")
);
CREATE INDEX "contract_framework_id_idx" ON "contract" ("framework_id");
CREATE INDEX "contract_commissioner_id_idx" ON "contract" ("commissioner_id");
CREATE INDEX "contract_provider_id_idx" ON "contract" ("provider_id");

-- A line of a contract at its unit price, with the framework rate that it stands on.
CREATE TABLE "contract_line" (
  "contract_id" UUID NOT NULL,
  "call_off_line_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "service_line_id" UUID NOT NULL,
  "area_id" UUID NOT NULL REFERENCES "area" ("id"),
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "units" NUMERIC(12,2) NOT NULL CHECK ("units" > 0),
  "rate_id" UUID REFERENCES "rate" ("id"),
  PRIMARY KEY ("contract_id", "call_off_line_id"),
  FOREIGN KEY ("contract_id", "commissioner_id") REFERENCES "contract" ("id", "commissioner_id"),
  FOREIGN KEY ("contract_id", "provider_id") REFERENCES "contract" ("id", "provider_id"),
  FOREIGN KEY ("call_off_line_id") REFERENCES "call_off_line" ("id"),
  FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id")
);
