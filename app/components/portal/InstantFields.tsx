import { DateInput } from "#app/components/govuk/DateInput.tsx";
import { Input } from "#app/components/govuk/Input.tsx";

export type InstantFieldsProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  /** The value of a box by its whole name, like "closes-hour". */
  readonly value: (box: string) => string;
  readonly error?: string | undefined;
};

/** A day with an hour and a minute, as London's clocks show them. */
export function InstantFields({ name, legend, hint, value, error }: InstantFieldsProps) {
  const at = (box: string) => value(`${name}-${box}`);
  return (
    <div className="app-instant" role="group" aria-label={legend}>
      <DateInput
        id={name}
        namePrefix={name}
        legend={legend}
        legendSize="s"
        hint={hint}
        values={{ day: at("day"), month: at("month"), year: at("year") }}
        error={error}
      />
      <div className="app-instant__time">
        <Input
          name={`${name}-hour`}
          label="Hour (0 to 23)"
          width={2}
          inputMode="numeric"
          value={at("hour")}
        />
        <Input name={`${name}-minute`} label="Minute" width={2} inputMode="numeric" value={at("minute")} />
      </div>
    </div>
  );
}
