-- When a person's thread is erased, the words of the evidence that was kept for its price go too: where a need was learnt,
-- what was written on a price that was asked about, and of a CareCubed result its case, its trained person and its file.
-- Figures and days stay.
CREATE OR REPLACE TRIGGER "stands" BEFORE UPDATE OR DELETE ON "care_cubed_result" FOR EACH ROW
  EXECUTE FUNCTION app.stands_but_for_words('version', 'case_reference', 'trained', 'file_name', 'storage_key', 'media_type', 'sha256', 'size');

CREATE FUNCTION app.erase_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone CONSTANT text := 'Erased';
BEGIN
  UPDATE care_need_of SET source = '' WHERE (placement_id = NEW.id OR request_id = NEW.id) AND source <> '';
  UPDATE outlier_note n SET words = '' FROM outlier_flag f WHERE f.id = n.flag_id AND (f.placement_id = NEW.id OR f.request_id = NEW.id) AND n.words <> '';
  UPDATE care_cubed_result c SET version = gone, case_reference = gone, trained = gone,
    file_name = NULL, storage_key = NULL, media_type = NULL, sha256 = NULL, size = NULL
  WHERE c.placement_id = NEW.id OR c.negotiation_id IN (SELECT n.id FROM negotiation n WHERE n.placement_id = NEW.id OR n.request_id = NEW.id
    OR n.enquiry_id IN (SELECT e.id FROM enquiry e WHERE e.request_id = NEW.id));
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.erase_evidence() FROM PUBLIC;
CREATE TRIGGER "evidence_erased" AFTER UPDATE OF "erased_at" ON "placement" FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION app.erase_evidence();
CREATE TRIGGER "evidence_erased" AFTER UPDATE OF "erased_at" ON "placement_request" FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION app.erase_evidence();
