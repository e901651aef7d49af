import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

const ruleWords = {
  HAND_BACK_NOTICE: "Notice of a provider that hands a placement back",
  LOOK_AGAIN: "Age at which section 117 and CHC arrangements are looked at again",
} as const;

type Limit = {
  readonly role: string;
  readonly limit: string;
  readonly interim: string;
  readonly from: string;
  readonly source: string;
};

/** Up to which yearly cost each role approves. */
export function LimitsOnFile({ limits }: { readonly limits: readonly Limit[] }) {
  if (limits.length === 0)
    return (
      <EmptyState title="No role has a limit for placements">
        Until a limit is set, nobody can approve one, and nobody places before approval.
      </EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Who approves up to which yearly cost"
      columns={[
        { key: "role", label: "Role" },
        { key: "limit", label: "Public money in a year", numeric: true },
        { key: "interim", label: "Days before approval" },
        { key: "from", label: "From" },
        { key: "source", label: "Source" },
      ]}
      rows={limits.map((cells) => ({ key: `${cells.role} ${cells.from}`, cells }))}
    />
  );
}

type Rule = {
  readonly rule: keyof typeof ruleWords;
  readonly days: string;
  readonly from: string;
  readonly source: string;
};

/** The days that the council's other rules give. */
export function RulesOnFile({ rules }: { readonly rules: readonly Rule[] }) {
  if (rules.length === 0) return null;
  return (
    <ResponsiveTable
      caption="Other rules"
      columns={[
        { key: "rule", label: "Rule" },
        { key: "days", label: "Days" },
        { key: "from", label: "From" },
        { key: "source", label: "Source" },
      ]}
      rows={rules.map((one) => ({
        key: `${one.rule} ${one.from}`,
        cells: { ...one, rule: ruleWords[one.rule] },
      }))}
    />
  );
}

type SetLimitFormProps = {
  readonly roles: readonly { readonly value: string; readonly text: string; readonly own: boolean }[];
  readonly reply: Reply | undefined;
};

/** A limit of a role from a day. */
export function SetLimitForm({ roles, reply }: SetLimitFormProps) {
  const errors = reply?.errors ?? {};
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Set a limit</h2>
      <input type="hidden" name="deed" value="limit" />
      <Radios
        name="role"
        legend="Whose limit?"
        hint="Nobody sets the limit of a role of their own."
        value={shown(reply, "role")}
        error={errors["role"]}
        items={roles.map(({ value, text, own }) => ({
          ...{ value, text, disabled: own },
          ...(own ? { hint: "This is your own role." } : {}),
        }))}
      />
      <Input
        name="limit"
        label="Up to which public cost in a year?"
        hint="In whole pounds, like 50,000. For a broker: what brokerage may place before approval, and add by an amendment."
        prefix="£"
        width={10}
        inputMode="numeric"
        value={shown(reply, "limit")}
        error={errors["limit"]}
      />
      <Input
        name="interim"
        label="For a broker: for how many days may a placement run before it is approved?"
        hint="Leave empty where it may not."
        width={3}
        inputMode="numeric"
        value={shown(reply, "interim")}
        error={errors["interim"]}
      />
      <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
      <Input
        name="source"
        label="Where does the scheme of delegation say so?"
        value={shown(reply, "source")}
        error={errors["source"]}
      />
      <Button preventDoubleClick>Set the limit</Button>
    </form>
  );
}

/** The days of a rule from a day. */
export function RuleForm({ reply }: { readonly reply: Reply | undefined }) {
  const errors = reply?.errors ?? {};
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Set another rule</h2>
      <input type="hidden" name="deed" value="rule" />
      <Radios
        name="rule"
        legend="Which rule?"
        value={shown(reply, "rule")}
        error={errors["rule"]}
        items={Object.entries(ruleWords).map(([value, text]) => ({ value, text }))}
      />
      <Input
        name="days"
        label="How many days?"
        width={4}
        inputMode="numeric"
        value={shown(reply, "days")}
        error={errors["days"]}
      />
      <DayField {...dayBoxes(reply, "since")} legend="From which day?" />
      <Input
        name="ruleSource"
        label="Where does the council say so?"
        value={shown(reply, "ruleSource")}
        error={errors["ruleSource"]}
      />
      <Button preventDoubleClick>Set the rule</Button>
    </form>
  );
}
