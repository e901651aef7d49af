-- After the opening, staff read the documents of what was submitted. Those of a draft stay its provider's alone.
DROP POLICY "read" ON "document";
CREATE POLICY "read" ON "document" FOR SELECT USING (provider_id = (SELECT app.provider())
  OR (application_id IN (SELECT s.application_id FROM submission s WHERE s.superseded_at IS NULL AND s.withdrawn_at IS NULL)
    AND round_id IN (SELECT round_id FROM round_opening WHERE opened_at IS NOT NULL)
    AND ((SELECT app.actor()) = 'system'
      OR (framework_id = ANY ((SELECT app.own_frameworks())::uuid[]) AND app.declared_for(round_id, provider_id)))));
