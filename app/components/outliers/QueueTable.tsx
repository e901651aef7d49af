import { Button } from "#app/components/govuk/Button.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { flagLooks } from "#app/components/outliers/flag-words.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import type { FlagState } from "#app/domain/benchmark/finding.ts";

/** A row of the queue, in words. */
export type QueueRow = {
  readonly id: string;
  /** The page of the case. */
  readonly href: string;
  readonly what: string;
  readonly provider: string;
  readonly lot: string;
  readonly group: string;
  readonly marks: readonly string[];
  readonly price: string;
  readonly beside: string;
  readonly stake: string;
  readonly way: string;
  readonly signals: string;
  readonly state: FlagState;
  readonly checkData: boolean;
  readonly assignee: string | null;
  readonly age: string;
};

type QueueTableProps = {
  readonly caption: string;
  readonly rows: readonly QueueRow[];
  /** Whether rows can be ticked. */
  readonly chosen?: { readonly ticked: readonly string[] } | undefined;
};

/** The prices to ask about, one a row; the case opens from its name. */
export function QueueTable({ caption, rows, chosen }: QueueTableProps) {
  return (
    <ResponsiveTable
      dense
      classes="app-queue"
      caption={caption}
      columns={[
        { key: "what", label: "What is priced" },
        { key: "group", label: "Compared within" },
        { key: "price", label: "Price", numeric: true },
        { key: "stake", label: "At stake in a year", numeric: true },
        { key: "state", label: "State" },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: {
          what: <What row={row} ticked={chosen?.ticked} />,
          group: (
            <>
              {row.group}
              <span className="app-aside">{row.lot}</span>
            </>
          ),
          price: (
            <>
              {row.price}
              <span className="app-aside">{row.beside}</span>
            </>
          ),
          stake: (
            <>
              <strong>{row.stake}</strong>
              <span className="app-aside">
                {row.way}, {row.signals}
              </span>
            </>
          ),
          state: (
            <>
              <StatusTag status={row.state} looks={flagLooks} />
              {row.checkData ? <Tag colour="orange">Check the data first</Tag> : null}
              <span className="app-aside">
                {row.assignee ?? "Nobody yet"}, {row.age}
              </span>
            </>
          ),
        },
      }))}
    />
  );
}

function What({ row, ticked }: { readonly row: QueueRow; readonly ticked: readonly string[] | undefined }) {
  const words = (
    <>
      <a
        className={`govuk-link${/[A-Z]{2}-[0-9]{4}-[0-9]+$/.test(row.what) ? " app-reference" : ""}`}
        href={row.href}
      >
        {row.what}
      </a>
      <span className="app-aside">
        {row.provider}
        {row.marks.length > 0 ? ` · ${row.marks.join(" · ")}` : ""}
      </span>
    </>
  );
  if (!ticked) return words;
  return (
    <div className="app-queue__pick">
      <input
        type="checkbox"
        className="app-queue__box"
        name="flag"
        value={row.id}
        defaultChecked={ticked.includes(row.id)}
        aria-label={`Select ${row.what}, ${row.provider}`}
      />
      <div>{words}</div>
    </div>
  );
}

type BulkProps = {
  readonly colleagues: readonly { readonly value: string; readonly text: string }[];
  readonly to: string;
  readonly error: string | undefined;
};

/** What can be done with the rows that are ticked. */
export function Bulk({ colleagues, to, error }: BulkProps) {
  return (
    <div className="app-queue__bulk" role="group" aria-labelledby="bulk">
      <h3 className="govuk-heading-s" id="bulk">
        With the prices you select
      </h3>
      <div className="app-queue__deeds">
        <Button variant="secondary" name="deed" value="data" preventDoubleClick>
          Check the data first
        </Button>
        <Select
          name="to"
          label="Give them to"
          value={to}
          error={error}
          items={[{ value: "", text: "Choose a colleague" }, ...colleagues]}
        />
        <Button variant="secondary" name="deed" value="assign" preventDoubleClick>
          Assign
        </Button>
      </div>
    </div>
  );
}
