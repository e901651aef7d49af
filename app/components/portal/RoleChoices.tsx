import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";

export type RoleChoicesProps = {
  readonly roles: readonly { readonly role: string; readonly name: string; readonly work: string }[];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
};

/** The roles that a member of staff may have; one person may have several. */
export function RoleChoices({ roles, chosen, error }: RoleChoicesProps) {
  return (
    <Checkboxes
      name="roles"
      legend="What will they do here?"
      legendSize="m"
      hint="Select all that apply"
      error={error}
      values={chosen}
      items={roles.map(({ role, name, work }) => ({ value: role, text: name, hint: work }))}
    />
  );
}
