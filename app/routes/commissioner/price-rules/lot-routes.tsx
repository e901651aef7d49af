import { z } from "zod";
import { endRuleOfLot, setRouteRule } from "#app/commands/call-off/set-rules.server.ts";
import { routeRulesOf } from "#app/data/call-off/route-facts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { measureWords, routeWords } from "#app/components/call-off/call-off-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { dayOfParts } from "#app/web/fields.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { endingWords, readRule, ruleSentence } from "./lot-route-form.server.ts";
import { EndRuleForm, RuleForm } from "./lot-route-form.tsx";
import { daysInWords, ruleLooks, stateOn, whoAndWhen } from "./rule-words.ts";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Routes of a lot") }];

const params = byId("lotId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { lotId }, url }) =>
    reading(actor, async (tx, now) => {
      const named = await frameworks(tx, actor.commissionerId);
      const lot = found(
        (
          await lotsOf(
            tx,
            named.map(({ id }) => id),
          )
        ).find(({ id }) => id === lotId),
      );
      const framework = found(named.find(({ id }) => id === lot.frameworkId));
      const rules = await routeRulesOf(tx, [lotId]);
      return {
        title: `Lot ${lot.number}: ${lot.title}`,
        maySet: framework.commissionerId === actor.commissionerId && mayDo(actor, "route-rule:set"),
        done: url.searchParams.has("done"),
        open: rules
          .filter(({ toOn }) => toOn === null)
          .map(({ id, route, fromOn }) => ({
            id,
            text: `${routeWords[route]}, ${daysInWords(fromOn, null)}`,
          })),
        rules: rules.map((rule) => ({
          id: rule.id,
          route: routeWords[rule.route],
          kinds: rule.kinds.map((kind) => (kind === "SPOT" ? "Spot" : "Block")).join(" and "),
          value: between(
            rule.minimum && formatPounds(rule.minimum),
            rule.maximum && formatPounds(rule.maximum),
          ),
          term: between(rule.shortestMonths, rule.longestMonths && `${rule.longestMonths} months`),
          answer:
            rule.route === "DIRECT" ? `${rule.responseUnits} ${measureWords[rule.responseMeasure]}` : "–",
          days: daysInWords(rule.fromOn, rule.toOn),
          state: stateOn(rule.fromOn, rule.toOn, dayOf(now)),
          source: `${rule.source}. ${whoAndWhen(rule.setBy, rule.setAt && inWords(rule.setAt))}`,
        })),
      };
    }),
);

function between(least: string | number | null, most: string | number | null): string {
  if (least === null || least === 0) return most ? `Up to ${most}` : "Any";
  return most ? `${least} to ${most}` : `From ${least}`;
}

export const action = guardAction(
  { area: "commissioner", permission: "route-rule:set", params },
  async ({ actor, params: { lotId }, fields }) => {
    if (fields.text("step") === "end") {
      const ruleId = z.uuid().safeParse(fields.text("ruleId"));
      const on = dayOfParts(fields.text, "on", "the day on which it ends");
      if (!ruleId.success || "error" in on)
        return badForm(fields, {
          ...(ruleId.success ? {} : { ruleId: "Select the rule that ends" }),
          ...("error" in on ? { on: on.error } : {}),
        });
      const verdict = await endRuleOfLot(actor, { lotId, ruleId: ruleId.data }, on.day);
      if (verdict.ok) throw redirect(`${paths.routesOfLot(lotId)}?done`);
      if (verdict.why.kind === "not-found") throw notFound();
      return refused(fields, endingWords[verdict.why.kind], "on");
    }
    const form = readRule(fields, lotId);
    if ("errors" in form) return badForm(fields, form.errors);
    const verdict = await setRouteRule(actor, form.rule);
    if (verdict.ok) throw redirect(`${paths.routesOfLot(lotId)}?done`);
    if (verdict.why.kind === "not-found") throw notFound();
    const { field, text } = ruleSentence(verdict.why);
    return refused(fields, text, field);
  },
);

export default function LotRoutes() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.callOffRules}>Rules of call-offs</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day", on: "on-day" }} />
      {page.done && !reply ? <NotificationBanner type="success" text="The rules are changed." /> : null}
      <PageHeading caption={page.title}>Routes by which it may be called off</PageHeading>
      {page.rules.length === 0 ? (
        <EmptyState title="This lot has no rule">
          It cannot be called off before a route is allowed from a day on.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Rules, with what held before"
          captionSize="s"
          dense
          columns={[
            { key: "route", label: "Route" },
            { key: "kinds", label: "Kind" },
            { key: "value", label: "Value with VAT" },
            { key: "term", label: "Term" },
            { key: "answer", label: "Time to answer" },
            { key: "days", label: "When" },
            { key: "state", label: "State" },
            { key: "source", label: "Source" },
          ]}
          rows={page.rules.map(({ id, state, ...cells }) => ({
            key: id,
            cells: { ...cells, state: <StatusTag status={state} looks={ruleLooks} /> },
          }))}
        />
      )}
      {page.maySet ? <RuleForm reply={reply} /> : null}
      {page.maySet && page.open.length > 0 ? <EndRuleForm open={page.open} reply={reply} /> : null}
    </>
  );
}
