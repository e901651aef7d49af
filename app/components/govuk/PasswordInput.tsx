import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Input, type InputProps } from "./Input.tsx";

export type PasswordInputProps = Omit<
  InputProps,
  | "type"
  | "spellCheck"
  | "autoCapitalize"
  | "inputMode"
  | "wrapperClasses"
  | "afterInput"
  | "formGroupAttributes"
  | "prefix"
  | "suffix"
>;

/** The button that shows the password stays hidden until a script brings it to life. */
export function PasswordInput(props: PasswordInputProps) {
  return (
    <Input
      {...props}
      type="password"
      spellCheck={false}
      autoCapitalize="none"
      autoComplete={props.autoComplete ?? "current-password"}
      classes={classes("govuk-password-input__input govuk-js-password-input-input", props.classes)}
      formGroupClasses={classes("govuk-password-input", props.formGroupClasses)}
      formGroupAttributes={{ "data-module": "govuk-password-input" }}
      wrapperClasses="govuk-password-input__wrapper"
      afterInput={
        <Button
          type="button"
          variant="secondary"
          classes="govuk-password-input__toggle govuk-js-password-input-toggle"
          attributes={{ "aria-controls": props.id ?? props.name, "aria-label": "Show password" }}
          hidden
        >
          Show
        </Button>
      }
    />
  );
}
