import { parametersMade, type ParametersHead } from "#app/data/cost-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { ownFrameworks } from "#app/data/price-rules.server.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { isAnEstimate } from "#app/components/expected-cost/expected-words.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("What care is expected to cost") }];
export const handle = { wide: true };

/** The lots of the council's own frameworks with the figures that care is expected to cost by. */
export const loader = guardLoader(
  { area: "commissioner", permission: "expected-cost:read" },
  async ({ actor }) =>
    reading(actor, async (tx, now) => {
      const made = await parametersMade(tx);
      const frameworks = await ownFrameworks(tx);
      return {
        frameworks: frameworks.map(({ id, title, lots }) => ({
          ...{ id, title },
          lots: lots.map((lot) => ({
            id: lot.id,
            name: `Lot ${lot.number}: ${lot.title}`,
            ...stateOf(
              made.filter(({ lotId }) => lotId === lot.id),
              dayOf(now),
            ),
          })),
        })),
      };
    }),
);

function stateOf(versions: readonly ParametersHead[], today: Day) {
  const everywhere = versions.filter(({ areaId }) => areaId === null);
  const inForce = everywhere
    .filter(({ checkedAt, fromOn }) => checkedAt !== null && fromOn <= today)
    .reduce<ParametersHead | null>(
      (best, one) => (best === null || one.fromOn > best.fromOn ? one : best),
      null,
    );
  const waiting = versions.filter(({ checkedAt }) => checkedAt === null).length;
  const areas = new Set(versions.flatMap(({ areaId, checkedAt }) => (checkedAt && areaId ? [areaId] : [])))
    .size;
  return {
    inForce: inForce ? `Version ${inForce.version}, from ${shortDay(inForce.fromOn)}` : "None yet",
    behind: inForce && inForce.providers > 0 ? String(inForce.providers) : "–",
    areas: areas === 0 ? "–" : String(areas),
    waiting: waiting === 0 ? "–" : `${waiting} to check`,
  };
}

export default function ExpectedCosts() {
  const { frameworks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>What care is expected to cost</PageHeading>
      <p className="govuk-body">
        Each lot has a low, a middle and a high set of figures: the quarter points of accepted open books of
        five providers or more, the law of a day, and what the council entered with its source. One person
        makes a version and another checks it before it counts.
      </p>
      <p className="govuk-body">{isAnEstimate}</p>
      {frameworks.map(({ id, title, lots }) => (
        <ResponsiveTable
          key={id}
          caption={title}
          columns={[
            { key: "lot", label: "Lot" },
            { key: "inForce", label: "In force today" },
            { key: "behind", label: "Providers behind each figure of open books", numeric: true },
            { key: "areas", label: "Areas with figures of their own", numeric: true },
            { key: "waiting", label: "Waiting" },
          ]}
          rows={lots.map(({ id: lotId, name, ...cells }) => ({
            key: lotId,
            cells: {
              ...cells,
              lot: (
                <a className="govuk-link" href={paths.expectedCostsOfLot(lotId)}>
                  {name}
                </a>
              ),
            },
          }))}
        />
      ))}
    </>
  );
}
