import { Choice, choiceId, type ChoiceItem, type DividerItem } from "./choices.tsx";
import { classes } from "./classes.ts";
import { FieldGroup } from "./FieldGroup.tsx";
import type { GroupProps } from "./shared.ts";

export type RadioItem = ChoiceItem | DividerItem;

export type RadiosProps = GroupProps & {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly value?: string | number | undefined;
  readonly inline?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly items: readonly RadioItem[];
};

export function Radios({ name, idPrefix = name, value, inline, small, items, ...group }: RadiosProps) {
  return (
    <FieldGroup {...group} id={idPrefix}>
      <div
        className={classes(
          "govuk-radios",
          inline && "govuk-radios--inline",
          small && "govuk-radios--small",
          group.classes,
        )}
        data-module="govuk-radios"
        {...group.attributes}
      >
        {items.map((item, index) =>
          "divider" in item ? (
            <div key={index} className="govuk-radios__divider">
              {item.divider}
            </div>
          ) : (
            <Choice
              key={index}
              kind="radios"
              item={item}
              id={choiceId(item, idPrefix, index)}
              name={name}
              checked={item.checked ?? (value !== undefined && String(item.value) === String(value))}
            />
          ),
        )}
      </div>
    </FieldGroup>
  );
}
