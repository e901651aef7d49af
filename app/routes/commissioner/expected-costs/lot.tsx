import { parametersMade } from "#app/data/cost-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { ownLot } from "#app/data/price-rules.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Figures of a lot") }];
export const handle = { wide: true };

/** Every version of a lot's figures, the latest first. */
export const loader = guardLoader(
  { area: "commissioner", permission: "expected-cost:read", params: byId("lotId") },
  async ({ actor, params: { lotId } }) =>
    reading(actor, async (tx) => {
      const { title } = found(await ownLot(tx, lotId));
      const made = (await parametersMade(tx)).filter((version) => version.lotId === lotId);
      return {
        ...{ lotId, title, mayMake: mayDo(actor, "cost-parameters:make") },
        versions: made.map(({ id, version, area, fromOn, source, madeBy, madeAt, checkedBy, checkedAt }) => ({
          ...{ id, version, source, area: area ?? "Everywhere", from: shortDay(fromOn) },
          made: who(madeAt, madeBy),
          checked: checkedAt ? who(checkedAt, checkedBy) : "Not yet: it does not count",
        })),
      };
    }),
);

function who(at: Date, by: string | null): string {
  return `${inWords(at)}${by ? ` by ${by}` : ""}`;
}

export default function ExpectedCostsOfLot() {
  const { lotId, title, versions, mayMake } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.expectedCosts}>What care is expected to cost</BackLink>
      <PageHeading caption={title}>Figures of this lot</PageHeading>
      {mayMake ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.newCostParameters(lotId)}>
            Make a new version from the latest open books
          </a>
        </p>
      ) : null}
      {versions.length === 0 ? (
        <EmptyState title="No figures yet">
          Nothing of this lot is estimated until a version is checked.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Versions, the latest first"
          columns={[
            { key: "version", label: "Version" },
            { key: "area", label: "Area" },
            { key: "from", label: "From" },
            { key: "source", label: "Where its figures come from" },
            { key: "made", label: "Made" },
            { key: "checked", label: "Checked" },
          ]}
          rows={versions.map(({ id, version, ...cells }) => ({
            key: id,
            cells: {
              ...cells,
              version: (
                <a className="govuk-link" href={paths.costParameters(id)}>
                  Version {version}
                </a>
              ),
            },
          }))}
        />
      )}
    </>
  );
}
