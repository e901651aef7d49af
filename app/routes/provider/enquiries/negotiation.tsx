import { NegotiationThread } from "#app/routes/brokerage/negotiations/NegotiationThread.tsx";
import { PriceForms } from "#app/routes/brokerage/negotiations/PriceForms.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { negotiate, negotiationOfPage } from "#app/routes/brokerage/negotiations/negotiating.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("A negotiation") }];

const access = { area: "provider", permission: "negotiation:answer", params: byId("negotiationId") } as const;

/** What a provider sees of a negotiation: what was named, never on what the council rests its price. */
export const loader = guardLoader(access, async ({ actor, params: { negotiationId }, url }) =>
  reading(actor, async (tx) => {
    const { negotiation, view } = await negotiationOfPage(tx, actor, negotiationId);
    return {
      view,
      ...{ commissioner: negotiation.commissioner, enquiryId: negotiation.enquiryId },
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

const doneWords: Readonly<Record<string, string>> = {
  name: "Your price is named and the council told so.",
  agree: "The price is agreed and the council told so.",
};

export const action = guardAction(access, async ({ actor, params: { negotiationId }, ...posted }) => {
  const again = await negotiate(actor, negotiationId, posted);
  if (again) return again;
  const done = posted.fields.text("step") === "agree" ? "agree" : "name";
  throw redirect(`${paths.ownNegotiation(negotiationId)}?done=${done}`);
});

export default function OwnNegotiation() {
  const { view, commissioner, enquiryId, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={enquiryId ? paths.ownEnquiry(enquiryId) : paths.ownEnquiries}>
        {enquiryId ? "The enquiry" : "Your enquiries"}
      </BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={commissioner}>Negotiation over a price</PageHeading>
      <NegotiationThread negotiation={view} you="provider" />
      {view.state === "open" ? <PriceForms negotiation={view} reply={reply} records={false} /> : null}
    </>
  );
}
