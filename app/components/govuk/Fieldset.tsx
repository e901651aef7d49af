import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes, Size } from "./shared.ts";

export type FieldsetProps = {
  readonly legend?: ReactNode;
  readonly legendSize?: Size | undefined;
  readonly legendIsPageHeading?: boolean | undefined;
  readonly legendClasses?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly role?: "group" | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children?: ReactNode;
};

export function Fieldset(props: FieldsetProps) {
  const { legend, legendSize, legendIsPageHeading, legendClasses } = props;
  return (
    <fieldset
      className={classes("govuk-fieldset", props.classes)}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {legend ? (
        <legend
          className={classes(
            "govuk-fieldset__legend",
            legendSize && `govuk-fieldset__legend--${legendSize}`,
            legendClasses,
          )}
        >
          {legendIsPageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      ) : null}
      {props.children}
    </fieldset>
  );
}
