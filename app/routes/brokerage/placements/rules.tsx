import { z } from "zod";
import { setPlacementLimit, setPlacementRule } from "#app/commands/brokerage/set-placement-rules.server.ts";
import {
  placementLimits,
  placementRules,
  placementRulesOnFile,
} from "#app/data/brokerage/placement-limits.server.ts";
import { reading } from "#app/data/db.server.ts";
import { matrix, mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, textField, wholeField, withDays } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { roleNames } from "#app/web/role-words.ts";
import { wholePoundsField } from "../../commissioner/price-rules/pounds-field.ts";
import { limitRefusal } from "../../commissioner/price-rules/rule-words.ts";
import { LimitsOnFile, RuleForm, RulesOnFile, SetLimitForm } from "./RuleForms.tsx";

export const meta = () => [{ title: titleOf("Who approves placements") }];

const roles = [...matrix["placement:approve"], "broker", "assessor"] as const;

export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx) => ({
      done: url.searchParams.has("done"),
      maySet: mayDo(actor, "price-rule:set"),
      limits: (await placementLimits(tx)).map(({ role, limit, interimDays, fromOn, source }) => ({
        ...{ role: roleNames[role as keyof typeof roleNames] ?? role, limit: formatPounds(limit), source },
        from: shortDay(fromOn),
        interim: interimDays === null ? "–" : `${interimDays} days`,
      })),
      rules: (await placementRulesOnFile(tx, actor.commissionerId)).map(({ rule, days, fromOn, source }) => ({
        ...{ rule, days: `${days} days`, from: shortDay(fromOn), source },
      })),
      roles: roles.map((role) => ({ value: role, text: roleNames[role], own: actor.roles.includes(role) })),
    })),
);

const access = { area: "brokerage", permission: "price-rule:set" } as const;

export const action = guardAction(access, async (posted) =>
  posted.fields.text("deed") === "rule" ? setRule(posted) : setLimit(posted),
);

type Posted = Parameters<Parameters<typeof guardAction<"brokerage", z.ZodType, unknown>>[1]>[0];

const limitForm = z.object({
  role: choiceField(roles, "Select a role"),
  limit: wholePoundsField("Enter the limit in whole pounds, like 50,000"),
  source: textField("where the scheme of delegation says so", 300),
  interim: z.union([z.literal("").transform(() => null), wholeField("the days before approval", 1, 365)]),
});

async function setLimit({ actor, fields }: Posted) {
  const typed = Object.fromEntries(Object.keys(limitForm.shape).map((name) => [name, fields.text(name)]));
  const read = withDays(limitForm.safeParse(typed), fields.text, { from: "the day from which it holds" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { interim, ...said } = read.said;
  if (said.role !== "broker" && interim !== null)
    return badForm(fields, { interim: "Only a broker places before approval: leave the days empty" });
  const verdict = await setPlacementLimit(actor, { ...said, interimDays: interim, fromOn: read.days.from });
  if (verdict.ok) throw redirect(`${paths.placementRules}?done`);
  const { field, sentence } = limitRefusal(verdict.why);
  return refused(fields, sentence, field);
}

const ruleForm = z.object({
  rule: choiceField(placementRules, "Select what the days are about"),
  days: wholeField("the days", 1, 3650),
  ruleSource: textField("where the council says so", 300),
});

async function setRule({ actor, fields }: Posted) {
  const typed = Object.fromEntries(Object.keys(ruleForm.shape).map((name) => [name, fields.text(name)]));
  const read = withDays(ruleForm.safeParse(typed), fields.text, { since: "the day from which it holds" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { rule, days, ruleSource } = read.said;
  const verdict = await setPlacementRule(actor, { rule, days, source: ruleSource, fromOn: read.days.since });
  if (verdict.ok) throw redirect(`${paths.placementRules}?done`);
  return refused(
    fields,
    verdict.why.kind === "in-the-past"
      ? "The day must be today or later"
      : "A rule begins on that day already; choose another",
    "since",
  );
}

export default function PlacementRules() {
  const { done, maySet, limits, rules, roles: named } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.placements}>Placements</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day", since: "since-day" }} />
      {done && !reply ? <NotificationBanner type="success" text="It is set." /> : null}
      <PageHeading>Who approves placements, and other rules</PageHeading>
      <LimitsOnFile limits={limits} />
      <RulesOnFile rules={rules} />
      {maySet ? (
        <>
          <SetLimitForm roles={named} reply={reply} />
          <RuleForm reply={reply} />
        </>
      ) : null}
    </>
  );
}
