-- What the value of a call-off was worked out from: the price of a unit of each line before anybody bids, and how VAT
-- falls on it.
ALTER TABLE "call_off_line" ADD COLUMN "estimate_pence" INTEGER CHECK ("estimate_pence" > 0);
ALTER TABLE "call_off_line" ADD COLUMN "estimate_from" TEXT CHECK ("estimate_from" IN ('CAP', 'HIGHEST_RATE', 'STATED'));
ALTER TABLE "call_off_line" ADD COLUMN "vat" "vat_treatment";
