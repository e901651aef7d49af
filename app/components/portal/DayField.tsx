import { DateInput } from "#app/components/govuk/DateInput.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

export type DayFieldProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly reply: Reply | undefined;
};

/** A day in three boxes, with what was typed and what is wrong with it. */
export function DayField({ name, legend, hint, reply }: DayFieldProps) {
  const values = {
    day: shown(reply, `${name}-day`),
    month: shown(reply, `${name}-month`),
    year: shown(reply, `${name}-year`),
  };
  return (
    <DateInput
      id={name}
      namePrefix={name}
      legend={legend}
      hint={hint}
      values={values}
      error={reply?.errors[name]}
    />
  );
}
