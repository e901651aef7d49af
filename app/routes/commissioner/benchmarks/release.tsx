import { statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { benchmarkImports } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { indexSeries } from "#app/data/benchmark/indices.server.ts";
import {
  areasOfRelease,
  countObservations,
  observationsAsked,
} from "#app/data/benchmark/observations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { basisInWords } from "#app/domain/benchmark/price-date.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { filtersOf, pageOf, pagesOf } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { FigureFilters } from "./FigureFilters.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { figureView, whyNotBrought } from "./figure-view.ts";
import { readObservationQuestion } from "./observation-question.ts";
import { releaseLooks, releaseView } from "./release-view.ts";

export const meta = () => [{ title: titleOf("Release") }];
export const handle = { wide: true };

const pageSize = 50;

const doneWords: Readonly<Record<string, string>> = { entered: "The figure is entered." };

/** A release with its figures, as they were published and at today's prices. */
export const loader = guardLoader(
  { area: "commissioner", permission: "benchmark:read", params: byId("releaseId") },
  async ({ actor, params: { releaseId }, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const { release, dataset, others } = found(await releaseOf(tx, releaseId));
      const question = readObservationQuestion(url.searchParams);
      const areas = await statisticalAreas(tx);
      const nameOf = (code: string) => areas.find((area) => area.code === code)?.name ?? code;
      const prices = {
        ...{ from: release.pricedOn, to: today, basis: dataset },
        series: await indexSeries(tx, actor.commissionerId),
      };
      const count = await countObservations(tx, releaseId, question);
      const page = pageOf(url.searchParams, count, pageSize);
      const limits = { limit: pageSize, offset: (page - 1) * pageSize };
      const figures = await observationsAsked(tx, releaseId, question, limits);
      return {
        ...{ question, count, page, search: url.search, today: dayInWords(today) },
        release: releaseView(release, others, dataset, today),
        dataset: { id: dataset.id, name: dataset.name, licence: dataset.licence, layout: dataset.layout },
        index: basisInWords(dataset),
        notBrought: whyNotBrought(prices, decimal4("1")),
        areas: (await areasOfRelease(tx, releaseId)).map((code) => ({ value: code, text: nameOf(code) })),
        figures: figures.map((figure) => figureView(figure, nameOf, prices)),
        files: (await benchmarkImports(tx, releaseId)).length,
        mayChange: mayDo(actor, "benchmark:change"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

export default function ReleasePage() {
  const page = useLoaderData<typeof loader>();
  const { release, dataset, done } = page;
  return (
    <>
      <BackLink href={paths.dataset(dataset.id)}>{dataset.name}</BackLink>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={dataset.name}>{release.label}</PageHeading>
      <SummaryList rows={factsOf(page)} />
      {release.why ? <InsetText>{release.why}.</InsetText> : null}
      {page.mayChange ? <Deeds page={page} /> : null}
      <Figures page={page} />
    </>
  );
}

type Page = Awaited<ReturnType<typeof loader>>;

function factsOf({ release, dataset, index }: Page) {
  return [
    { key: "Used", value: <StatusTag status={release.state} looks={releaseLooks} /> },
    ...(release.usedUntil ? [{ key: "Used until", value: release.usedUntil }] : []),
    { key: "Period", value: `${release.period}. ${release.age}` },
    { key: "Published", value: `${release.published}${release.provisional ? ", provisional" : ""}` },
    { key: "Prices of", value: release.priced },
    { key: "Brought to a price date", value: index },
    ...(release.supersedes ? [{ key: "Takes the place of", value: release.supersedes }] : []),
    { key: "Where it was read", value: <span className="app-kept-lines">{release.source}</span> },
    { key: "Licence", value: dataset.licence },
  ];
}

function Deeds({ page: { release, dataset, files } }: { readonly page: Page }) {
  return (
    <ul className="govuk-list">
      {dataset.layout === "entered" ? null : (
        <li>
          <a className="govuk-link" href={paths.releaseStep(release.id, "file")}>
            {files === 0 ? "Give its file" : "Its files, and give another"}
          </a>
        </li>
      )}
      <li>
        <a className="govuk-link" href={paths.releaseStep(release.id, "figure")}>
          Enter a figure by hand
        </a>
      </li>
    </ul>
  );
}

function Figures({ page }: { readonly page: Page }) {
  const { release, count, search, question, areas, figures, notBrought, today } = page;
  const filters = filtersOf(search);
  const own = paths.release(release.id);
  return (
    <FilterPanel clearHref={filters ? own : undefined} filters={<FigureFilters {...{ question, areas }} />}>
      {figures.length === 0 ? (
        <EmptyState title={filters ? "No figure fits these filters" : "It has no figures yet"}>
          {filters ? "Clear a filter to see more." : "Give its file, or enter figures by hand."}
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">
            {notBrought
              ? `Figures stand at the prices of ${release.priced}. ${notBrought}.`
              : `The right-hand price is the figure at the prices of ${today}, with how far the index moved it.`}
          </p>
          <DownloadLinks
            what={count === 1 ? "this figure" : `these ${count.toLocaleString("en-GB")} figures`}
            links={(["csv", "xlsx"] as const).map((format) => ({
              href: `${paths.releaseFile(release.id, format)}${filters}`,
              format: format.toUpperCase(),
            }))}
          />
          <FigureTable
            caption={`${count.toLocaleString("en-GB")} ${count === 1 ? "figure" : "figures"}`}
            figures={figures}
          />
          <Pagination {...pagesOf(own, filters, { page: page.page, count, size: pageSize })} />
        </>
      )}
    </FilterPanel>
  );
}
