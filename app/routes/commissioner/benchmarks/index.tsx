import { datasets, releases } from "#app/data/benchmark/datasets.server.ts";
import { ownAreaCode, statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { basisInWords } from "#app/domain/benchmark/price-date.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { releaseLooks, releaseView } from "./release-view.ts";

export const meta = () => [{ title: titleOf("Benchmarks") }];
export const handle = { wide: true };

/** What the council compares prices with, how old it is and where it is from. */
export const loader = guardLoader({ area: "commissioner", permission: "benchmark:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const { commissionerId } = actor;
    const all = await releases(tx, commissionerId);
    const code = await ownAreaCode(tx, commissionerId);
    const areas = await statisticalAreas(tx);
    return {
      mayChange: mayDo(actor, "benchmark:change"),
      ownArea: areas.find((area) => area.code === code)?.name ?? null,
      datasets: (await datasets(tx, commissionerId)).map(({ id, name, publisher, licence, ...dataset }) => {
        const own = all.filter(({ datasetId }) => datasetId === id);
        const views = own.map((release) => releaseView(release, own, dataset, dayOf(now)));
        return {
          ...{ id, name, publisher, licence, index: basisInWords(dataset), releases: own.length },
          inUse: views.filter(({ state }) => state === "in-force"),
          latest: views[0] ?? null,
        };
      }),
    };
  }),
);

export default function Benchmarks() {
  const { datasets: all, mayChange, ownArea } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Benchmarks</PageHeading>
      <p className="govuk-body">
        What we compare prices with, how old it is and where it is from. Providers do not see this.
      </p>
      <p className="govuk-body">
        {ownArea
          ? `Our own figures are those of ${ownArea}. `
          : "Nobody has said yet which statistical area we are. "}
        <a className="govuk-link" href={paths.priceIndices}>
          Indices and our own area
        </a>
      </p>
      {mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.newDataset}>
            Add a dataset
          </a>
        </p>
      ) : null}
      {all.length === 0 ? (
        <EmptyState title="There is nothing to compare with yet">
          A dataset appears here when somebody adds it. Its releases and figures follow from a file or by
          hand.
        </EmptyState>
      ) : (
        <Datasets all={all} />
      )}
    </>
  );
}

type Listed = Awaited<ReturnType<typeof loader>>["datasets"];

function Datasets({ all }: { readonly all: Listed }) {
  return (
    <ResponsiveTable
      caption={all.length === 1 ? "1 dataset" : `${all.length} datasets`}
      columns={[
        { key: "dataset", label: "Dataset" },
        { key: "from", label: "From" },
        { key: "release", label: "Release in use" },
        { key: "age", label: "How old" },
        { key: "figures", label: "Figures", numeric: true },
        { key: "index", label: "Brought to a price date" },
      ]}
      rows={all.map(({ id, name, publisher, licence, index, inUse, latest }) => ({
        key: id,
        cells: {
          dataset: (
            <a className="govuk-link" href={paths.dataset(id)}>
              {name}
            </a>
          ),
          from: (
            <>
              {publisher}
              <br />
              <span className="govuk-body-s">{licence}</span>
            </>
          ),
          release: <Releases inUse={inUse} latest={latest} />,
          age: (inUse[0] ?? latest)?.age ?? "No release yet",
          figures: inUse.reduce((sum, { figures }) => sum + figures, 0).toLocaleString("en-GB"),
          index,
        },
      }))}
    />
  );
}

function Releases({ inUse, latest }: Pick<Listed[number], "inUse" | "latest">) {
  if (!latest) return <>None</>;
  const [first] = inUse;
  if (!first)
    return (
      <>
        <StatusTag status={latest.state} looks={releaseLooks} /> {latest.label}
      </>
    );
  return (
    <>
      {inUse.map(({ id, label, provisional }) => (
        <div key={id}>
          <a className="govuk-link" href={paths.release(id)}>
            {label}
          </a>{" "}
          {provisional ? <Tag colour="yellow">Provisional</Tag> : null}
        </div>
      ))}
    </>
  );
}
