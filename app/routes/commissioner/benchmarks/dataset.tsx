import { datasetOf, releasesOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { basisInWords } from "#app/domain/benchmark/price-date.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { layoutWords } from "./layout-words.ts";
import { releaseLooks, releaseView, type ReleaseView } from "./release-view.ts";

export const meta = () => [{ title: titleOf("Dataset") }];
export const handle = { wide: true };

const doneWords: Readonly<Record<string, string>> = {
  terms: "Validity and index are set.",
  columns: "What the columns mean is remembered for the next file.",
};

/** A dataset with its licence, its terms and its releases. */
export const loader = guardLoader(
  { area: "commissioner", permission: "benchmark:read", params: byId("datasetId") },
  async ({ actor, params: { datasetId }, url }) =>
    reading(actor, async (tx, now) => {
      const { columnMap, ...dataset } = found(await datasetOf(tx, datasetId));
      const own = await releasesOf(tx, datasetId);
      return {
        ...{ ...dataset, index: basisInWords(dataset), mapped: columnMap !== null },
        releases: own.map((release) => releaseView(release, own, dataset, dayOf(now))),
        mayChange: mayDo(actor, "benchmark:change"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

export default function DatasetPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.benchmarks}>Benchmarks</BackLink>
      {page.done ? <NotificationBanner type="success" text={page.done} /> : null}
      <PageHeading caption={page.publisher}>{page.name}</PageHeading>
      <SummaryList rows={factsOf(page)} />
      {page.mayChange ? <Deeds page={page} /> : null}
      {page.releases.length === 0 ? (
        <EmptyState title="It has no release yet">
          Add one, then give its file or enter its figures by hand.
        </EmptyState>
      ) : (
        <Releases releases={page.releases} />
      )}
    </>
  );
}

type Page = Awaited<ReturnType<typeof loader>>;

function factsOf({ licence, sourceUrl, layout, validMonths, index }: Page) {
  return [
    { key: "Licence", value: licence },
    {
      key: "Where it is from",
      value: sourceUrl === "" ? "No address is on file" : <Source url={sourceUrl} />,
    },
    { key: "How its files are laid out", value: layoutWords[layout].text },
    {
      key: "How long a figure is valid",
      value: `${validMonths} ${validMonths === 1 ? "month" : "months"} after its period`,
    },
    { key: "How it is brought to a price date", value: index },
  ];
}

function Source({ url }: { readonly url: string }) {
  return (
    <a className="govuk-link app-kept-lines" href={url} rel="noreferrer">
      {url}
    </a>
  );
}

function Deeds({ page: { id, layout, mapped } }: { readonly page: Page }) {
  const deeds = [
    { step: "release", text: "Add a release" },
    { step: "terms", text: "Change validity and index" },
    ...(layout === "mapped"
      ? [{ step: "columns", text: mapped ? "Change what the columns mean" : "Say what the columns mean" }]
      : []),
  ];
  return (
    <ul className="govuk-list">
      {deeds.map(({ step, text }) => (
        <li key={step}>
          <a className="govuk-link" href={paths.datasetStep(id, step)}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Releases({ releases }: { readonly releases: readonly ReleaseView[] }) {
  return (
    <ResponsiveTable
      caption="Releases, the latest period first"
      columns={[
        { key: "release", label: "Release" },
        { key: "period", label: "Period" },
        { key: "published", label: "Published" },
        { key: "age", label: "How old" },
        { key: "state", label: "Used" },
        { key: "figures", label: "Figures", numeric: true },
      ]}
      rows={releases.map((release) => ({
        key: release.id,
        cells: {
          release: (
            <>
              <a className="govuk-link" href={paths.release(release.id)}>
                {release.label}
              </a>{" "}
              {release.provisional ? <Tag colour="yellow">Provisional</Tag> : null}
            </>
          ),
          ...{ period: release.period, published: release.published, age: release.age },
          state: (
            <>
              <StatusTag status={release.state} looks={releaseLooks} />
              {release.why ? <div className="govuk-body-s">{release.why}</div> : null}
            </>
          ),
          figures: release.figures.toLocaleString("en-GB"),
        },
      }))}
    />
  );
}
