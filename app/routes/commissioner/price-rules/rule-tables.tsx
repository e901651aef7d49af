import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import { ruleLooks } from "./rule-words.ts";

type State = keyof typeof ruleLooks;

type ShownLimit = {
  readonly role: string;
  readonly limit: string;
  readonly from: string;
  readonly state: State;
  readonly source: string;
  readonly set: string;
};

/** Up to which yearly cost each role may approve, with what held before and what is to come. */
export function LimitTable({
  limits,
  add,
}: {
  readonly limits: readonly ShownLimit[];
  readonly add: string | null;
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Who may approve what</h2>
      {limits.length === 0 ? (
        <EmptyState title="No role has a limit">
          Until a limit is set, nobody can approve an uplift or a rate on evidence.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Limits by the scheme of delegation"
          captionHidden
          dense
          columns={[
            { key: "role", label: "Role" },
            { key: "limit", label: "Limit", numeric: true },
            { key: "from", label: "From" },
            { key: "state", label: "State" },
            { key: "source", label: "Source" },
            { key: "set", label: "Set by" },
          ]}
          rows={limits.map((one) => ({
            key: `${one.role} ${one.from}`,
            cells: { ...one, state: <StatusTag status={one.state} looks={ruleLooks} /> },
          }))}
        />
      )}
      {add ? (
        <p className="govuk-body">
          <a className="govuk-link" href={add}>
            Set a limit from a day
          </a>
        </p>
      ) : null}
    </>
  );
}

type ShownClause = {
  readonly id: string;
  readonly reason: string;
  readonly clause: string;
  readonly days: string;
  readonly state: State;
  readonly set: string;
  readonly ended: string | null;
  readonly open: boolean;
};

/** The clauses on which prices may change, by reason, with those that have ended. */
export function ClauseTable({
  clauses,
  add,
  end,
}: {
  readonly clauses: readonly ShownClause[];
  readonly add: string | null;
  readonly end: ((clauseId: string) => string) | null;
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Clauses on which prices may change</h2>
      {clauses.length === 0 ? (
        <EmptyState title="No clause is on file">
          Until one is added, new rates name no clause that they rest on.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Clauses of the terms"
          captionHidden
          dense
          columns={[
            { key: "reason", label: "What changes the price" },
            { key: "clause", label: "Clause" },
            { key: "days", label: "When" },
            { key: "state", label: "State" },
            { key: "set", label: "Added by" },
            ...(end ? [{ key: "end", label: "End it" }] : []),
          ]}
          rows={clauses.map((one) => ({
            key: one.id,
            cells: {
              reason: one.reason,
              clause: one.clause,
              days: one.days,
              state: <StatusTag status={one.state} looks={ruleLooks} />,
              set: one.ended ? `${one.set}. ${one.ended}` : one.set,
              ...(end && {
                end: one.open ? (
                  <a className="govuk-link" href={end(one.id)}>
                    End<span className="govuk-visually-hidden">{` ${one.clause}`}</span>
                  </a>
                ) : (
                  "Ends"
                ),
              }),
            },
          }))}
        />
      )}
      {add ? (
        <p className="govuk-body">
          <a className="govuk-link" href={add}>
            Add a clause
          </a>
        </p>
      ) : null}
    </>
  );
}

/** The lots whose lines have a floor, or could have. */
export function FloorLinks({
  lots,
}: {
  readonly lots: readonly { readonly id: string; readonly number: number; readonly title: string }[];
}) {
  return (
    <>
      <h2 className="govuk-heading-m">What floors are worked out from</h2>
      {lots.length === 0 ? (
        <EmptyState title="No lot has a service line">Floors are worked out line by line.</EmptyState>
      ) : (
        <ul className="govuk-list">
          {lots.map((lot) => (
            <li key={lot.id}>
              <a
                className="govuk-link"
                href={paths.floorsOfLot(lot.id)}
              >{`Lot ${lot.number}: ${lot.title}`}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
