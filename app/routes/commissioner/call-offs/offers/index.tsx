import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { mayDo } from "#app/domain/access/permissions.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { NextStep } from "./NextStep.tsx";
import { offersPage } from "./offers-page.server.ts";
import { RankedList } from "./RankedList.tsx";

export const meta = () => [{ title: titleOf("Offers of a direct award") }];

export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: byId("callOffId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, state, head } = await callOffOfPage(tx, params.callOffId, now);
      return {
        ...{ callOffId: callOff.id, head, state, direct: callOff.route === "DIRECT" },
        ...(await offersPage(tx, callOff, state, now)),
        mayManage: mayDo(actor, "call-off:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  ranked: "The list is frozen. Offer to the first on it.",
  offered: "The offer is sent. Its clock is running.",
  withdrawn: "The offer is withdrawn, and the provider has been told.",
  recommended: "The award is recommended. Another person decides it.",
};

export default function Offers() {
  const { callOffId, head, state, direct, list, next, running, mayManage, done } =
    useLoaderData<typeof loader>();
  return (
    <>
      <CallOffHead back={{ href: paths.callOff(callOffId), text: "The call-off" }} callOff={head} done={done}>
        Offers
      </CallOffHead>
      {list ? (
        <>
          {list.stale.length > 0 && state === "offering" ? (
            <StaleList {...{ callOffId, changes: list.stale, mayManage }} />
          ) : null}
          <NextStep {...{ callOffId, next, running, mayManage }} />
          <h2 className="govuk-heading-m">What has happened</h2>
          {list.history.length === 0 ? (
            <p className="govuk-body">Nothing has been offered yet.</p>
          ) : (
            <Timeline label="Offers in the order in which they were made" events={list.history} />
          )}
          <RankedList {...{ callOffId, list, mayOffer: mayManage && next.kind === "offer" }} />
          <Details summary={`Members that were left out of the list (${list.leftOut.length})`}>
            {list.leftOut.length === 0 ? (
              <p className="govuk-body">Every member of the lots was eligible when the list was made.</p>
            ) : (
              <ul className="govuk-list govuk-list--bullet">
                {list.leftOut.map(({ providerId, name, why }) => (
                  <li key={providerId}>
                    {name}: {why}
                  </li>
                ))}
              </ul>
            )}
          </Details>
        </>
      ) : (
        <NotRanked {...{ callOffId, direct, mayRank: state === "offering" && mayManage }} />
      )}
    </>
  );
}

type StaleListProps = {
  readonly callOffId: string;
  readonly changes: readonly string[];
  readonly mayManage: boolean;
};

/** Why a list on which nothing was offered is no longer as the members are, and the way to a new one. */
function StaleList({ callOffId, changes, mayManage }: StaleListProps) {
  return (
    <InsetText>
      <p className="govuk-body">The list is no longer as the members are today:</p>
      <ul className="govuk-list govuk-list--bullet">
        {changes.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {mayManage ? (
        <>
          <p className="govuk-body">
            Nothing was offered on it yet, so the members can be ranked again. From the first offer on the
            list stays, and who is not eligible on the day is passed over.
          </p>
          <Button href={paths.callOffStep(callOffId, "ranking")} variant="secondary">
            Rank the members again
          </Button>
        </>
      ) : null}
    </InsetText>
  );
}

function NotRanked({
  callOffId,
  direct,
  mayRank,
}: {
  readonly callOffId: string;
  readonly direct: boolean;
  readonly mayRank: boolean;
}) {
  if (!direct)
    return (
      <EmptyState title="This call-off is not a direct award">
        <p className="govuk-body">Only a direct award is offered to one member at a time.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="The members are not ranked yet">
      <p className="govuk-body">
        {mayRank
          ? "Rank the members that are eligible today. The list is then frozen with its reasons, and offers go down it."
          : "Offers begin once the call-off is approved and published."}
      </p>
      {mayRank ? <Button href={paths.callOffStep(callOffId, "ranking")}>Rank the members</Button> : null}
    </EmptyState>
  );
}
