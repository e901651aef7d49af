import { recordPhoneOffer } from "#app/commands/brokerage/record-phone-offer.server.ts";
import { OfferFields } from "#app/routes/brokerage/enquiries/OfferFields.tsx";
import { perInWords, unitsAWeek } from "#app/components/brokerage/enquiry-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { enquiriesOf } from "#app/data/brokerage/enquiries.server.ts";
import { mayBeAsked, placesFor } from "#app/data/brokerage/asking.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf, toDay } from "#app/domain/calendar.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { dayParts, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { readOffer } from "#app/web/offer-form.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { headOf, ownAsking } from "./ask-page.server.ts";
import { RequestTabs } from "./RequestTabs.tsx";

export const meta = () => [{ title: titleOf("A telephone offer") }];

const access = { area: "brokerage", permission: "enquiry:send", params: byId("requestId") } as const;

/** Who may be asked today or was asked already, and the lines to price. */
export const loader = guardLoader(access, async ({ actor, params: { requestId }, url }) =>
  reading(actor, async (tx, now) => {
    const asking = await ownAsking(tx, actor, requestId);
    const asked = (await enquiriesOf(tx, requestId)).map(({ locationId }) => locationId);
    const places = (await placesFor(tx, asking, dayOf(now))).filter(
      (place) => mayBeAsked(place) || asked.includes(place.locationId),
    );
    return {
      request: headOf(asking),
      chosen: url.searchParams.get("place") ?? "",
      places: places
        .map(({ locationId: value, provider, location }) => ({
          ...{ value, text: provider === location ? provider : `${provider}, ${location}` },
        }))
        .sort((a, b) => (a.text < b.text ? -1 : 1)),
      starts: dayParts(toDay(asking.startsOn)),
      lines: asking.lines.map(({ serviceLineId: id, title, unit, units }) => ({
        ...{ id, title, about: unitsAWeek(units, unit), per: perInWords(unit), price: "", reason: "" },
      })),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params: { requestId }, fields, url, arrival }) => {
  const asking = await reading(actor, (tx) => ownAsking(tx, actor, requestId));
  const read = readOffer(
    fields,
    asking.lines.map(({ serviceLineId }) => serviceLineId),
  );
  const place = fields.text("place");
  const errors = {
    ...(/^[0-9a-f-]{36}$/.test(place) ? {} : { place: "Select whose offer it is" }),
    ...("errors" in read ? read.errors : {}),
  };
  if ("errors" in read || Object.keys(errors).length > 0) return badForm(fields, errors);
  const page = (id: string) => `${originOf(url)}${paths.ownEnquiry(id)}`;
  const verdict = found(await recordPhoneOffer(actor, requestId, place, read.said, page, arrival));
  if (verdict.ok) throw redirect(`${paths.requestStep(requestId, "offers")}?done=phoned`);
  const { field, sentence } = noInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function TelephoneOffer() {
  const { request, places, chosen, lines, starts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <RequestTabs request={request} view="offers" title="Write down a telephone offer" />
      <FormErrors errors={reply?.errors} targets={{ starts: "starts-day" }} />
      <p className="govuk-body">
        Write down what the provider said. It stands at once, beside the others, and its people are asked to
        confirm it.
      </p>
      <form method="post" noValidate>
        <Select
          name="place"
          label="Whose offer it is"
          value={shown(reply, "place", chosen)}
          error={reply?.errors["place"]}
          items={[{ value: "", text: "Choose a provider" }, ...places]}
        />
        <OfferFields lines={lines} starts={starts} conditions="" reply={reply} />
        <Button preventDoubleClick>Write it down</Button>
      </form>
    </>
  );
}
