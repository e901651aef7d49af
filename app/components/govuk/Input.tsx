import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { classes } from "./classes.ts";
import { FieldHeading, FormGroup } from "./FormGroup.tsx";
import { describedByIds, type Attributes, type FieldProps } from "./shared.ts";

export type InputProps = FieldProps & {
  readonly type?: "text" | "email" | "tel" | "number" | "search" | "password" | "time" | undefined;
  readonly value?: string | number | undefined;
  /** Width in characters; for a fluid width give classes like govuk-!-width-one-half. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  readonly prefix?: ReactNode;
  readonly suffix?: ReactNode;
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "search" | "url" | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly autoCapitalize?: "none" | "off" | "characters" | "words" | "sentences" | undefined;
  readonly spellCheck?: boolean | undefined;
  readonly pattern?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly extraLetterSpacing?: boolean | undefined;
  readonly wrapperClasses?: string | undefined;
  readonly afterInput?: ReactNode;
  readonly formGroupAttributes?: Attributes | undefined;
};

export function Input(props: InputProps) {
  const id = props.id ?? props.name;
  const input = inputElement(props, id);
  const wrapped = props.prefix || props.suffix || props.afterInput;
  return (
    <FormGroup error={props.error} classes={props.formGroupClasses} attributes={props.formGroupAttributes}>
      <FieldHeading {...props} id={id} />
      {wrapped ? (
        <div className={classes("govuk-input__wrapper", props.wrapperClasses)}>
          {affix("prefix", props.prefix)}
          {input}
          {affix("suffix", props.suffix)}
          {props.afterInput}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}

function inputElement(props: InputProps, id: string) {
  return (
    <input
      className={classes(
        "govuk-input",
        props.width && `govuk-input--width-${props.width}`,
        props.extraLetterSpacing && "govuk-input--extra-letter-spacing",
        props.classes,
        props.error && "govuk-input--error",
      )}
      id={id}
      name={props.name}
      type={props.type ?? "text"}
      defaultValue={props.value}
      spellCheck={props.spellCheck}
      disabled={props.disabled}
      aria-describedby={describedByIds(id, props)}
      autoComplete={props.autoComplete}
      autoCapitalize={props.autoCapitalize}
      pattern={props.pattern}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      {...props.attributes}
    />
  );
}

function affix(kind: "prefix" | "suffix", text: ReactNode) {
  return text ? (
    <div className={`govuk-input__${kind}`} aria-hidden="true">
      {text}
    </div>
  ) : null;
}
