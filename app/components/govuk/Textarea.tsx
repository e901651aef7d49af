import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { FieldHeading, FormGroup } from "./FormGroup.tsx";
import { describedByIds, type Attributes, type FieldProps } from "./shared.ts";

export type TextareaProps = FieldProps & {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly spellCheck?: boolean | undefined;
  readonly autoComplete?: string | undefined;
  readonly afterInput?: ReactNode;
  readonly formGroupAttributes?: Attributes | undefined;
};

export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup error={props.error} classes={props.formGroupClasses} attributes={props.formGroupAttributes}>
      <FieldHeading {...props} id={id} />
      <textarea
        className={classes("govuk-textarea", props.error && "govuk-textarea--error", props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        defaultValue={props.value}
        spellCheck={props.spellCheck}
        disabled={props.disabled}
        aria-describedby={describedByIds(id, props)}
        autoComplete={props.autoComplete}
        {...props.attributes}
      />
      {props.afterInput}
    </FormGroup>
  );
}
