import { z } from "zod";
import { setCallOffLimit } from "#app/commands/call-off/set-rules.server.ts";
import { callOffLimits } from "#app/data/call-off/limits.server.ts";
import { reading } from "#app/data/db.server.ts";
import { matrix } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { LimitForm } from "#app/components/portal/LimitForm.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { roleNames } from "#app/web/role-words.ts";
import { wholePoundsField } from "./pounds-field.ts";
import { limitRefusal } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("Set a limit for call-offs") }];

const access = { area: "commissioner", permission: "price-rule:set" } as const;
const approvers = matrix["call-off:approve"];

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx) => ({
    done: url.searchParams.has("done"),
    limits: (await callOffLimits(tx)).map(({ role, limit, fromOn }) => ({
      ...{ role: roleNames[role as keyof typeof roleNames] ?? role, limit: formatPounds(limit) },
      from: shortDay(fromOn),
    })),
    roles: approvers.map((role) => ({ value: role, text: roleNames[role], own: actor.roles.includes(role) })),
  })),
);

const form = z.object({
  role: choiceField(approvers, "Select a role"),
  limit: wholePoundsField("Enter the limit in whole pounds, like 50,000"),
  source: textField("where the scheme of delegation says so", 300),
});

export const action = guardAction(access, async ({ actor, fields }) => {
  const parsed = form.safeParse({
    ...{ role: fields.text("role"), limit: fields.text("limit"), source: fields.text("source") },
  });
  const read = withDays(parsed, fields.text, { from: "the day from which it holds" });
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = await setCallOffLimit(actor, { ...read.said, fromOn: read.days.from });
  if (verdict.ok) throw redirect(`${paths.callOffLimit}?done`);
  const { field, sentence } = limitRefusal(verdict.why);
  return refused(fields, sentence, field);
});

export default function CallOffLimitPage() {
  const { done, limits, roles } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.callOffRules}>Rules of call-offs</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      {done && !reply ? <NotificationBanner type="success" text="The limit is set." /> : null}
      <PageHeading>Set a limit for call-offs</PageHeading>
      <LimitForm
        roles={roles}
        question="Up to which value, with VAT, may they approve?"
        hint="In whole pounds, like 50,000, for the whole term with every extension."
        typed={{ role: shown(reply, "role"), limit: shown(reply, "limit"), source: shown(reply, "source") }}
        from={dayBoxes(reply, "from")}
        errors={errors}
      />
      {limits.length > 0 ? (
        <ResponsiveTable
          caption="Limits on file"
          captionSize="s"
          columns={[
            { key: "role", label: "Role" },
            { key: "limit", label: "Limit", numeric: true },
            { key: "from", label: "From" },
          ]}
          rows={limits.map((cells) => ({ key: `${cells.role} ${cells.from}`, cells }))}
        />
      ) : null}
    </>
  );
}
