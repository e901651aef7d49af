import { z } from "zod";
import { eraseThread, setRuleOfUpkeep } from "#app/commands/brokerage/erase-person.server.ts";
import { endedThreads } from "#app/data/brokerage/retention.server.ts";
import { upkeepRules } from "#app/data/brokerage/upkeep-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dueForErasure, isDue } from "#app/domain/brokerage/retention.ts";
import { ruleOn, upkeepKeys, type UpkeepKey } from "#app/domain/brokerage/upkeep-rule.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, textField, wholeField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Retention and reminders") }];

const access = { area: "admin", permission: "placement:erase" } as const;

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const today = dayOf(now);
    const rules = await upkeepRules(tx);
    const years = ruleOn(rules, "retention-years", today) ?? null;
    const threads = years === null ? [] : await endedThreads(tx);
    return {
      years,
      rules: rules.map(({ key, value, fromOn, source }) => ({
        key,
        value,
        fromOn: shortDay(fromOn),
        source,
      })),
      due: threads
        .filter(({ lastEndedOn }) => isDue(lastEndedOn, years ?? 0, today))
        .map(({ personRef, placements, requests, lastEndedOn, lastDay }) => ({
          ...{ personRef, placements, requests, ended: shortDay(lastDay) },
          dueOn: shortDay(dueForErasure(lastEndedOn, years ?? 0)),
        })),
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

const doneWords: Readonly<Record<string, string>> = {
  erased: "The thread is erased. Its dates, prices and shares stay under another reference.",
  set: "The rule is on file, from its day on.",
};

const form = z.object({
  key: choiceField(upkeepKeys, "Select which rule you set"),
  value: wholeField("the number", 1, 999),
  source: textField("the source", 200),
});

export const action = guardAction(access, async ({ actor, fields }) => {
  const person = fields.text("erase");
  if (person) {
    const verdict = await eraseThread(actor, person);
    if (verdict.ok) throw redirect(`${paths.retention}?done=erased`);
    return refused(fields, "This thread is not due to be erased by the rule of today");
  }
  const parsed = form.safeParse({
    key: fields.text("key"),
    value: fields.text("value"),
    source: fields.text("source"),
  });
  const read = withDays(parsed, fields.text, { from: "the first day" });
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = await setRuleOfUpkeep(actor, { ...read.said, fromOn: read.days.from });
  if (verdict.ok) throw redirect(`${paths.retention}?done=set`);
  const sentence =
    verdict.why.kind === "in-the-past"
      ? "The first day must be today or later"
      : "This rule is set from that day already";
  return refused(fields, sentence, "from");
});

const ruleWords: Readonly<Record<UpkeepKey, string>> = {
  "retention-years": "Years for which a person’s thread is kept after it ended",
  "capacity-days": "Days after which a provider is asked to state its room again",
  "move-days": "Days before a planned move on which its planner is reminded",
};

export default function Retention() {
  const { years, rules, due, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.admin}>Administration</BackLink>
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      <PageHeading>Retention and reminders</PageHeading>
      <p className="govuk-body">
        {years === null
          ? "No rule of retention is set, so nothing is due to be erased."
          : `A person’s thread is due ${years} years after the last placement ended, or the last request that led to none was archived. Erasing puts another reference in the place of the person’s and clears every word that was written about the person, from the request to the panel and the review. The minutes of the sittings that heard the person’s cases go too, also where they tell of others. Dates, prices and shares stay.`}
      </p>
      <Due due={due} />
      <ResponsiveTable
        caption="Rules, the latest of each first"
        columns={[
          { key: "rule", label: "Rule" },
          { key: "value", label: "Number", numeric: true },
          { key: "from", label: "From" },
          { key: "source", label: "Source" },
        ]}
        rows={rules.map((rule) => ({
          key: `${rule.key} ${rule.fromOn}`,
          cells: { rule: ruleWords[rule.key], value: rule.value, from: rule.fromOn, source: rule.source },
        }))}
      />
      <h2 className="govuk-heading-m">Set a rule</h2>
      <form method="post" noValidate>
        <Radios
          name="key"
          legend="Which rule?"
          value={shown(reply, "key")}
          error={reply?.errors["key"]}
          items={upkeepKeys.map((value) => ({ value, text: ruleWords[value] }))}
        />
        <Input
          name="value"
          label="Number of days or years"
          width={4}
          inputMode="numeric"
          value={shown(reply, "value")}
          error={reply?.errors["value"]}
        />
        <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
        <Input name="source" label="Source" value={shown(reply, "source")} error={reply?.errors["source"]} />
        <Button preventDoubleClick>Set the rule</Button>
      </form>
    </>
  );
}

type Thread = {
  readonly personRef: string;
  readonly placements: number;
  readonly requests: number;
  readonly ended: string;
  readonly dueOn: string;
};

function Due({ due }: { readonly due: readonly Thread[] }) {
  if (due.length === 0)
    return (
      <EmptyState title="No thread is due to be erased">
        Threads are listed here from the day on which they are due.
      </EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Threads that are due, the longest ended first"
      columns={[
        { key: "person", label: "Person" },
        { key: "placements", label: "Placements", numeric: true },
        { key: "requests", label: "Requests without one", numeric: true },
        { key: "ended", label: "Last day" },
        { key: "due", label: "Due since" },
        { key: "erase", label: "Erase" },
      ]}
      rows={due.map(({ personRef, placements, requests, ended, dueOn }) => ({
        key: personRef,
        cells: {
          ...{ person: personRef, placements, requests, ended, due: dueOn },
          erase: (
            <form method="post">
              <input type="hidden" name="erase" value={personRef} />
              <Button variant="warning" preventDoubleClick>
                Erase<span className="govuk-visually-hidden"> the thread of {personRef}</span>
              </Button>
            </form>
          ),
        },
      }))}
      dense
    />
  );
}
