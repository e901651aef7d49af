import { z } from "zod";
import { setDelegatedLimit } from "#app/commands/pricing/set-price-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { ownFrameworks } from "#app/data/price-rules.server.ts";
import type { matrix } from "#app/domain/access/permissions.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { LimitForm } from "#app/components/portal/LimitForm.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { roleNames } from "#app/web/role-words.ts";
import { wholePoundsField } from "./pounds-field.ts";
import { limitRefusal } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("Set a limit") }];

const access = { area: "commissioner", permission: "price-rule:set", params: byId("frameworkId") } as const;

/** The roles that approve something by its yearly cost. */
const approvingRoles = ["commissioner", "approver", "finance"] as const satisfies readonly (
  (typeof matrix)["uplift:approve"][number] | (typeof matrix)["uplift:decide-evidence"][number]
)[];

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const framework = found((await ownFrameworks(tx)).find(({ id }) => id === params.frameworkId));
    return {
      title: framework.title,
      roles: approvingRoles.map((role) => ({
        value: role,
        text: roleNames[role],
        own: actor.roles.includes(role),
      })),
    };
  }),
);

const form = z.object({
  role: choiceField(approvingRoles, "Select a role"),
  limit: wholePoundsField("Enter the limit in whole pounds, like 50,000"),
  source: textField("where the scheme of delegation says so", 300),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({
    ...{ role: fields.text("role"), limit: fields.text("limit"), source: fields.text("source") },
  });
  const read = withDays(parsed, fields.text, { from: "the day from which it holds" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { frameworkId } = params;
  const verdict = await setDelegatedLimit(
    actor,
    { frameworkId, ...read.said, fromOn: read.days.from },
    arrival,
  );
  if (verdict.ok) throw redirect(`${paths.priceRules}?done=saved`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = limitRefusal(verdict.why);
  return refused(fields, sentence, field);
});

export default function SetLimit() {
  const { title, roles } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.priceRules}>Limits, clauses and floors</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={title}>Set a limit</PageHeading>
      <LimitForm
        roles={roles}
        question="Up to which yearly cost may they approve?"
        hint="In whole pounds, like 50,000."
        typed={{ role: shown(reply, "role"), limit: shown(reply, "limit"), source: shown(reply, "source") }}
        from={dayBoxes(reply, "from")}
        errors={errors}
      />
    </>
  );
}
