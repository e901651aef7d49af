import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type ButtonProps = {
  readonly children: ReactNode;
  readonly variant?: "secondary" | "warning" | "inverse" | undefined;
  /** Makes it a link that looks like a button. */
  readonly href?: string | undefined;
  readonly type?: "submit" | "button" | "reset" | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly id?: string | undefined;
  readonly form?: string | undefined;
  readonly formAction?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly preventDoubleClick?: boolean | undefined;
  readonly isStartButton?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function Button(props: ButtonProps) {
  const common = {
    className: classes(
      "govuk-button",
      props.variant && `govuk-button--${props.variant}`,
      props.classes,
      props.isStartButton && "govuk-button--start",
    ),
    "data-module": "govuk-button",
    id: props.id,
    hidden: props.hidden,
    ...props.attributes,
  };
  if (props.href !== undefined) {
    return (
      <a href={props.href} role="button" draggable={false} {...common}>
        {props.children}
        {props.isStartButton ? <StartIcon /> : null}
      </a>
    );
  }
  return (
    <button
      type={props.type ?? "submit"}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      disabled={props.disabled}
      aria-disabled={props.disabled ? true : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...common}
    >
      {props.children}
      {props.isStartButton ? <StartIcon /> : null}
    </button>
  );
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
