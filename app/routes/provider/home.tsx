import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { providersHome } from "./home-page.server.ts";
import { EnquiriesToAnswer } from "./enquiries/EnquiriesToAnswer.tsx";
import { OffersToAnswer } from "./offers/OffersToAnswer.tsx";
import { RoundToApplyTo } from "./RoundToApplyTo.tsx";

export const meta = () => [{ title: titleOf("Home") }];

export const loader = guardLoader(
  { area: "provider", permission: "application:write" },
  async ({ actor, person }) =>
    reading(actor, async (tx, now) => ({
      organisation: person?.organisation ?? "",
      ...(await providersHome(tx, actor, now)),
    })),
);

export default function Home() {
  const { organisation, rounds, callOffs, enquiries, offers, invitations, applications, capacity } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption={organisation}>What you have to do</PageHeading>
      <EnquiriesToAnswer enquiries={enquiries} />
      <OffersToAnswer offers={offers} />
      {rounds.map((round) => (
        <RoundToApplyTo key={round.id} round={round} />
      ))}
      {rounds.length === 0 ? (
        <EmptyState title="No round is open">
          <p className="govuk-body">
            We write to you when the next one opens. Until then your prices and your lots stay as they are.
          </p>
        </EmptyState>
      ) : null}
      {callOffs.length > 0 ? (
        <section aria-labelledby="call-offs">
          <h2 className="govuk-heading-m" id="call-offs">
            Invitations to bid
          </h2>
          <ul className="govuk-list">
            {callOffs.map((one) => (
              <li key={one.id}>
                <a className="govuk-link" href={paths.ownCallOff(one.id)}>
                  {one.title}
                </a>
                : {one.words}. Your bid: {one.status}.
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {invitations.length > 0 ? (
        <section aria-labelledby="invitations">
          <h2 className="govuk-heading-m" id="invitations">
            Applications with others
          </h2>
          <ul className="govuk-list">
            {invitations.map((one) => (
              <li key={one.id}>
                <a className="govuk-link" href={paths.partnership(one.id)}>
                  {one.leadName}
                </a>
                : {one.words}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {capacity ? (
        <section aria-labelledby="capacity">
          <h2 className="govuk-heading-m" id="capacity">
            Vacancies and hours
          </h2>
          <p className="govuk-body">
            {capacity}{" "}
            <a className="govuk-link" href={paths.capacity}>
              Say what is free now
            </a>
          </p>
        </section>
      ) : null}
      {applications.length > 0 ? <Applications /> : null}
    </>
  );
}

function Applications() {
  const { applications } = useLoaderData<typeof loader>();
  return (
    <ResponsiveTable
      caption="Your applications"
      columns={[
        { key: "round", label: "Round" },
        { key: "sent", label: "What we received" },
        { key: "outcome", label: "Outcome" },
      ]}
      rows={applications.map((one) => ({
        key: one.applicationId,
        cells: {
          round: (
            <a className="govuk-link" href={paths.application(one.applicationId)}>
              {one.roundTitle}
            </a>
          ),
          sent: one.hasReceipt ? (
            <>
              <a className="govuk-link" href={paths.receipt(one.applicationId)}>
                Receipt {one.sent}
              </a>
              <span className="app-aside">{one.sentAt}</span>
            </>
          ) : (
            one.sent
          ),
          outcome: one.hasOutcome ? (
            <a className="govuk-link" href={paths.outcome(one.applicationId)}>
              {one.outcome}
            </a>
          ) : (
            one.outcome
          ),
        },
      }))}
    />
  );
}
