import { mayDo } from "#app/domain/access/permissions.ts";
import { committedSpend } from "#app/data/call-off/committed.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf, namedCommissioners } from "#app/data/frameworks.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { CommittedBar } from "#app/components/contract/CommittedBar.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { regimeWords } from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Framework") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor }) =>
    reading(actor, async (tx, now) => {
      const shown = [];
      const committed = mayDo(actor, "contract:read") ? await committedSpend(tx, dayOf(now)) : [];
      for (const framework of await frameworks(tx, actor.commissionerId)) {
        const named = await namedCommissioners(tx, framework.id);
        const spend = committed.find(({ frameworkId }) => frameworkId === framework.id) ?? null;
        shown.push({ ...framework, named, spend, lots: await lotsOf(tx, [framework.id]) });
      }
      return { frameworks: shown };
    }),
);

type Shown = Awaited<ReturnType<typeof loader>>["frameworks"][number];

export default function Frameworks() {
  const { frameworks: all } = useLoaderData<typeof loader>();
  if (all.length === 0) {
    return (
      <>
        <PageHeading>Framework</PageHeading>
        <EmptyState title="Your organisation is named on no framework">
          The council that owns a framework names the others that may use it, lot by lot.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {all.map((framework) => (
        <OneFramework key={framework.id} framework={framework} />
      ))}
    </>
  );
}

function OneFramework({ framework }: { readonly framework: Shown }) {
  return (
    <>
      <PageHeading caption={framework.reference}>{framework.title}</PageHeading>
      <p className="govuk-body">{framework.summary}</p>
      <SummaryList
        rows={[
          { key: "Legal regime", value: regimeWords[framework.regime] },
          {
            key: "Runs",
            value: `${shortDay(framework.startsOn)} to ${shortDay(framework.endsOn)}, both included`,
          },
          { key: "Maximum value", value: `£${grouped(framework.maximumPounds)} over its whole term` },
          { key: "Prices", value: framework.publishesPrices ? "Shown on the public register" : "Not public" },
          {
            key: "Commissioners named",
            value: <Named named={framework.named} lots={framework.lots.length} />,
          },
        ]}
      />
      {framework.spend ? <CommittedBar {...framework.spend} /> : null}
      <ResponsiveTable
        caption="Lots"
        dense
        columns={[
          { key: "lot", label: "Lot" },
          { key: "rung", label: "Rung of the care ladder" },
          { key: "kind", label: "Kind" },
          { key: "joined", label: "Joined" },
          { key: "priced", label: "Priced by" },
        ]}
        rows={framework.lots.map((lot) => ({
          key: lot.id,
          cells: {
            lot: (
              <a className="govuk-link" href={paths.lot(lot.id)}>
                {lot.number}. {lot.title}
              </a>
            ),
            rung: lot.rung ? `Tier ${lot.rung.tier}: ${lot.rung.name}` : "None",
            kind: lot.kind === "CORE" ? "Core" : "Innovation",
            joined: lot.rule.kind === "automatic" ? "With any core lot" : "By application",
            priced: lot.pricedBy === "LOCATION" ? "Location" : "Provider",
          },
        }))}
      />
    </>
  );
}

function Named({ named, lots }: { readonly named: Shown["named"]; readonly lots: number }) {
  return (
    <ul className="govuk-list">
      {named.map((one) => (
        <li key={one.name}>
          {one.name}:{" "}
          {one.lotNumbers.length === 0 || one.lotNumbers.length === lots
            ? "all lots"
            : `lots ${one.lotNumbers.join(", ")}`}
          {`, from ${shortDay(one.fromOn)}`}
          {one.toOn ? ` until ${shortDay(one.toOn)}` : ""}
        </li>
      ))}
    </ul>
  );
}

/** Whole pounds with commas, from their digits. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
