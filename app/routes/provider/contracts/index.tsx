import { contractState } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { contractsOfProvider } from "#app/data/call-off/contracts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { contractLooks } from "#app/components/contract/contract-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Your contracts") }];

/** The contracts that the acting provider has. */
export const loader = guardLoader({ area: "provider", permission: "contract:own" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const contracts = await contractsOfProvider(tx, actor.providerId);
    return {
      contracts: contracts.map((contract) => ({
        ...{ id: contract.id, reference: contract.reference, title: contract.title },
        commissioner: contract.commissioner,
        state: contractState(contract, dayOf(now)),
        value: `${formatPounds(contract.value)}${contract.providerId === actor.providerId ? "" : " for the whole"}`,
        lead: contract.providerId === actor.providerId ? null : contract.provider,
        term: `${shortDay(contract.startsOn)} to ${shortDay(contract.endedOn ?? contract.endsOn)}`,
      })),
    };
  }),
);

export default function OwnContracts() {
  const { contracts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Your contracts</PageHeading>
      {contracts.length === 0 ? (
        <EmptyState title="You have no contract yet">
          A contract appears here when you have been awarded a call-off and it has been made.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Contracts, those that end soonest first"
          columns={[
            { key: "contract", label: "Contract" },
            { key: "with", label: "With" },
            { key: "state", label: "State" },
            { key: "value", label: "Value without VAT", numeric: true },
            { key: "term", label: "From, to" },
          ]}
          rows={contracts.map((contract) => ({
            key: contract.id,
            cells: {
              contract: (
                <>
                  <a className="govuk-link" href={paths.ownContract(contract.id)}>
                    {contract.reference}: {contract.title}
                  </a>
                  {contract.lead ? (
                    <span className="app-aside">You are a partner of {contract.lead}</span>
                  ) : null}
                </>
              ),
              with: contract.commissioner,
              state: <StatusTag status={contract.state} looks={contractLooks} />,
              value: contract.value,
              term: contract.term,
            },
          }))}
        />
      )}
    </>
  );
}
