import { contractState } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { committedSpend } from "#app/data/call-off/committed.server.ts";
import { contractsAsked, countContracts } from "#app/data/call-off/contract-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { CommittedBar } from "#app/components/contract/CommittedBar.tsx";
import { contractLooks, kindOfContract } from "#app/components/contract/contract-words.ts";
import { Input } from "#app/components/govuk/Input.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { readContractQuestion } from "#app/web/contract-question.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { filtersOf, pageOf, pagesOf } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Contracts") }];
export const handle = { wide: true };

const pageSize = 50;

/** The register of contracts with its filters, and what they have committed. */
export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const question = readContractQuestion(url.searchParams);
      const count = await countContracts(tx, question, today);
      const page = pageOf(url.searchParams, count, pageSize);
      const limits = { limit: pageSize, offset: (page - 1) * pageSize };
      const contracts = await contractsAsked(tx, question, today, limits);
      const own = await frameworks(tx, actor.commissionerId);
      const lots = await lotsOf(
        tx,
        own.map(({ id }) => id),
      );
      return {
        ...{ question, count, page, search: url.search },
        committed: await committedSpend(tx, today),
        lots: lots.map(({ number, title }) => ({ value: String(number), text: `${number}. ${title}` })),
        contracts: contracts.map((contract) => ({
          ...{ id: contract.id, reference: contract.reference, title: contract.title },
          ...{ provider: contract.provider, commissioner: contract.commissioner },
          state: contractState(contract, today),
          kind: kindOfContract[contract.kind],
          lots: contract.lots.map(({ number }) => number).join(", "),
          value: formatPounds(contract.valueWithVat),
          starts: shortDay(contract.startsOn),
          ends: shortDay(contract.endedOn ?? contract.endsOn),
          review: contract.reviewOn ? shortDay(contract.reviewOn) : "Not set",
        })),
      };
    }),
);

export default function Contracts() {
  const { committed, contracts, question, count, page, lots, search } = useLoaderData<typeof loader>();
  const filters = filtersOf(search);
  const what = count === 1 ? "this contract" : `these ${count} contracts`;
  return (
    <>
      <PageHeading>Contracts</PageHeading>
      <p className="govuk-body">
        Every contract that was called off, those that end soonest first. See also the{" "}
        <a className="govuk-link" href={paths.obligations}>
          notices that are due
        </a>
        .
      </p>
      {committed.map((one) => (
        <CommittedBar key={one.frameworkId} {...one} />
      ))}
      <FilterPanel
        clearHref={filters ? paths.contracts : undefined}
        filters={<Filters {...{ question, lots }} />}
      >
        {contracts.length === 0 ? (
          <EmptyState title={filters ? "No contract fits these filters" : "No contract has been made yet"}>
            {filters
              ? "Clear a filter to see more."
              : "A contract appears here when a call-off has been awarded and its contract made."}
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={`${what}, line by line`}
              links={(["csv", "xlsx"] as const).map((format) => ({
                href: `${paths.contractsFile(format)}${filters}`,
                format: format.toUpperCase(),
              }))}
            />
            <Register contracts={contracts} count={count} />
            <Pagination {...pagesOf(paths.contracts, filters, { page, count, size: pageSize })} />
          </>
        )}
      </FilterPanel>
    </>
  );
}

type Page = Awaited<ReturnType<typeof loader>>;

function Filters({ question, lots }: Pick<Page, "question" | "lots">) {
  return (
    <>
      <Input name="words" label="Reference, title or provider" value={question.words} />
      <Select
        name="state"
        label="State"
        value={question.state ?? ""}
        items={[
          { value: "", text: "Every state" },
          ...Object.entries(contractLooks).map(([value, { word }]) => ({ value, text: word })),
        ]}
      />
      <Select
        name="lot"
        label="Lot"
        value={question.lot === null ? "" : String(question.lot)}
        items={[{ value: "", text: "Every lot" }, ...lots]}
      />
      <Select
        name="kind"
        label="Kind"
        value={question.kind ?? ""}
        items={[
          { value: "", text: "Every kind" },
          ...Object.entries(kindOfContract).map(([value, text]) => ({ value, text })),
        ]}
      />
      <Select
        name="ends"
        label="Ends within"
        value={question.endsWithin === null ? "" : String(question.endsWithin)}
        items={[
          { value: "", text: "Any time" },
          ...[1, 3, 6, 12].map((months) => ({
            value: String(months),
            text: months === 1 ? "1 month" : `${months} months`,
          })),
        ]}
      />
    </>
  );
}

function Register({ contracts, count }: Pick<Page, "contracts" | "count">) {
  return (
    <ResponsiveTable
      caption={count === 1 ? "1 contract" : `${count} contracts`}
      dense
      columns={[
        { key: "contract", label: "Contract" },
        { key: "provider", label: "Provider" },
        { key: "state", label: "State" },
        { key: "lots", label: "Lots" },
        { key: "value", label: "Value with VAT", numeric: true },
        { key: "term", label: "From, to" },
        { key: "review", label: "Next review" },
      ]}
      rows={contracts.map((contract) => ({
        key: contract.id,
        cells: {
          contract: (
            <>
              <a className="govuk-link" href={paths.contract(contract.id)}>
                {contract.reference}
              </a>
              <br />
              {contract.title}
            </>
          ),
          provider: contract.provider,
          state: <StatusTag status={contract.state} looks={contractLooks} />,
          lots: `${contract.lots} (${contract.kind.toLowerCase()})`,
          value: contract.value,
          term: `${contract.starts} to ${contract.ends}`,
          review: contract.review,
        },
      }))}
    />
  );
}
