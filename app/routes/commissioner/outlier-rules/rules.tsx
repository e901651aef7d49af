import { z } from "zod";
import { setRuleOfOutliers } from "#app/commands/benchmark/set-outlier-rule.server.ts";
import { outlierRules } from "#app/data/benchmark/outlier-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { fewest, outlierRuleOn, usualRule, type OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import {
  listedFrom,
  methodInWords,
  ruleInWords,
  ruleRefusalInWords,
} from "#app/domain/benchmark/outlier-rule-words.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, decimalField, percentField, textField, wholeField, withDays } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { wholePoundsField } from "../price-rules/pounds-field.ts";
import { RuleForm } from "./RuleForm.tsx";

export const meta = () => [{ title: titleOf("By which rule prices are compared") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const rules = await outlierRules(tx, actor.commissionerId);
      const inForce = outlierRuleOn(rules, dayOf(now));
      return {
        done: url.searchParams.has("done"),
        maySet: mayDo(actor, "outlier:rule"),
        inForce: { version: inForce.version, method: methodInWords(inForce), source: inForce.source },
        listed: listedFrom(inForce),
        versions: [...rules, { ...usualRule, from: null, setBy: null }].map((rule) => ({
          version: rule.version === 0 ? "The portal’s own" : `Version ${rule.version}`,
          from: rule.from ? shortDay(rule.from) : "Until a council sets one",
          figures: ruleInWords(rule),
          source: rule.source,
          setBy: rule.setBy ?? "–",
        })),
        typed: typedOf(inForce),
      };
    }),
);

const form = z.object({
  scale: choiceField(["log", "raw"], "Select on which scale peers are compared"),
  cutOff: decimalField("the cut-off", { above: "0", most: "100" }),
  leastProviders: wholeField("the fewest providers", fewest.providers, 100),
  leastJudged: wholeField("the fewest prices", fewest.judged, 1_000),
  expectedOver: wholeField("how much of the expected cost is too much", 101, 1_000),
  expectedUnder: wholeField("how much of the expected cost is too little", 1, 99),
  benchmarkOver: wholeField("how much of a published figure is too much", 101, 1_000),
  benchmarkUnder: wholeField("how much of a published figure is too little", 1, 99),
  payShare: percentField("the part of a price that moves with pay"),
  nhsShareAbove: wholePoundsField("Enter a week’s price in whole pounds, like 1,500"),
  source: textField("where the council says so", 300),
});

export const action = guardAction(
  { area: "commissioner", permission: "outlier:rule" },
  async ({ actor, fields }) => {
    const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
    const read = withDays(form.safeParse(typed), fields.text, { from: "the day from which it holds" });
    if ("errors" in read) return badForm(fields, read.errors);
    const { expectedOver, expectedUnder, benchmarkOver, benchmarkUnder, cutOff, ...said } = read.said;
    const verdict = await setRuleOfOutliers(actor, {
      ...said,
      from: read.days.from,
      cutOff: Number(cutOff),
      expected: { over: expectedOver / 100, under: expectedUnder / 100 },
      benchmark: { over: benchmarkOver / 100, under: benchmarkUnder / 100 },
    });
    if (verdict.ok) throw redirect(`${paths.outlierRules}?done`);
    const { field, sentence } = ruleRefusalInWords(verdict.why);
    return refused(fields, sentence, field);
  },
);

/** The figures that hold, as somebody would type them. */
function typedOf(rule: OutlierRule): Readonly<Record<string, string>> {
  const perCent = (one: number) => String(Math.round(one * 100));
  return {
    ...{ scale: rule.scale, cutOff: String(rule.cutOff), leastProviders: String(rule.leastProviders) },
    ...{ leastJudged: String(rule.leastJudged), payShare: String(rule.payShare / 100) },
    ...{ expectedOver: perCent(rule.expected.over), expectedUnder: perCent(rule.expected.under) },
    ...{ benchmarkOver: perCent(rule.benchmark.over), benchmarkUnder: perCent(rule.benchmark.under) },
    nhsShareAbove: String(Math.round(rule.nhsShareAbove / 100)),
  };
}

export default function OutlierRules() {
  const { done, maySet, inForce, listed, versions, typed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.outliers}>Prices to ask about</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      {done && !reply ? <NotificationBanner type="success" text="The rule is set." /> : null}
      <PageHeading>By which rule prices are compared</PageHeading>
      <p className="govuk-body">
        A price that is out of line is a question, never a verdict. What a version found keeps the figures of
        that version.{" "}
        <a className="govuk-link" href={paths.outlierRuns}>
          When prices were gone through
        </a>
      </p>
      <h2 className="govuk-heading-m">
        {inForce.version === 0
          ? "Today the portal’s own rule holds"
          : `Today version ${inForce.version} holds`}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {inForce.method.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          Learning disability and section 117 placements without a share of the NHS are listed from {listed}.
        </li>
      </ul>
      <InsetText>{inForce.source}</InsetText>
      <ResponsiveTable
        caption="Versions"
        columns={[
          { key: "version", label: "Version" },
          { key: "from", label: "From" },
          { key: "figures", label: "Peers" },
          { key: "source", label: "Source" },
          { key: "setBy", label: "Set by" },
        ]}
        rows={versions.map((cells) => ({ key: cells.version, cells }))}
      />
      {maySet ? <RuleForm reply={reply} typed={typed} /> : null}
    </>
  );
}
