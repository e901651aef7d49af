import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";
import { requestStages } from "#app/domain/brokerage/request.ts";
import { pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import type { Board } from "./index.tsx";
import { stageLooks } from "./words.ts";

/** The board: how many stand at each stage, and those asked for, the urgent and the oldest first. */
export function BoardPage(page: Board) {
  const { rows, total, mayMake, typed } = page;
  const asked = askedOf(page.search);
  const to = (changes: Readonly<Record<string, string>>) => addressOf(asked, changes);
  return (
    <>
      <PageHeading>Requests for placements</PageHeading>
      {mayMake ? <Button href={paths.newRequest}>Make a request</Button> : null}
      <MovesToMake moves={page.moves} />
      <SubNavigation
        label="Stages"
        items={[
          { href: to({ stage: "" }), text: stageText(page, "open"), current: typed.stage === "open" },
          ...requestStages.map((stage) => ({
            href: to({ stage }),
            text: stageText(page, stage),
            current: typed.stage === stage,
          })),
        ]}
      />
      <FilterPanel clearHref={asked.size > 0 ? paths.requests : undefined} filters={<Filters {...page} />}>
        {rows.length === 0 ? (
          <Nothing {...page} />
        ) : (
          <>
            <DownloadLinks
              what={total === 1 ? "this request" : `these ${total.toLocaleString("en-GB")} requests`}
              links={bothFormats(
                (format) => `${paths.requestsFile(format)}${asked.size > 0 ? `?${asked}` : ""}`,
              )}
            />
            <Rows {...page} />
            <Pagination
              {...pagination(page.page, total, page.pageSize, (number) => to({ page: String(number) }))}
            />
          </>
        )}
      </FilterPanel>
    </>
  );
}

function MovesToMake({ moves }: Pick<Board, "moves">) {
  if (!moves || moves.overdue + moves.soon === 0) return null;
  const parts = [
    ...(moves.overdue > 0 ? [`${moves.overdue} due or overdue`] : []),
    ...(moves.soon > 0 ? [`${moves.soon} within ${moves.days} days`] : []),
  ];
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={paths.moves}>
        Planned moves to make
      </a>
      : {parts.join(", ")}
    </p>
  );
}

function askedOf(search: string): URLSearchParams {
  const asked = new URLSearchParams(search);
  asked.delete("page");
  return asked;
}

function addressOf(asked: URLSearchParams, changes: Readonly<Record<string, string>>): string {
  const address = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") address.delete(name);
    else address.set(name, value);
  }
  return address.size > 0 ? `${paths.requests}?${address}` : paths.requests;
}

/** Placed and archived ones are counted only when they are asked for: there may be a great many. */
function stageText({ counts, typed }: Board, stage: keyof Board["counts"] | "open"): string {
  if (stage === "open") {
    const working = Object.entries(counts).filter(
      ([at]) => at !== "on-hold" && at !== "placed" && at !== "archived",
    );
    const sum = working.reduce((total, [, count]) => total + count, 0);
    return isKept(typed.stage) ? "All open" : `All open (${sum})`;
  }
  const { word } = stageLooks[stage];
  return isKept(stage) !== isKept(typed.stage) || (isKept(stage) && stage !== typed.stage)
    ? word
    : `${word} (${(counts[stage] ?? 0).toLocaleString("en-GB")})`;
}

function isKept(stage: string): boolean {
  return stage === "placed" || stage === "archived";
}

function Filters({ typed, brokers, lots, me, isBroker }: Board) {
  const others = brokers.filter(({ id }) => id !== me);
  return (
    <>
      {typed.stage === "open" ? null : <input type="hidden" name="stage" value={typed.stage} />}
      <Select
        name="broker"
        label="Broker"
        value={typed.broker}
        items={[
          ...(isBroker ? [{ value: me, text: "Mine" }] : []),
          { value: "nobody", text: "Nobody yet" },
          { value: "all", text: "Everyone" },
          ...others.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Select
        name="lot"
        label="Lot"
        value={typed.lot}
        items={[{ value: "", text: "Every lot" }, ...lots.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Select
        name="urgency"
        label="Urgency"
        value={typed.urgency}
        items={[
          { value: "", text: "Urgent or not" },
          { value: "URGENT", text: "Urgent" },
          { value: "ROUTINE", text: "Not urgent" },
        ]}
      />
      <Input
        name="reference"
        label="Reference"
        hint="Of the request, or of the person"
        value={typed.reference}
        autoComplete="off"
      />
    </>
  );
}

function Nothing({ typed, me, mayMake, total }: Board) {
  if (total > 0)
    return (
      <EmptyState title="There is no such page">
        <a className="govuk-link" href={paths.requests}>
          Go to the first page of requests
        </a>
      </EmptyState>
    );
  return (
    <EmptyState title={typed.broker === me ? "No request of yours stands here" : "No request stands here"}>
      {typed.broker === me ? (
        <>
          Look at{" "}
          <a className="govuk-link" href={`${paths.requests}?broker=nobody`}>
            those that nobody has yet
          </a>
          , or at{" "}
          <a className="govuk-link" href={`${paths.requests}?broker=all`}>
            everyone’s
          </a>
          .
        </>
      ) : mayMake ? (
        "Clear a filter to see more, or make a request."
      ) : (
        "Clear a filter to see more."
      )}
    </EmptyState>
  );
}

function Rows({ rows, total }: Board) {
  return (
    <ResponsiveTable
      caption={total === 1 ? "1 request" : `${total.toLocaleString("en-GB")} requests`}
      captionSize="s"
      dense
      columns={[
        { key: "request", label: "Request" },
        { key: "stage", label: "Stage" },
        { key: "waiting", label: "Waiting" },
        { key: "need", label: "Need" },
        { key: "starts", label: "Starts" },
        { key: "broker", label: "Broker" },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: {
          request: (
            <>
              <a className="govuk-link app-reference" href={paths.request(row.id)}>
                {row.reference}
              </a>
              <span className="app-secondary">{row.personRef}</span>
            </>
          ),
          stage: (
            <>
              <StatusTag status={row.stage} looks={stageLooks} />
              {row.enquiries > 0 ? (
                <span className="app-secondary">
                  {row.enquiries} asked, {row.offers} offered
                </span>
              ) : null}
            </>
          ),
          waiting: (
            <>
              {row.age || `Made ${row.made}`}
              {row.urgent ? (
                <span className="app-secondary">
                  <Tag colour={row.late ? "red" : "orange"} classes="app-status">
                    {row.late ? "Urgent and late" : "Urgent"}
                  </Tag>
                </span>
              ) : null}
            </>
          ),
          need: (
            <>
              {row.reason}
              <span className="app-secondary">
                {row.lots.length > 0 ? `Lot ${row.lots.join(", ")}` : "Help to choose"},{" "}
                {row.postcodeDistrict}
              </span>
            </>
          ),
          starts: row.starts,
          broker: row.broker ?? "Nobody yet",
        },
      }))}
    />
  );
}
