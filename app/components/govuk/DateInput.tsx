import { capitalised } from "./capitalised.ts";
import { classes } from "./classes.ts";
import { FieldGroup } from "./FieldGroup.tsx";
import { Input } from "./Input.tsx";
import type { GroupProps } from "./shared.ts";

export type DatePart = "day" | "month" | "year";

export type DateInputProps = GroupProps & {
  readonly id: string;
  /** With the prefix "opens" the fields are named opens-day, opens-month and opens-year. */
  readonly namePrefix?: string | undefined;
  readonly parts?: readonly DatePart[] | undefined;
  readonly values?: { readonly [part in DatePart]?: string | number | undefined } | undefined;
  /** The parts that are wrong; all of them when an error names none. */
  readonly errorParts?: readonly DatePart[] | undefined;
  /** For a date of birth: bday-day, bday-month and bday-year. */
  readonly autoCompleteBirthday?: boolean | undefined;
};

export function DateInput(props: DateInputProps) {
  const {
    id,
    namePrefix,
    parts = ["day", "month", "year"],
    values = {},
    autoCompleteBirthday,
    ...group
  } = props;
  return (
    <FieldGroup {...group} id={id} role="group">
      <div className={classes("govuk-date-input", group.classes)} id={id} {...group.attributes}>
        {parts.map((part) => (
          <div key={part} className="govuk-date-input__item">
            <Input
              label={capitalised(part)}
              labelClasses="govuk-date-input__label"
              id={`${id}-${part}`}
              name={namePrefix ? `${namePrefix}-${part}` : part}
              classes={classes("govuk-date-input__input", isWrong(part, props) && "govuk-input--error")}
              width={part === "year" ? 4 : 2}
              value={values[part]}
              inputMode="numeric"
              autoComplete={autoCompleteBirthday ? `bday-${part}` : undefined}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

function isWrong(part: DatePart, { error, errorParts }: DateInputProps): boolean {
  return errorParts && errorParts.length > 0 ? errorParts.includes(part) : Boolean(error);
}
