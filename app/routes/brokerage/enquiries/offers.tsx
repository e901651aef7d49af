import { chooseOffer, closeEnquiry } from "#app/commands/brokerage/close-enquiry.server.ts";
import { negotiateOffer } from "#app/commands/brokerage/open-negotiation.server.ts";
import { enquiryLooks } from "#app/components/brokerage/enquiry-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { reading } from "#app/data/db.server.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { OfferCard } from "./OfferCard.tsx";
import { expectedBeside } from "./expected-beside.server.ts";
import { ExpectedBeside } from "./ExpectedBeside.tsx";
import { offersPage } from "./offers-page.server.ts";
import { RequestTabs } from "./RequestTabs.tsx";

export const meta = () => [{ title: titleOf("Offers") }];
export const handle = { wide: true };

const params = byId("requestId");
const access = { area: "brokerage", permission: "request:read", params } as const;

export const loader = guardLoader(access, async ({ actor, params: { requestId }, url }) =>
  reading(actor, async (tx, now) => ({
    ...(await offersPage(tx, actor, requestId, now)),
    expected: await expectedBeside(tx, actor, requestId, now),
    maySend: mayDo(actor, "enquiry:send"),
    mayNegotiate: mayDo(actor, "negotiation:manage"),
    done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
  })),
);

const doneWords: Readonly<Record<string, string>> = {
  chosen:
    "The offer is chosen and its provider told so. Tell it now who the person is, through a channel that you both already use.",
  closed: "The enquiry is closed and its provider told so.",
  phoned: "The telephone offer is written down. Its provider has a letter and confirms it.",
};

const steps: Readonly<Record<string, Permission>> = {
  choose: "enquiry:send",
  close: "enquiry:send",
  negotiate: "negotiation:manage",
};

export const action = guardAction(access, async ({ actor, params: { requestId }, fields, url }) => {
  const [step, enquiryId] = [fields.text("step"), fields.text("enquiry")];
  const needs = steps[step];
  if (!needs || !/^[0-9a-f-]{36}$/.test(enquiryId)) throw notFound();
  if (!mayDo(actor, needs)) throw new Response("You do not have access to this page.", { status: 403 });
  const page = (id: string) => `${originOf(url)}${paths.ownEnquiry(id)}`;
  const here = paths.requestStep(requestId, "offers");
  if (step === "negotiate") {
    const opened = found(await negotiateOffer(actor, enquiryId));
    if (opened.ok) throw redirect(paths.negotiation(opened.value.negotiationId));
    if (opened.why.kind === "open-already") throw redirect(paths.negotiation(opened.why.negotiationId));
    return refused(fields, noInWords(opened.why).sentence);
  }
  const deed = step === "choose" ? chooseOffer : closeEnquiry;
  const verdict = found(await deed(actor, requestId, enquiryId, page));
  if (verdict.ok) throw redirect(`${here}?done=${step === "choose" ? "chosen" : "closed"}`);
  return refused(fields, noInWords(verdict.why).sentence);
});

export default function Offers() {
  const page = useLoaderData<typeof loader>();
  const { request, offers, others, chosen, done, expected, maySend, mayNegotiate } = page;
  const reply = useActionData<typeof action>();
  return (
    <>
      <RequestTabs request={request} view="offers" title="Offers" done={reply ? null : done} />
      <FormErrors errors={reply?.errors} />
      {expected && offers.length > 0 ? <ExpectedBeside requestId={request.id} expected={expected} /> : null}
      {offers.length === 0 ? (
        <EmptyState title="No offer stands">
          <p className="govuk-body">
            <a className="govuk-link" href={paths.requestStep(request.id, "enquiries")}>
              Ask providers
            </a>
          </p>
        </EmptyState>
      ) : null}
      {offers.map((row) => (
        <OfferCard
          key={row.id}
          row={row}
          may={{ choose: maySend && !chosen, negotiate: mayNegotiate && !chosen }}
        />
      ))}
      {maySend && !chosen ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.requestStep(request.id, "telephone-offer")}>
            Write down a telephone offer
          </a>
        </p>
      ) : null}
      {others.length > 0 ? (
        <ResponsiveTable
          dense
          caption="Asked, and no offer stands"
          columns={[
            { key: "who", label: "Provider" },
            { key: "state", label: "State" },
            { key: "due", label: "To answer by" },
            { key: "why", label: "Reason given" },
          ]}
          rows={others.map(({ id, name, state, due, reason }) => ({
            key: id,
            cells: {
              who: name,
              state: <StatusTag status={state} looks={enquiryLooks} />,
              due,
              why: reason || "None",
            },
          }))}
        />
      ) : null}
    </>
  );
}
