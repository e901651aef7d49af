import { Details } from "#app/components/govuk/Details.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { vatTreatments, vatWords, type VatTreatment } from "#app/domain/pricing/vat.ts";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { RateCardOfLocation, RateCardRow } from "./rate-card-tables.server.ts";

/** How VAT falls on the prices of a lot. */
export function VatOfLot({ vat, reply }: { readonly vat: VatTreatment; readonly reply: Reply | undefined }) {
  return (
    <Radios
      name="vat"
      legend="How is VAT charged on these services?"
      legendSize="m"
      hint="Welfare services of a provider that CQC registers are exempt. Prices are entered and compared without VAT."
      small
      value={shown(reply, "vat", vat)}
      error={reply?.errors["vat"]}
      items={vatTreatments.map((value) => ({ value, text: vatWords[value] }))}
    />
  );
}

/** A line on which VAT may fall another way than on the rest of its lot. */
export type LineVatBox = { readonly name: string; readonly title: string; readonly stored: string };

/** Another treatment for single lines of a lot, such as a digital licence at the standard rate. */
export function VatOfLines({
  boxes,
  reply,
}: {
  readonly boxes: readonly LineVatBox[];
  readonly reply: Reply | undefined;
}) {
  const used = boxes.some(({ name, stored }) => shown(reply, name, stored) !== "");
  return (
    <Details summary="VAT falls another way on a single line (optional)" open={used}>
      <p className="govuk-body">
        Such as a digital licence at the standard rate. Its price is entered and compared without VAT, like
        the others.
      </p>
      {boxes.map(({ name, title, stored }) => (
        <Select
          key={name}
          name={name}
          label={title}
          value={shown(reply, name, stored)}
          error={reply?.errors[name]}
          items={[
            { value: "", text: "As for the other lines" },
            ...vatTreatments.map((value) => ({ value, text: vatWords[value] })),
          ]}
        />
      ))}
    </Details>
  );
}

/** How much the council buys of each line, where the provider likes to say. */
export function VolumesOfLot({
  tables,
  reply,
}: {
  readonly tables: readonly RateCardOfLocation[];
  readonly reply: Reply | undefined;
}) {
  const wrong = Object.keys(reply?.errors ?? {}).some((name) => /^(units|people)\./.test(name));
  return (
    <Details summary="How much the council buys from you (optional)" open={wrong}>
      <p className="govuk-body">
        Whole numbers for the last twelve months, as near as you know. They are sealed until the round is
        opened, and are used to work out what a change of caps or an uplift would cost.
      </p>
      {tables.map((table) => (
        <ResponsiveTable
          key={table.locationId}
          caption={table.location ?? "Everywhere that you work"}
          captionHidden={!table.location}
          columns={[
            { key: "line", label: "Service" },
            { key: "units", label: "Units a year" },
            { key: "people", label: "People" },
          ]}
          rows={table.rows.map((row) => ({
            key: row.name,
            cells: {
              line: row.area === "Everywhere" ? row.title : `${row.title}, ${row.area}`,
              units: <VolumeBox row={row} what="units" at={table.location} reply={reply} />,
              people: <VolumeBox row={row} what="people" at={table.location} reply={reply} />,
            },
          }))}
        />
      ))}
    </Details>
  );
}

function VolumeBox({
  row,
  what,
  at,
  reply,
}: {
  readonly row: RateCardRow;
  readonly what: "units" | "people";
  readonly at: string | null;
  readonly reply: Reply | undefined;
}) {
  const { name, stored } = row.volume[what];
  const where = `${row.title}, ${row.area}${at ? ` at ${at}` : ""}`;
  return (
    <Input
      name={name}
      label={what === "units" ? `Units a year of ${where}` : `People who use ${where}`}
      labelClasses="govuk-visually-hidden"
      formGroupClasses="app-price-box"
      width={5}
      inputMode="numeric"
      spellCheck={false}
      autoComplete="off"
      value={shown(reply, name, stored)}
      error={reply?.errors[name]}
    />
  );
}
