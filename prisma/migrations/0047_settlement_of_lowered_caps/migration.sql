-- What an approved cap did to the rates over it, as it was written down with the approval.
ALTER TABLE "cap_proposal" ADD COLUMN "settlement" JSONB,
  ADD CHECK ("settlement" IS NULL OR "approved");
GRANT UPDATE (settlement) ON "cap_proposal" TO careframe_serving;
