import { ownEnquiryLooks } from "#app/components/brokerage/enquiry-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { ownEnquiries, ownNegotiations } from "./own-enquiries.server.ts";

export const meta = () => [{ title: titleOf("Your enquiries") }];

export const loader = guardLoader({ area: "provider", permission: "enquiry:answer" }, async ({ actor }) =>
  reading(actor, async (tx, now) => ({
    enquiries: await ownEnquiries(tx, actor.providerId, now),
    negotiations: await ownNegotiations(tx, actor.providerId),
  })),
);

export default function Enquiries() {
  const { enquiries, negotiations } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Your enquiries</PageHeading>
      <p className="govuk-body">
        A council asks whether you can support somebody, without saying who the person is. Each enquiry has a
        time by which to answer. Declining does not count against you.
      </p>
      {enquiries.length === 0 ? (
        <EmptyState title="You have not been asked yet">
          <p className="govuk-body">We send an email to each of your people when you are.</p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Enquiries, those to answer first"
          columns={[
            { key: "what", label: "What" },
            { key: "by", label: "Answer by" },
            { key: "state", label: "State" },
          ]}
          rows={enquiries.map(({ id, title, commissioner, deadline, state }) => ({
            key: id,
            cells: {
              what: (
                <>
                  <a className="govuk-link" href={paths.ownEnquiry(id)}>
                    {title}
                  </a>
                  <span className="app-aside">{commissioner}</span>
                </>
              ),
              by: (
                <>
                  {deadline.words}
                  {state === "waiting" ? <span className="app-aside">{deadline.left}</span> : null}
                </>
              ),
              state: <StatusTag status={state} looks={ownEnquiryLooks} />,
            },
          }))}
        />
      )}
      {negotiations.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Negotiations over what you are paid</h2>
          <ul className="govuk-list">
            {negotiations.map(({ id, commissioner, baseline, state }) => (
              <li key={id}>
                <a className="govuk-link" href={paths.ownNegotiation(id)}>
                  {commissioner}, {baseline}
                </a>
                : {state}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
