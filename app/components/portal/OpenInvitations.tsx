import { Button } from "#app/components/govuk/Button.tsx";
import { ResponsiveTable } from "./ResponsiveTable.tsx";

export type OpenInvitationsProps = {
  readonly invitations: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly email: string;
    readonly until: string;
    readonly roles?: string;
  }[];
};

/** Invitations that nobody has followed yet, each with a button that takes it back. */
export function OpenInvitations({ invitations }: OpenInvitationsProps) {
  if (invitations.length === 0) return null;
  const withRoles = invitations.some(({ roles }) => roles);
  return (
    <ResponsiveTable
      caption="Invitations not yet accepted"
      dense
      columns={[
        { key: "name", label: "Name" },
        { key: "email", label: "Email address" },
        ...(withRoles ? [{ key: "roles", label: "Roles" }] : []),
        { key: "until", label: "Works until" },
        { key: "withdraw", label: "Withdraw" },
      ]}
      rows={invitations.map(({ accountId, name, email, roles, until }) => ({
        key: accountId,
        cells: {
          name,
          email,
          roles,
          until,
          withdraw: (
            <form method="post">
              <input type="hidden" name="deed" value="withdraw" />
              <input type="hidden" name="accountId" value={accountId} />
              <Button variant="secondary" classes="govuk-!-margin-bottom-0">
                Withdraw <span className="govuk-visually-hidden">the invitation of {name}</span>
              </Button>
            </form>
          ),
        },
      }))}
    />
  );
}
