-- CreateEnum
CREATE TYPE "commissioner_kind" AS ENUM ('COUNCIL', 'ICB');

-- CreateEnum
CREATE TYPE "account_link_kind" AS ENUM ('INVITATION', 'RESET', 'REGISTRATION');

-- CreateEnum
CREATE TYPE "regime" AS ENUM ('PCR_2015_LIGHT_TOUCH', 'PA_2023_LIGHT_TOUCH', 'PSR_2023');

-- CreateEnum
CREATE TYPE "lot_kind" AS ENUM ('CORE', 'INNOVATION');

-- CreateEnum
CREATE TYPE "membership_rule" AS ENUM ('BY_APPLICATION', 'AUTOMATIC');

-- CreateEnum
CREATE TYPE "priced_by" AS ENUM ('PROVIDER', 'LOCATION');

-- CreateEnum
CREATE TYPE "price_unit" AS ENUM ('HOUR', 'WEEK', 'NIGHT', 'SESSION', 'DAY', 'TRIP', 'ONE_OFF');

-- CreateEnum
CREATE TYPE "rating" AS ENUM ('OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'INADEQUATE', 'NOT_RATED');

-- CreateEnum
CREATE TYPE "question_kind" AS ENUM ('PASS_FAIL', 'SCORED', 'DOCUMENT');

-- CreateEnum
CREATE TYPE "intake" AS ENUM ('WINDOW', 'CONTINUOUS');

-- CreateEnum
CREATE TYPE "screening_result" AS ENUM ('PASS', 'REFER', 'FAIL');

-- CreateTable
CREATE TABLE "commissioner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" "commissioner_kind" NOT NULL,
    "service_name" TEXT NOT NULL DEFAULT 'Careframe',
    "brand_colour" TEXT NOT NULL DEFAULT '#005a6f',
    "contact_mail" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "assessment_url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "commissioner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "commissioner_id" UUID,
    "provider_id" UUID,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deactivated_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "account_link" (
    "token_hash" TEXT NOT NULL,
    "kind" "account_link_kind" NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "provider_id" UUID,
    "commissioner_id" UUID,
    "roles" TEXT[],
    "organisation" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "postcode" (
    "postcode" TEXT NOT NULL,
    "outcode" TEXT NOT NULL,
    "easting" INTEGER NOT NULL,
    "northing" INTEGER NOT NULL,

    CONSTRAINT "postcode_pkey" PRIMARY KEY ("postcode")
);

-- CreateTable
CREATE TABLE "ladder_rung" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commissioner_id" UUID NOT NULL,
    "tier" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ladder_rung_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commissioner_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "everywhere" BOOLEAN NOT NULL DEFAULT false,
    "outcodes" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commissioner_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "regime" "regime" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "maximum_pence" BIGINT NOT NULL,
    "publishes_prices" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_commissioner" (
    "framework_id" UUID NOT NULL,
    "commissioner_id" UUID NOT NULL,
    "lot_numbers" INTEGER[],
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "framework_commissioner_pkey" PRIMARY KEY ("framework_id","commissioner_id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "plain_name" TEXT NOT NULL DEFAULT '',
    "kind" "lot_kind" NOT NULL,
    "membership_rule" "membership_rule" NOT NULL,
    "priced_by" "priced_by" NOT NULL DEFAULT 'PROVIDER',
    "rung_id" UUID,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_line" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "lot_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "unit" "price_unit" NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "service_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_cap" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "service_line_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "pence" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "invented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "price_cap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "companies_house_number" TEXT,
    "charity_number" TEXT,
    "cqc_provider_id" TEXT,
    "is_small" BOOLEAN NOT NULL DEFAULT false,
    "is_voluntary" BOOLEAN NOT NULL DEFAULT false,
    "contact_mail" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "made_up" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "provider_id" UUID,
    "name" TEXT NOT NULL,
    "organisation" BOOLEAN NOT NULL DEFAULT false,
    "cqc_location_id" TEXT,
    "cqc_provider_id" TEXT,
    "regulated" BOOLEAN NOT NULL DEFAULT true,
    "registration" TEXT NOT NULL DEFAULT 'registered',
    "address" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT,
    "easting" INTEGER,
    "northing" INTEGER,
    "local_authority" TEXT NOT NULL DEFAULT '',
    "rating" "rating" NOT NULL DEFAULT 'NOT_RATED',
    "rated_on" DATE,
    "beds" INTEGER,
    "service_types" TEXT[],
    "specialisms" TEXT[],
    "phone" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "facts_at" TIMESTAMPTZ(3),

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_specialism" (
    "provider_id" UUID NOT NULL,
    "specialism" TEXT NOT NULL,

    CONSTRAINT "provider_specialism_pkey" PRIMARY KEY ("provider_id","specialism")
);

-- CreateTable
CREATE TABLE "party" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "lead_provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "joint" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_stop" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commissioner_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "lot_id" UUID,
    "location_id" UUID,
    "reason" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "review_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_reason" TEXT,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "placement_stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capacity_return" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "provider_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "free" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "stated_by" UUID,

    CONSTRAINT "capacity_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_set" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "question_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "question_set_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "kind" "question_kind" NOT NULL,
    "passes" TEXT[],
    "fails" TEXT[],
    "choices" TEXT[],
    "weight" INTEGER NOT NULL DEFAULT 0,
    "guidance" TEXT NOT NULL DEFAULT '',
    "maximum_words" INTEGER NOT NULL DEFAULT 500,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "intake" "intake" NOT NULL DEFAULT 'WINDOW',
    "whole_framework" BOOLEAN NOT NULL DEFAULT true,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "clarifications_close_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "effective_on" DATE NOT NULL,
    "question_set_id" UUID NOT NULL,
    "drafted_from_id" UUID,
    "minimum_score" INTEGER NOT NULL DEFAULT 50,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "created_by" UUID,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_lot" (
    "round_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,

    CONSTRAINT "round_lot_pkey" PRIMARY KEY ("round_id","lot_id")
);

-- CreateTable
CREATE TABLE "round_extension" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,
    "after" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "round_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clarification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "question" TEXT NOT NULL,
    "published" TEXT,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "clarification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_opening" (
    "round_id" UUID NOT NULL,
    "first_by" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "second_by" UUID,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_opening_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "current_submission_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "carried_from_id" UUID,
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_section" (
    "application_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_section_pkey" PRIMARY KEY ("application_id","section")
);

-- CreateTable
CREATE TABLE "application_price" (
    "application_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "service_line_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "pence" INTEGER NOT NULL,
    "cap_id" UUID,

    CONSTRAINT "application_price_pkey" PRIMARY KEY ("application_id","service_line_id","area_id","location_id")
);

-- CreateTable
CREATE TABLE "application_partner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "lead_provider_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "provider_id" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_at" TIMESTAMPTZ(3),
    "declaration" JSONB,
    "delivers" JSONB,

    CONSTRAINT "application_partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "provider_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_content" (
    "submission_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "salt" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "submission_content_pkey" PRIMARY KEY ("submission_id")
);

-- CreateTable
CREATE TABLE "submission_price" (
    "submission_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "service_line_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "pence" INTEGER NOT NULL,
    "cap_id" UUID,

    CONSTRAINT "submission_price_pkey" PRIMARY KEY ("submission_id","service_line_id","area_id","location_id")
);

-- CreateTable
CREATE TABLE "panel_member" (
    "round_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "lived_experience" BOOLEAN NOT NULL DEFAULT false,
    "appointed_by" UUID NOT NULL,
    "appointed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "panel_member_pkey" PRIMARY KEY ("round_id","account_id")
);

-- CreateTable
CREATE TABLE "conflict_declaration" (
    "round_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "provider_ids" UUID[],

    CONSTRAINT "conflict_declaration_pkey" PRIMARY KEY ("round_id","account_id")
);

-- CreateTable
CREATE TABLE "screening" (
    "submission_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "question_code" TEXT NOT NULL,
    "machine" "screening_result" NOT NULL,
    "decided" "screening_result",
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "screening_pkey" PRIMARY KEY ("submission_id","question_code")
);

-- CreateTable
CREATE TABLE "score" (
    "submission_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "question_code" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "scored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("submission_id","question_code","account_id")
);

-- CreateTable
CREATE TABLE "consensus_score" (
    "submission_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "question_code" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "moderated_by" UUID NOT NULL,
    "moderated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consensus_score_pkey" PRIMARY KEY ("submission_id","question_code")
);

-- CreateTable
CREATE TABLE "lot_outcome" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "submission_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "admitted" BOOLEAN NOT NULL,
    "reasons" JSONB NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "letter_at" TIMESTAMPTZ(3),
    "standstill_ends_at" TIMESTAMPTZ(3),
    "admitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "lot_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exclusion_check" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "clear" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "checked_by" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exclusion_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_terms" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "framework_terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terms_acceptance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "terms_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "signatory_name" TEXT NOT NULL,
    "signatory_role" TEXT NOT NULL,
    "accepted_by" UUID NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "terms_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot_membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "active_from" DATE NOT NULL,
    "active_to" DATE,
    "ended_reason" TEXT,
    "application_id" UUID,

    CONSTRAINT "lot_membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership_location" (
    "membership_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,

    CONSTRAINT "membership_location_pkey" PRIMARY KEY ("membership_id","location_id")
);

-- CreateTable
CREATE TABLE "membership_area" (
    "membership_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,

    CONSTRAINT "membership_area_pkey" PRIMARY KEY ("membership_id","area_id")
);

-- CreateTable
CREATE TABLE "innovation_opt_out" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "lot_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "innovation_opt_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cap_exception" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "service_line_id" UUID NOT NULL,
    "maximum_pence" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cap_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "framework_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "service_line_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "pence" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "cap_id" UUID,
    "cap_pence" INTEGER,
    "exception_id" UUID,
    "submission_id" UUID,

    CONSTRAINT "rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "account_id" UUID,
    "provider_id" UUID,
    "commissioner_id" UUID,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "text_digest" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_text" (
    "seq" BIGINT NOT NULL,
    "salt" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "audit_text_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("only")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commissioner_id" UUID,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "once_key" TEXT,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_reply" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commissioner_id" UUID,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT,
    "status" TEXT NOT NULL,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "summary" JSONB NOT NULL,
    "started_by" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_fact" (
    "key" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "uncertain" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "reference_fact_pkey" PRIMARY KEY ("key","from_on")
);

-- CreateIndex
CREATE UNIQUE INDEX "commissioner_name_key" ON "commissioner"("name");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "account_provider_id_idx" ON "account"("provider_id");

-- CreateIndex
CREATE INDEX "account_commissioner_id_idx" ON "account"("commissioner_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "account_link_email_idx" ON "account_link"("email");

-- CreateIndex
CREATE INDEX "postcode_outcode_idx" ON "postcode"("outcode");

-- CreateIndex
CREATE UNIQUE INDEX "ladder_rung_commissioner_id_position_key" ON "ladder_rung"("commissioner_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "area_commissioner_id_code_key" ON "area"("commissioner_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "framework_reference_key" ON "framework"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "lot_framework_id_number_key" ON "lot"("framework_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "service_line_lot_id_code_key" ON "service_line"("lot_id", "code");

-- CreateIndex
CREATE INDEX "price_cap_service_line_id_area_id_effective_from_idx" ON "price_cap"("service_line_id", "area_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "provider_companies_house_number_key" ON "provider"("companies_house_number");

-- CreateIndex
CREATE UNIQUE INDEX "provider_charity_number_key" ON "provider"("charity_number");

-- CreateIndex
CREATE UNIQUE INDEX "provider_cqc_provider_id_key" ON "provider"("cqc_provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "location_cqc_location_id_key" ON "location"("cqc_location_id");

-- CreateIndex
CREATE INDEX "location_provider_id_idx" ON "location"("provider_id");

-- CreateIndex
CREATE INDEX "location_easting_northing_idx" ON "location"("easting", "northing");

-- CreateIndex
CREATE INDEX "party_lead_provider_id_idx" ON "party"("lead_provider_id");

-- CreateIndex
CREATE INDEX "placement_stop_provider_id_idx" ON "placement_stop"("provider_id");

-- CreateIndex
CREATE INDEX "capacity_return_location_id_lot_id_stated_at_idx" ON "capacity_return"("location_id", "lot_id", "stated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "question_set_framework_id_version_key" ON "question_set"("framework_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "question_question_set_id_code_key" ON "question"("question_set_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "round_framework_id_number_key" ON "round"("framework_id", "number");

-- CreateIndex
CREATE INDEX "round_extension_round_id_idx" ON "round_extension"("round_id");

-- CreateIndex
CREATE INDEX "clarification_round_id_idx" ON "clarification"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_reference_key" ON "application"("reference");

-- CreateIndex
CREATE INDEX "application_provider_id_idx" ON "application"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_round_id_party_id_key" ON "application"("round_id", "party_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_partner_application_id_email_key" ON "application_partner"("application_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "document_storage_key_key" ON "document"("storage_key");

-- CreateIndex
CREATE INDEX "document_application_id_idx" ON "document"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_reference_key" ON "submission"("reference");

-- CreateIndex
CREATE INDEX "submission_round_id_idx" ON "submission"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_application_id_version_key" ON "submission"("application_id", "version");

-- CreateIndex
CREATE INDEX "submission_price_round_id_idx" ON "submission_price"("round_id");

-- CreateIndex
CREATE INDEX "lot_outcome_round_id_idx" ON "lot_outcome"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_outcome_submission_id_lot_id_key" ON "lot_outcome"("submission_id", "lot_id");

-- CreateIndex
CREATE INDEX "exclusion_check_round_id_provider_id_idx" ON "exclusion_check"("round_id", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "framework_terms_framework_id_version_key" ON "framework_terms"("framework_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "terms_acceptance_application_id_terms_id_key" ON "terms_acceptance"("application_id", "terms_id");

-- CreateIndex
CREATE INDEX "lot_membership_lot_id_provider_id_idx" ON "lot_membership"("lot_id", "provider_id");

-- CreateIndex
CREATE INDEX "lot_membership_provider_id_idx" ON "lot_membership"("provider_id");

-- CreateIndex
CREATE INDEX "membership_location_location_id_lot_id_idx" ON "membership_location"("location_id", "lot_id");

-- CreateIndex
CREATE INDEX "innovation_opt_out_lot_id_provider_id_idx" ON "innovation_opt_out"("lot_id", "provider_id");

-- CreateIndex
CREATE INDEX "rate_membership_id_service_line_id_idx" ON "rate"("membership_id", "service_line_id");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_idx" ON "audit_event"("subject_id");

-- CreateIndex
CREATE INDEX "audit_event_account_id_idx" ON "audit_event"("account_id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_once_key_key" ON "mail"("once_key");

-- CreateIndex
CREATE INDEX "mail_next_attempt_at_idx" ON "mail"("next_attempt_at");
