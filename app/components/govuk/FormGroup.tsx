import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { ErrorMessage } from "./ErrorMessage.tsx";
import { Hint } from "./Hint.tsx";
import { Label } from "./Label.tsx";
import type { Attributes, FieldProps } from "./shared.ts";

type FormGroupProps = {
  readonly error?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function FormGroup({ error, classes: more, attributes, children }: FormGroupProps) {
  return (
    <div className={classes("govuk-form-group", error && "govuk-form-group--error", more)} {...attributes}>
      {children}
    </div>
  );
}

type FieldHeadingProps = FieldProps & { readonly id: string };

/** Label, hint and error message of a field, in that order. */
export function FieldHeading({
  id,
  label,
  labelSize,
  labelIsPageHeading,
  labelClasses,
  hint,
  error,
}: FieldHeadingProps) {
  return (
    <>
      <Label htmlFor={id} size={labelSize} isPageHeading={labelIsPageHeading} classes={labelClasses}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
    </>
  );
}

export function HintAndError({
  id,
  hint,
  error,
}: {
  readonly id: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}) {
  return (
    <>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
    </>
  );
}
