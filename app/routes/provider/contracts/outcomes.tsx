import { OutcomeResults } from "#app/components/call-off/OutcomeResults.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { contractTermOf } from "#app/data/call-off/contract-terms.server.ts";
import { measuresOf, resultsFound } from "#app/data/call-off/outcomes.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Outcomes and what they earn") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "provider", permission: "contract:own", params: byId("contractId") },
  async ({ actor, params: { contractId } }) =>
    reading(actor, async (tx, now) => {
      const contract = found(await contractTermOf(tx, contractId));
      return {
        ...{ contract, today: dayOf(now) },
        measures: await measuresOf(tx, contract.callOffId),
        results: await resultsFound(tx, contractId),
      };
    }),
);

export default function OwnOutcomes() {
  const { contract, measures, results, today } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.ownContract(contract.id)}>Your contract</BackLink>
      <PageHeading caption={`${contract.reference}: ${contract.title}`}>
        Outcomes and what they earn
      </PageHeading>
      <OutcomeResults today={today} term={contract} measures={measures} found={results} />
    </>
  );
}
