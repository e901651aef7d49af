import { classes } from "./classes.ts";
import { FieldHeading, FormGroup } from "./FormGroup.tsx";
import { describedByIds, type FieldProps } from "./shared.ts";

export type SelectItem = {
  readonly value?: string | number | undefined;
  readonly text: string;
  readonly disabled?: boolean | undefined;
};

export type SelectProps = FieldProps & {
  readonly items: readonly SelectItem[];
  readonly value?: string | number | undefined;
};

export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup error={props.error} classes={props.formGroupClasses}>
      <FieldHeading {...props} id={id} />
      <select
        className={classes("govuk-select", props.classes, props.error && "govuk-select--error")}
        id={id}
        name={props.name}
        defaultValue={props.value}
        disabled={props.disabled}
        aria-describedby={describedByIds(id, props)}
        {...props.attributes}
      >
        {props.items.map((item) => (
          <option key={item.value ?? item.text} value={item.value} disabled={item.disabled}>
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
