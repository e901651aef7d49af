import { Timeline } from "#app/components/portal/Timeline.tsx";
import { RankedList } from "./RankedList.tsx";
import type { offersPage } from "./offers-page.server.ts";

type List = NonNullable<Awaited<ReturnType<typeof offersPage>>["list"]>;

/** The frozen list of a direct award with who was left out of it, and what was offered down it, as a file keeps them. */
export function DirectAwardOnFile({ callOffId, list }: { readonly callOffId: string; readonly list: List }) {
  return (
    <>
      <h2 className="govuk-heading-m">The ranked list, and what was offered</h2>
      <RankedList callOffId={callOffId} list={asFrozen(list)} mayOffer={false} />
      {list.leftOut.length > 0 ? (
        <>
          <p className="govuk-body">Members that were left out of the list:</p>
          <ul className="govuk-list govuk-list--bullet">
            {list.leftOut.map(({ providerId, name, why }) => (
              <li key={providerId}>
                {name}: {why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Timeline label="Offers in the order in which they were made" events={list.history} />
    </>
  );
}

/** What has become of a member since does not belong on the file of the day. */
function asFrozen(list: List): List {
  return { ...list, rows: list.rows.map((row) => ({ ...row, today: null })) };
}
