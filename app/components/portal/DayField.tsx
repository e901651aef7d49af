import { DateInput } from "#app/components/govuk/DateInput.tsx";

export type DayFieldProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly values: { readonly day: string; readonly month: string; readonly year: string };
  readonly error: string | undefined;
};

/** A day in three boxes, with what was typed and what is wrong with it. */
export function DayField({ name, ...props }: DayFieldProps) {
  return <DateInput id={name} namePrefix={name} {...props} />;
}
