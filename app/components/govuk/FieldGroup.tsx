import type { ReactNode } from "react";
import { Fieldset } from "./Fieldset.tsx";
import { FormGroup, HintAndError } from "./FormGroup.tsx";
import { describedByIds, type GroupProps } from "./shared.ts";

type FieldGroupProps = GroupProps & {
  readonly id: string;
  readonly role?: "group" | undefined;
  readonly children: ReactNode;
};

/** A form group whose fields share a legend, a hint and an error message. */
export function FieldGroup({ id, role, children, ...group }: FieldGroupProps) {
  const inner = (
    <>
      <HintAndError id={id} hint={group.hint} error={group.error} />
      {children}
    </>
  );
  return (
    <FormGroup error={group.error} classes={group.formGroupClasses}>
      {group.legend ? (
        <Fieldset
          legend={group.legend}
          legendSize={group.legendSize}
          legendIsPageHeading={group.legendIsPageHeading}
          legendClasses={group.legendClasses}
          describedBy={describedByIds(id, group)}
          role={role}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}
