import type { FloorBasis } from "#app/domain/pricing/floor.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** New figures for the floor of a line, from a day on; the boxes begin with those that hold now. */
export function FloorForm({
  unit,
  latest,
  reply,
}: {
  readonly unit: string;
  readonly latest: FloorBasis | null;
  readonly reply: Reply | undefined;
}) {
  const box = (name: keyof FloorBasis, label: string, hint?: string) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      width={5}
      inputMode="decimal"
      value={shown(reply, name, latest ? String(latest[name]) : "")}
      error={reply?.errors[name]}
    />
  );
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Set new figures from a day</h2>
      {box(
        "workHours",
        `Hours of one worker’s work in ${unit}, for one person`,
        "Two workers for an hour make 2; an hour shared by four people makes 0.25.",
      )}
      {box("travelMinutes", "Minutes of paid travel with each hour of work")}
      {box("miles", "Miles driven with each hour of work")}
      {box(
        "weeklyHours",
        "Hours a week of a usual contract",
        "Employer’s National Insurance is worked out from it.",
      )}
      {box("trainingHours", "Hours of training a year")}
      {box("sickDays", "Days of sickness a year")}
      <Input
        name="source"
        label="Where do these figures come from?"
        value={shown(reply, "source")}
        error={reply?.errors["source"]}
      />
      <DayField legend="From which day?" hint="Today or later." {...dayBoxes(reply, "from")} />
      <Button preventDoubleClick>Set the figures</Button>
    </form>
  );
}
