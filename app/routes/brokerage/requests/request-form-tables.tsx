import { ErrorMessage } from "#app/components/govuk/ErrorMessage.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { needDomains } from "#app/domain/brokerage/need.ts";
import { lineSlots, type Box, type RequestChoices } from "./request-form-view.ts";
import { needWords } from "#app/components/brokerage/need-words.ts";

/** A line of boxes for each of the nine domains. */
export function NeedsTable({ box, error }: { readonly box: Box; readonly error: string | undefined }) {
  return (
    <>
      {error ? <ErrorMessage id="needs-error">{error}</ErrorMessage> : null}
      <ResponsiveTable
        caption="Needs"
        captionHidden
        dense
        classes="app-boxes"
        columns={[
          { key: "domain", label: "Need" },
          { key: "times", label: "Times a week" },
          { key: "minutes", label: "Minutes each" },
          { key: "staff", label: "Staff" },
          { key: "people", label: "Shared by" },
          { key: "words", label: "What is needed" },
        ]}
        rows={needDomains.map((domain) => {
          const input = (part: string, what: string, width?: 3 | 4) => (
            <Input
              {...box(`need-${domain}-${part}`)}
              label={`${needWords[domain]}: ${what}`}
              labelClasses="govuk-visually-hidden"
              inputMode={width ? "numeric" : undefined}
              width={width}
              autoComplete="off"
            />
          );
          return {
            key: domain,
            cells: {
              domain: needWords[domain],
              times: input("times", "times a week", 3),
              minutes: input("minutes", "minutes each time", 4),
              staff: input("staff", "staff at a time, 1 if empty", 3),
              people: input("people", "people who share them, 1 if empty", 3),
              words: input("words", "what is needed"),
            },
          };
        })}
      />
    </>
  );
}

/** A few service lines with what is wanted of each in a week. */
export function LinesTable({ box, lots }: { readonly box: Box; readonly lots: RequestChoices["lots"] }) {
  const items = lots.flatMap((lot) =>
    lot.lines.map((line) => ({ value: line.id, text: `${lot.name}: ${line.name} (${line.unit})` })),
  );
  return (
    <ResponsiveTable
      caption="Service lines"
      captionHidden
      dense
      classes="app-boxes"
      columns={[
        { key: "line", label: "Service line" },
        { key: "units", label: "Units a week" },
        { key: "schedule", label: "When in the week" },
      ]}
      rows={lineSlots.map((slot) => ({
        key: slot,
        cells: {
          line: (
            <Select
              {...box(`line-${slot}`)}
              label={`Service line ${slot}`}
              labelClasses="govuk-visually-hidden"
              items={[{ value: "", text: slot === 1 ? "Select a line" : "No other line" }, ...items]}
            />
          ),
          units: (
            <Input
              {...box(`line-${slot}-units`)}
              label={`Units a week of line ${slot}`}
              labelClasses="govuk-visually-hidden"
              inputMode="decimal"
              width={4}
              autoComplete="off"
            />
          ),
          schedule: (
            <Input
              {...box(`line-${slot}-schedule`)}
              label={`When in the week, line ${slot}`}
              labelClasses="govuk-visually-hidden"
              autoComplete="off"
            />
          ),
        },
      }))}
    />
  );
}
