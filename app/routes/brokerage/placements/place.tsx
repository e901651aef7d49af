import { z } from "zod";
import { placeFromRequest } from "#app/commands/brokerage/place-person.server.ts";
import { reading } from "#app/data/db.server.ts";
import { addDays, dayOf } from "#app/domain/calendar.ts";
import { blocksWith } from "#app/data/brokerage/placement-blocks.server.ts";
import { requestToPlace } from "#app/data/brokerage/placing.server.ts";
import { chargeInWords } from "#app/components/placement/placement-words.ts";
import { placingInWords } from "#app/components/placement/placing-words.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { dayOfParts, optionalTextField, withDays } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { dayParts, titleOf } from "#app/web/form.ts";
import { readShares } from "#app/web/funding-form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { PlaceForm } from "./PlaceForm.tsx";

export const meta = () => [{ title: titleOf("Place the person") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("requestId") } as const;

/** The offer that was chosen, as it is to be bought. */
export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const request = found(await requestToPlace(tx, params.requestId));
    const { chosen } = request;
    const lines = chosen?.lines ?? [];
    const lineIds = lines.map(({ serviceLineId }) => serviceLineId);
    const blocks = chosen ? await blocksWith(tx, chosen.providerId, lineIds, dayOf(now)) : [];
    return {
      ...{ requestId: request.id, reference: request.reference, personRef: request.personRef },
      ...{ urgent: request.urgent, streams: request.streams, stage: request.stage },
      first: dayParts(chosen?.startsOn ?? request.startsOn),
      last: request.endsOn ? dayParts(addDays(request.endsOn, -1)) : null,
      blocks: blocks.map(({ contractId, reference, endsOn }) => ({
        ...{ value: contractId, text: `Block ${reference}, until ${shortDay(endsOn)}` },
      })),
      offer: chosen && {
        ...{ provider: chosen.provider, location: chosen.location, conditions: chosen.conditions },
        ...{ weekly: formatPounds(chosen.weekly), starts: shortDay(chosen.startsOn) },
        lines: lines.map((line) => ({
          ...{ title: line.title, charge: chargeInWords(line), reason: line.reason },
          rate: line.ratePence === null ? "None" : formatPounds(line.ratePence as typeof line.pence),
          cap: line.capPence === null ? "None" : formatPounds(line.capPence as typeof line.pence),
        })),
      },
    };
  }),
);

const form = z.object({
  ground: withoutPerson(optionalTextField("The ground", 500)),
  contract: z.union([z.literal(""), z.literal("none"), z.uuid("Select a contract")]),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival, url }) => {
  const typed = { ground: fields.text("ground"), contract: fields.text("contract") };
  const read = withDays(form.safeParse(typed), fields.text, { from: "the first day" });
  const last = lastDay(fields);
  const shares = readShares(fields.text);
  if ("errors" in read || "error" in last || "errors" in shares)
    return badForm(fields, {
      ...("errors" in read ? read.errors : {}),
      ...("error" in last ? { last: last.error } : {}),
      ...("errors" in shares ? shares.errors : {}),
    });
  const { ground, contract } = read.said;
  const interim = fields.text("interim") === "yes";
  const asked = {
    ...{ fromOn: read.days.from, toOn: last.day && addDays(last.day, 1), shares: shares.shares },
    ...{ ground, interim, contractId: contract === "" || contract === "none" ? null : contract },
  };
  const verdict = await placeFromRequest(
    actor,
    params.requestId,
    asked,
    (id) => `${originOf(url)}${paths.ownEnquiry(id)}`,
    arrival,
  );
  if (verdict.ok)
    throw redirect(`${paths.placement(verdict.value.placementId)}?done=${interim ? "interim" : "placed"}`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = placingInWords(verdict.why);
  return refused(fields, sentence, field);
});

/** The last day; left empty for a placement without an end. */
function lastDay({ text }: Pick<Fields, "text">) {
  const empty = ["day", "month", "year"].every((part) => text(`last-${part}`).trim() === "");
  return empty ? { day: null } : dayOfParts(text, "last", "the last day");
}

export default function Place() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.request(page.requestId)}>Request {page.reference}</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day", last: "last-day" }} />
      <PageHeading caption={`${page.reference}, ${page.personRef}`}>Place the person</PageHeading>
      {page.offer ? (
        <PlaceForm page={{ ...page, offer: page.offer }} reply={reply} />
      ) : (
        <EmptyState title="No provider’s offer is chosen yet">
          Record the choice on the request first. A direct payment is not placed here.
        </EmptyState>
      )}
    </>
  );
}
