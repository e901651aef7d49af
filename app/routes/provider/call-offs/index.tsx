import { callOffState } from "#app/domain/call-off/state.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { invitationsOf } from "#app/data/call-off/own-call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { toTheSecond } from "../application/words.ts";
import { bidLooks, bidStatus } from "./words.ts";

export const meta = () => [{ title: titleOf("Invitations to bid") }];

export const loader = guardLoader({ area: "provider", permission: "bid:write" }, async ({ actor, person }) =>
  reading(actor, async (tx, now) => ({
    organisation: person?.organisation ?? "",
    invitations: (await invitationsOf(tx, actor.providerId)).map(({ callOff, own }) => {
      const state = callOffState(callOff, now);
      return {
        ...{ id: callOff.id, reference: callOff.reference, title: callOff.title, open: state === "open" },
        closesAt: callOff.closesAt ? deadlineInWords(callOff.closesAt) : "",
        status: bidStatus(own, state),
        sent: own.reference && own.submittedAt ? `${own.reference}, ${toTheSecond(own.submittedAt)}` : "",
      };
    }),
  })),
);

export default function Invitations() {
  const { organisation, invitations } = useLoaderData<typeof loader>();
  const open = invitations.filter((one) => one.open);
  const over = invitations.filter((one) => !one.open);
  return (
    <>
      <PageHeading caption={organisation}>Invitations to bid</PageHeading>
      {invitations.length === 0 ? (
        <EmptyState title="You have not been invited to bid yet">
          <p className="govuk-body">
            When a commissioner calls off a service in one of your lots, we write to you and the invitation
            stands here until its deadline. Keep your rates and areas up to date so that you are found.
          </p>
        </EmptyState>
      ) : null}
      <Invited caption="Open for bids" invitations={open} />
      <Invited caption="Closed" invitations={over} />
    </>
  );
}

type Invitation = ReturnType<typeof useLoaderData<typeof loader>>["invitations"][number];

function Invited({
  caption,
  invitations,
}: {
  readonly caption: string;
  readonly invitations: readonly Invitation[];
}) {
  if (invitations.length === 0) return null;
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "title", label: "Call-off" },
        { key: "closes", label: "Bids close" },
        { key: "status", label: "Your bid" },
      ]}
      rows={invitations.map((one) => ({
        key: one.id,
        cells: {
          title: (
            <>
              <a className="govuk-link" href={paths.ownCallOff(one.id)}>
                {one.title}
              </a>
              <span className="app-aside">{one.reference}</span>
            </>
          ),
          closes: one.closesAt,
          status: (
            <>
              <StatusTag status={one.status} looks={bidLooks} />
              {one.sent ? <span className="app-aside">{one.sent}</span> : null}
            </>
          ),
        },
      }))}
    />
  );
}
