import { reading } from "#app/data/db.server.ts";
import { upliftGates } from "#app/data/uplift-gates.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { decisionToProvider } from "#app/web/gate-words.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Rates that need evidence") }];

export const loader = guardLoader({ area: "provider", permission: "uplift:answer" }, async ({ actor }) =>
  reading(actor, async (tx) => ({
    gates: (await upliftGates(tx)).map((gate) => ({
      ...{ upliftId: gate.upliftId, rateId: gate.rateId, line: gate.line, place: gate.place },
      uplift: `${gate.title}, from ${shortDay(gate.fromOn)}`,
      rate: formatPrice(gate.pence, gate.unit),
      given: gate.statement !== null,
      decision: decisionToProvider(gate)?.outcome ?? null,
    })),
  })),
);

export default function OwnUplifts() {
  const { gates } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.rates}>Our lots and rates</BackLink>
      <PageHeading>Rates that need evidence</PageHeading>
      {gates.length === 0 ? (
        <EmptyState title="No rate waits for your evidence">
          Where a yearly uplift leaves a rate as it is, you say here why it should rise.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Rates that an uplift left as they are"
          columns={[
            { key: "line", label: "Service line" },
            { key: "place", label: "Where" },
            { key: "rate", label: "Rate", numeric: true },
            { key: "uplift", label: "Uplift" },
            { key: "evidence", label: "Your evidence" },
            { key: "decision", label: "Decision" },
          ]}
          rows={gates.map((gate) => ({
            key: gate.rateId,
            cells: {
              line: gate.line,
              place: gate.place,
              rate: gate.rate,
              uplift: gate.uplift,
              evidence: (
                <a className="govuk-link" href={paths.upliftEvidence(gate.upliftId, gate.rateId)}>
                  {gate.decision ? "See" : gate.given ? "Change" : "Give"}
                  <span className="govuk-visually-hidden">{` evidence for ${gate.line}, ${gate.place}`}</span>
                </a>
              ),
              decision:
                gate.decision ?? (gate.given ? "The council is to decide" : "Waits for your evidence"),
            },
          }))}
        />
      )}
    </>
  );
}
