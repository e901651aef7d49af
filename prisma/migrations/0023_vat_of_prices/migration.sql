-- VAT stands on each price that is offered, as it does on each rate; prices are compared without it.
ALTER TABLE "application_price" ADD COLUMN "vat" "vat_treatment" NOT NULL DEFAULT 'EXEMPT';
ALTER TABLE "submission_price" ADD COLUMN "vat" "vat_treatment" NOT NULL DEFAULT 'EXEMPT';

-- A volume that is declared in an application names its round, and is as sealed as the rest of it until the opening.
ALTER TABLE "declared_volume" ADD COLUMN "round_id" UUID REFERENCES "round" ("id");

DROP POLICY "read" ON "declared_volume";
CREATE POLICY "read" ON "declared_volume" FOR SELECT USING (provider_id = (SELECT app.provider())
  OR ((round_id IS NULL OR round_id IN (SELECT o.round_id FROM round_opening o WHERE o.opened_at IS NOT NULL))
    AND (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) OR (SELECT app.actor()) = 'system')));
