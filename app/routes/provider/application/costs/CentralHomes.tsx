import { Input } from "#app/components/govuk/Input.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type CentralHomesProps = {
  readonly homes: readonly {
    readonly id: string;
    readonly label: string;
    /** The names of its two boxes, and what they say. */
    readonly share: string;
    readonly units: string;
    readonly shareSaid: string;
    readonly unitsSaid: string;
    /** What the home bears in a unit; null where it is not worked out yet. */
    readonly bears: string | null;
  }[];
  readonly unit: string;
  readonly reply: Reply | undefined;
};

/** Each home's share and yearly units, with what it bears of the central costs since the last save. */
export function CentralHomes({ homes, unit, reply }: CentralHomesProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Each home’s part</h2>
      <p className="govuk-body">
        The share is a number of what you selected above, like 32 beds. The units are what the home delivers
        in a year, whoever pays, counted as in its model: each is one {unit}.{" "}
        {unit.endsWith("per week") ? "One person all year makes 52." : null}
      </p>
      <ResponsiveTable
        caption="The share and the yearly units of each home"
        captionHidden
        columns={[
          { key: "home", label: "Home" },
          { key: "share", label: "Its share", numeric: true },
          { key: "units", label: `Units a year (${unit})`, numeric: true },
          { key: "bears", label: "It bears, at the last save", numeric: true },
        ]}
        rows={homes.map((home) => ({
          key: home.id,
          cells: {
            home: home.label,
            share: box(home.share, `Share of ${home.label}`, home.shareSaid, reply),
            units: box(home.units, `Units a year of ${home.label}`, home.unitsSaid, reply),
            bears: home.bears === null ? "Not worked out yet" : `${home.bears} per ${unit}`,
          },
        }))}
      />
    </>
  );
}

function box(name: string, label: string, said: string, reply: Reply | undefined) {
  return (
    <Input
      name={name}
      label={label}
      labelClasses="govuk-visually-hidden"
      formGroupClasses="app-price-box"
      width={10}
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      value={shown(reply, name, said)}
      error={reply?.errors[name]}
    />
  );
}
