import { areaId } from "../../prisma/demo/places.ts";
import { idOf } from "../../prisma/demo/ledger.ts";
import { councilId, frameworkId, lineId, personId } from "../../prisma/demo/commissioning.ts";

/** A request of the demonstration's council for ten hours of visits, with the first provider's offer chosen, as SQL for its database. */
export function aRequestToPlace(): { readonly requestId: string; readonly statements: readonly string[] } {
  const [requestId, enquiryId, offerId] = ["request", "enquiry", "offer"].map((what) =>
    idOf("to-place", what),
  );
  const [council, broker] = [`'${councilId}'`, `'${personId("broker")}'`];
  const provider = "(SELECT provider_id FROM account WHERE email = 'provider@demo.test')";
  const place = `(SELECT id FROM location WHERE provider_id = ${provider} AND organisation)`;
  const rate = `(SELECT * FROM rate WHERE provider_id = ${provider} AND service_line_id = '${lineId("HC-60")}' AND valid_from <= app.today()
    AND (valid_to IS NULL OR valid_to > app.today()) ORDER BY pence LIMIT 1)`;
  const shown = JSON.stringify({
    ...{ commissioner: "Avonmere City Council", place: "", frameworkId, areaId: areaId("everywhere") },
    ...{ everywhereId: areaId("everywhere"), ageBand: "75-84", supportReason: "physical-personal-care" },
    ...{
      district: "BS3",
      startsOn: "2026-12-07",
      endsOn: null,
      urgent: false,
      needs: [],
      lines: [],
      conditions: "",
    },
  });
  return {
    requestId: requestId ?? "",
    statements: [
      `INSERT INTO placement_request (id, commissioner_id, framework_id, reference, person_ref, age_band, support_reason, needs, postcode_district, starts_on, streams, created_by, created_at)
       VALUES ('${requestId}', ${council}, '${frameworkId}', 'PR-2026-9901', 'P-99121', '75-84', 'physical-personal-care', '[]', 'BS3', '2026-12-07', '{council}', ${broker}, app.now())`,
      `INSERT INTO enquiry (id, request_id, commissioner_id, provider_id, location_id, shown, sent_by, sent_at, due_at)
       VALUES ('${enquiryId}', '${requestId}', ${council}, ${provider}, ${place}, '${shown}', ${broker}, app.now(), app.now() + interval '2 days')`,
      `INSERT INTO enquiry_asking (enquiry_id, request_id, commissioner_id, rank, mode, eligibility)
       VALUES ('${enquiryId}', '${requestId}', ${council}, 1, 'TOGETHER', '{"for": [], "against": []}')`,
      `INSERT INTO placement_offer (id, enquiry_id, commissioner_id, provider_id, version, starts_on, weekly_pence, made_by, made_at)
       SELECT '${offerId}', '${enquiryId}', ${council}, ${provider}, 1, '2026-12-07', r.pence * 10, a.id, app.now() FROM ${rate} r, account a WHERE a.email = 'provider@demo.test'`,
      `INSERT INTO placement_offer_line (offer_id, provider_id, commissioner_id, service_line_id, area_id, pence, per, units, rate_id, rate_pence, cap_id, cap_pence)
       SELECT '${offerId}', r.provider_id, ${council}, r.service_line_id, r.area_id, r.pence, 'hour', 10, r.id, r.pence, r.cap_id, r.cap_pence FROM ${rate} r`,
      `INSERT INTO placement_choice (request_id, commissioner_id, options, kind, provider_id, location_id, offer_id, recorded_by, chosen_at)
       VALUES ('${requestId}', ${council}, '[{"kind": "direct-payment"}]', 'PROVIDER', ${provider}, ${place}, '${offerId}', ${broker}, app.now())`,
    ],
  };
}
