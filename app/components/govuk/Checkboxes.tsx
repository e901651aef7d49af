import { Choice, choiceId, type ChoiceItem, type DividerItem } from "./choices.tsx";
import { classes } from "./classes.ts";
import { FieldGroup } from "./FieldGroup.tsx";
import { describedByIds, type GroupProps } from "./shared.ts";

export type CheckboxItem = ChoiceItem | DividerItem;

export type CheckboxesProps = GroupProps & {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly values?: readonly (string | number)[] | undefined;
  readonly small?: boolean | undefined;
  readonly items: readonly CheckboxItem[];
};

export function Checkboxes({ name, idPrefix = name, values = [], small, items, ...group }: CheckboxesProps) {
  const chosen = values.map(String);
  return (
    <FieldGroup {...group} id={idPrefix}>
      <div
        className={classes("govuk-checkboxes", small && "govuk-checkboxes--small", group.classes)}
        data-module="govuk-checkboxes"
        {...group.attributes}
      >
        {items.map((item, index) =>
          "divider" in item ? (
            <div key={index} className="govuk-checkboxes__divider">
              {item.divider}
            </div>
          ) : (
            <Choice
              key={index}
              kind="checkboxes"
              item={item}
              id={choiceId(item, idPrefix, index)}
              name={item.name ?? name}
              checked={item.checked ?? chosen.includes(String(item.value))}
              describedBy={group.legend ? undefined : describedByIds(idPrefix, group)}
            />
          ),
        )}
      </div>
    </FieldGroup>
  );
}
