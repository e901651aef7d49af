-- What is argued about is the price of each unit; what it comes to in a week follows from it.
ALTER TABLE "negotiation_step" ADD COLUMN "prices" JSONB NOT NULL DEFAULT '[]';

-- A price that was agreed becomes a version of the offer, whoever agreed to it and whether or not the clock of the
-- enquiry has run out.
ALTER TABLE "placement_offer" ADD COLUMN "negotiation_id" UUID;
ALTER TABLE "placement_offer" ADD FOREIGN KEY ("negotiation_id", "provider_id") REFERENCES "negotiation" ("id", "provider_id");

CREATE FUNCTION app.is_as_agreed(of_negotiation uuid, of_enquiry uuid, weekly integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM negotiation n JOIN enquiry e ON e.id = n.enquiry_id
    WHERE n.id = of_negotiation AND n.enquiry_id = of_enquiry AND n.agreed_pence = weekly AND n.agreed_by = (SELECT app.account())
      AND e.declined_at IS NULL AND e.closed_at IS NULL AND e.chosen_at IS NULL)
$$;
REVOKE ALL ON FUNCTION app.is_as_agreed(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_as_agreed(uuid, uuid, integer) TO careframe_serving;

DROP POLICY "add" ON "placement_offer";
CREATE POLICY "add" ON "placement_offer" FOR INSERT WITH CHECK (made_by = (SELECT app.account())
  AND (provider_id = (SELECT app.provider()) OR commissioner_id = (SELECT app.commissioner()))
  AND (app.is_as_agreed(negotiation_id, enquiry_id, weekly_pence)
    OR (negotiation_id IS NULL AND by_phone = (commissioner_id IS NOT DISTINCT FROM (SELECT app.commissioner())) AND app.enquiry_stands(enquiry_id, provider_id))));

-- The saving follows from the agreement, also where the provider is the one who agrees; it never reads it.
ALTER TABLE "saving" ADD COLUMN "words" TEXT NOT NULL DEFAULT '';
DROP POLICY "add" ON "saving";
CREATE POLICY "add" ON "saving" FOR INSERT WITH CHECK (created_by = (SELECT app.account()) AND (commissioner_id = (SELECT app.commissioner())
  OR (state = 'agreed' AND negotiation_id IN (SELECT n.id FROM negotiation n WHERE n.provider_id = (SELECT app.provider()) AND n.agreed_by = (SELECT app.account())))));
