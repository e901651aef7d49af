import { Input } from "#app/components/govuk/Input.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { AskedPrice } from "./KeepingPricesUp.tsx";
import type { RateCardOfLocation, RateCardRow } from "./rate-card-tables.server.ts";

/** The errors of a rate card for the summary above it: each says which line it is about. */
export function namedErrors(
  errors: Readonly<Record<string, string>>,
  tables: readonly RateCardOfLocation[],
): Readonly<Record<string, string>> {
  const rows = tables.flatMap(({ location, rows }) => rows.map((row) => ({ location, row })));
  const named = (name: string) => {
    const found = rows.find(
      ({ row }) => row.name === name || row.volume.units.name === name || row.volume.people.name === name,
    );
    const area = found?.row.area === "Everywhere" ? null : found?.row.area;
    return [found?.row.title, area, found?.location].filter(Boolean).join(", ");
  };
  return Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [name, named(name) ? `${named(name)}: ${words}` : words]),
  );
}

/** The lines of a lot with their caps, last rates and a box for each new price; errors stand beside the price. */
export function RateCardTable({
  table,
  asked,
  reply,
}: {
  readonly table: RateCardOfLocation;
  readonly asked: readonly AskedPrice[];
  readonly reply: Reply | undefined;
}) {
  const at = table.location ? ` at ${table.location}` : "";
  const anyLast = table.rows.some((row) => row.last !== null);
  const columns = [
    { key: "line", label: "Service" },
    { key: "cap", label: "Cap", numeric: true },
    ...(anyLast ? [{ key: "last", label: "Your last rate", numeric: true }] : []),
    { key: "price", label: "Your new price" },
    ...(anyLast ? [{ key: "change", label: "Change", numeric: true }] : []),
  ];
  return (
    <ResponsiveTable
      caption={table.location ?? "Prices everywhere that you work"}
      captionHidden={!table.location}
      columns={columns}
      rows={table.rows.map((row) => ({
        key: row.name,
        cells: {
          line: <Line row={row} />,
          cap: <Cap row={row} />,
          last: row.last ?? "None",
          price: (
            <>
              <PriceBox row={row} at={at} reply={reply} />
              {asked.some(({ name }) => name === row.name) ? (
                <span className="app-aside">
                  Below its lawful cost.{" "}
                  <a className="govuk-link" href="#sustainability">
                    Say how you would keep it up
                  </a>
                </span>
              ) : null}
            </>
          ),
          change: (
            <>
              {row.change ?? ""}
              {row.remark ? <span className="app-aside"> {row.remark}</span> : null}
            </>
          ),
        },
      }))}
    />
  );
}

function Line({ row }: { readonly row: RateCardRow }) {
  return (
    <>
      {row.title}
      {row.area === "Everywhere" ? null : `, ${row.area}`}
      {row.required ? null : <span className="app-aside"> Not required</span>}
      {row.note ? <span className="app-aside"> {row.note}</span> : null}
    </>
  );
}

function Cap({ row }: { readonly row: RateCardRow }) {
  return (
    <>
      {row.cap ?? "No cap"}
      {row.capFrom ? <span className="app-aside"> {row.capFrom}</span> : null}
      {row.floor ? <span className="app-aside"> Lawful cost from {row.floor}</span> : null}
    </>
  );
}

function PriceBox({
  row,
  at,
  reply,
}: {
  readonly row: RateCardRow;
  readonly at: string;
  readonly reply: Reply | undefined;
}) {
  return (
    <Input
      name={row.name}
      label={`New price for ${row.title}, ${row.area}${at}`}
      labelClasses="govuk-visually-hidden"
      formGroupClasses="app-price-box"
      prefix="£"
      suffix={row.unit}
      width={5}
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      value={shown(reply, row.name, row.price)}
      error={reply ? reply.errors[row.name] : (row.problem ?? undefined)}
    />
  );
}
