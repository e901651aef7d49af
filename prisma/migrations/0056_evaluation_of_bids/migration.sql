-- How bids are judged: scores given apart, the score agreed, questions about a cost that looks too low, exclusions and lots
-- drawn; and what an award stands on: its inputs, the checks of its winner and the letter of each bidder.
CREATE TYPE "exclusion_kind" AS ENUM ('NOT_COMPLIANT', 'ABNORMALLY_LOW', 'BIDDER_EXCLUDED');

-- One evaluator's score of one answer, given apart from the others.
CREATE TABLE "bid_score" (
  "bid_id" UUID NOT NULL,
  "criterion_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "score" INTEGER NOT NULL CHECK ("score" BETWEEN 0 AND 5),
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "scored_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("bid_id", "criterion_id", "account_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("bid_id", "call_off_id", "provider_id") REFERENCES "bid" ("id", "call_off_id", "provider_id"),
  FOREIGN KEY ("criterion_id", "call_off_id") REFERENCES "call_off_criterion" ("id", "call_off_id"),
  FOREIGN KEY ("call_off_id", "account_id") REFERENCES "call_off_evaluator" ("call_off_id", "account_id")
);
CREATE INDEX "bid_score_call_off_id_idx" ON "bid_score" ("call_off_id");

-- The score agreed for an answer, with the reason that its bidder reads.
CREATE TABLE "bid_consensus" (
  "bid_id" UUID NOT NULL,
  "criterion_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "score" INTEGER NOT NULL CHECK ("score" BETWEEN 0 AND 5),
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "moderated_by" UUID NOT NULL REFERENCES "account" ("id"),
  "moderated_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("bid_id", "criterion_id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("bid_id", "call_off_id", "provider_id") REFERENCES "bid" ("id", "call_off_id", "provider_id"),
  FOREIGN KEY ("criterion_id", "call_off_id") REFERENCES "call_off_criterion" ("id", "call_off_id")
);
CREATE INDEX "bid_consensus_call_off_id_idx" ON "bid_consensus" ("call_off_id");

-- A question to a bidder whose cost looks too low, its answer, and whether a person accepted that.
CREATE TABLE "bid_query" (
  "bid_id" UUID NOT NULL PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "question" TEXT NOT NULL CHECK (length("question") > 0),
  "due_on" DATE NOT NULL,
  "asked_by" UUID NOT NULL REFERENCES "account" ("id"),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "answer" TEXT NOT NULL DEFAULT '',
  "answered_by" UUID REFERENCES "account" ("id"),
  "answered_at" TIMESTAMPTZ(3),
  "accepted" BOOLEAN,
  "decided_by" UUID REFERENCES "account" ("id"),
  "decided_at" TIMESTAMPTZ(3),
  "decision_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("bid_id", "call_off_id", "provider_id") REFERENCES "bid" ("id", "call_off_id", "provider_id"),
  CHECK (num_nonnulls("answered_by", "answered_at") IN (0, 2)),
  CHECK (num_nonnulls("accepted", "decided_by", "decided_at") IN (0, 3)),
  CHECK ("accepted" IS NOT TRUE OR "answered_at" IS NOT NULL)
);
CREATE INDEX "bid_query_call_off_id_idx" ON "bid_query" ("call_off_id");

-- That a person took a bid out, why, and whether that was lifted again.
CREATE TABLE "bid_exclusion" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "bid_id" UUID NOT NULL,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL,
  "kind" "exclusion_kind" NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "excluded_by" UUID NOT NULL REFERENCES "account" ("id"),
  "excluded_at" TIMESTAMPTZ(3) NOT NULL,
  "lifted_by" UUID REFERENCES "account" ("id"),
  "lifted_at" TIMESTAMPTZ(3),
  "lifted_reason" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id"),
  FOREIGN KEY ("bid_id", "call_off_id", "provider_id") REFERENCES "bid" ("id", "call_off_id", "provider_id"),
  CHECK (num_nonnulls("lifted_by", "lifted_at") IN (0, 2))
);
CREATE UNIQUE INDEX "bid_exclusion_once" ON "bid_exclusion" ("bid_id") WHERE lifted_at IS NULL;
CREATE INDEX "bid_exclusion_call_off_id_idx" ON "bid_exclusion" ("call_off_id");

-- Lots drawn between bids that came out equal: the bids in the order drawn, and who stood by.
CREATE TABLE "call_off_draw" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "bid_ids" UUID[] NOT NULL CHECK (cardinality("bid_ids") > 1),
  "witnesses" TEXT NOT NULL CHECK (length("witnesses") > 0),
  "drawn_by" UUID NOT NULL REFERENCES "account" ("id"),
  "drawn_at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);
CREATE INDEX "call_off_draw_call_off_id_idx" ON "call_off_draw" ("call_off_id");

-- All that a recommendation stands on, word for word: it holds every bidder's prices and scores, which the winner may not read.
CREATE TABLE "award_basis" (
  "award_id" UUID NOT NULL PRIMARY KEY,
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "basis" JSONB NOT NULL,
  FOREIGN KEY ("award_id") REFERENCES "award" ("id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);

-- A check of an award's winner against the exclusion grounds and the debarment list. The latest counts.
CREATE TABLE "award_check" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "award_id" UUID NOT NULL REFERENCES "award" ("id"),
  "commissioner_id" UUID NOT NULL REFERENCES "commissioner" ("id"),
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "clear" BOOLEAN NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "checked_by" UUID NOT NULL REFERENCES "account" ("id"),
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  "seq" BIGINT GENERATED ALWAYS AS IDENTITY,
  CHECK ("clear" OR length("note") > 0)
);
CREATE INDEX "award_check_award_id_idx" ON "award_check" ("award_id");

-- The letter to each bidder: its scores and reasons, the winner and what spoke for it.
CREATE TABLE "award_letter" (
  "award_id" UUID NOT NULL,
  "provider_id" UUID NOT NULL REFERENCES "provider" ("id"),
  "bid_id" UUID NOT NULL REFERENCES "bid" ("id"),
  "call_off_id" UUID NOT NULL,
  "commissioner_id" UUID NOT NULL,
  "won" BOOLEAN NOT NULL,
  "content" JSONB NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("award_id", "provider_id"),
  FOREIGN KEY ("award_id") REFERENCES "award" ("id"),
  FOREIGN KEY ("call_off_id", "commissioner_id") REFERENCES "call_off" ("id", "commissioner_id")
);
CREATE INDEX "award_letter_provider_id_idx" ON "award_letter" ("provider_id");
