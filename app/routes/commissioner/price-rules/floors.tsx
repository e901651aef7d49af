import { reading } from "#app/data/db.server.ts";
import { floorBases, floorsOn } from "#app/data/floors.server.ts";
import { ownLot } from "#app/data/price-rules.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { holdingOn } from "#app/domain/pricing/price-rules.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("What floors are worked out from") }];
export const handle = { wide: true };

/** What the floor of each line of a lot is worked out from today, and what it comes to. */
export const loader = guardLoader(
  { area: "commissioner", permission: "price-rule:read", params: byId("lotId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const lot = found(await ownLot(tx, params.lotId));
      const ids = lot.lines.map(({ id }) => id);
      const bases = await floorBases(tx, ids);
      const floors = await floorsOn(tx, ids, today);
      return {
        title: lot.title,
        lotId: params.lotId,
        lines: lot.lines.map(({ id, title, unit }) => {
          const own = bases.filter((one) => one.serviceLineId === id);
          const now = holdingOn(own, today);
          const floor = floors.get(id);
          const next = own.filter((one) => one.fromOn > today).at(-1);
          return {
            ...{ id, title },
            hours: now ? `${now.basis.workHours}` : "–",
            travel: now ? `${now.basis.travelMinutes}` : "–",
            miles: now ? `${now.basis.miles}` : "–",
            since: now
              ? `${shortDay(now.fromOn)}${next ? `; changes on ${shortDay(next.fromOn)}` : ""}`
              : "Not set",
            floor: floor ? formatPrice(floor.unit, unit) : "Not worked out",
          };
        }),
      };
    }),
);

export default function FloorsOfLot() {
  const { title, lotId, lines } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.priceRules}>Limits, clauses and floors</BackLink>
      <PageHeading caption={title}>What floors are worked out from</PageHeading>
      <p className="govuk-body">
        The floor is the least that a unit can lawfully cost at the National Living Wage, before overhead or
        surplus. A line that is not set has no floor check.
      </p>
      <ResponsiveTable
        caption="Lines of the lot today"
        dense
        columns={[
          { key: "line", label: "Service line" },
          { key: "hours", label: "Hours of work in a unit", numeric: true },
          { key: "travel", label: "Travel minutes an hour", numeric: true },
          { key: "miles", label: "Miles an hour", numeric: true },
          { key: "since", label: "Since" },
          { key: "floor", label: "Floor", numeric: true },
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: {
            ...{
              hours: line.hours,
              travel: line.travel,
              miles: line.miles,
              since: line.since,
              floor: line.floor,
            },
            line: (
              <a className="govuk-link" href={paths.floorOfLine(lotId, line.id)}>
                {line.title}
              </a>
            ),
          },
        }))}
      />
    </>
  );
}
