-- What the council rests its price on in a negotiation, a rate card, an open book or a benchmark, is kept with its file, as
-- a CareCubed result is. No document ever stood behind the column for one.
ALTER TABLE "negotiation_basis"
  DROP COLUMN "document_id",
  ADD COLUMN "file_name" TEXT,
  ADD COLUMN "storage_key" TEXT UNIQUE,
  ADD COLUMN "media_type" TEXT,
  ADD COLUMN "sha256" TEXT,
  ADD COLUMN "size" INTEGER,
  ADD CHECK (num_nonnulls("file_name", "storage_key", "media_type", "sha256", "size") IN (0, 5));

-- The file goes when the person's thread is erased; the figure stays.
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "negotiation_basis" FOR EACH ROW
  EXECUTE FUNCTION app.stands_but_for_words('source', 'case_reference', 'version', 'trained', 'file_name', 'storage_key', 'media_type', 'sha256', 'size');

CREATE FUNCTION app.erase_files_of_bases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE negotiation_basis b SET file_name = NULL, storage_key = NULL, media_type = NULL, sha256 = NULL, size = NULL
  WHERE b.storage_key IS NOT NULL AND b.negotiation_id IN (SELECT n.id FROM negotiation n WHERE n.placement_id = NEW.id OR n.request_id = NEW.id
    OR n.enquiry_id IN (SELECT e.id FROM enquiry e WHERE e.request_id = NEW.id));
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.erase_files_of_bases() FROM PUBLIC;
CREATE TRIGGER "files_of_bases_erased" AFTER UPDATE OF "erased_at" ON "placement" FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION app.erase_files_of_bases();
CREATE TRIGGER "files_of_bases_erased" AFTER UPDATE OF "erased_at" ON "placement_request" FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION app.erase_files_of_bases();
