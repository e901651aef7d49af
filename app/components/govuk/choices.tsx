import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Hint } from "./Hint.tsx";
import { Label } from "./Label.tsx";
import type { Attributes } from "./shared.ts";

export type ChoiceItem = {
  readonly value: string | number;
  readonly text: ReactNode;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly hint?: ReactNode;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly labelClasses?: string | undefined;
  /** Fields that belong to this choice; without a script they are always shown. */
  readonly conditional?: ReactNode;
  readonly behaviour?: "exclusive" | undefined;
  readonly attributes?: Attributes | undefined;
};

export type DividerItem = { readonly divider: ReactNode };

type ChoiceProps = {
  readonly kind: "radios" | "checkboxes";
  readonly item: ChoiceItem;
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
  readonly describedBy?: string | undefined;
};

/** One radio or checkbox with its label, hint and conditional fields. */
export function Choice({ kind, item, id, name, checked, describedBy }: ChoiceProps) {
  const hintId = item.hint ? `${id}-item-hint` : undefined;
  const conditionalId = `conditional-${id}`;
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === "radios" ? "radio" : "checkbox"}
          value={item.value}
          defaultChecked={checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? conditionalId : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={[describedBy, hintId].filter(Boolean).join(" ") || undefined}
          {...item.attributes}
        />
        <Label htmlFor={id} classes={classes(`govuk-${kind}__label`, item.labelClasses)}>
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={hintId} classes={`govuk-${kind}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          className={classes(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  );
}

/** The first choice carries the bare prefix, so that an error summary can link to it. */
export function choiceId(item: ChoiceItem, prefix: string, index: number): string {
  return item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`);
}
