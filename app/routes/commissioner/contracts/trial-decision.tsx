import { z } from "zod";
import { decideTrialOf } from "#app/commands/call-off/run-trial.server.ts";
import { TrialSummary } from "#app/components/call-off/TrialSummary.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { DecideTrialRefusal, StopRefusal } from "#app/domain/call-off/trial.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, dayOfParts, optionalTextField, sentences, textField } from "#app/web/fields.ts";
import { dayBoxes, dayParts, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";
import { notToDecideInWords, trialOfContract } from "./trial-page.server.ts";

export const meta = () => [{ title: titleOf("Stop or adopt") }];

const access = { area: "commissioner", permission: "call-off:approve", params: byId("contractId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { contractId } }) =>
  reading(actor, (tx, now) => trialOfContract(tx, actor, contractId, now)),
);

const form = z.object({
  outcome: choiceField(["STOP", "ADOPT"], "Select whether to stop or to adopt"),
  reason: textField("the reason", 2000),
  lesson: optionalTextField("What was learnt", 4000),
});

export const action = guardAction(access, async ({ actor, params: { contractId }, fields }) => {
  const { text } = fields;
  const parsed = form.safeParse({ outcome: text("outcome"), reason: text("reason"), lesson: text("lesson") });
  const lastDay =
    text("outcome") === "STOP" && isTyped(text) ? dayOfParts(text, "last", "the last day") : null;
  const wrong = lastDay && "error" in lastDay ? { last: lastDay.error } : {};
  if (!parsed.success) return badForm(fields, { ...sentences(parsed.error), ...wrong });
  if (lastDay && "error" in lastDay) return badForm(fields, wrong);
  const verdict = found(await decideTrialOf(actor, contractId, parsed.data, lastDay?.day ?? null));
  if (verdict.ok) throw redirect(`${paths.contractStep(contractId, "trial")}?done=decided`);
  const [sentence, field] = refusalInWords(verdict.why);
  return refused(fields, sentence, field);
});

function isTyped(text: (name: string) => string): boolean {
  return ["day", "month", "year"].some((part) => text(`last-${part}`).trim() !== "");
}

function refusalInWords(why: DecideTrialRefusal | StopRefusal): readonly [string, string] {
  switch (why.kind) {
    case "decided-already":
    case "own-trial":
    case "too-early":
      return [notToDecideInWords(why), ""];
    case "no-last-day":
      return ["Enter the last day of the contract", "last"];
    case "last-day-outside":
      return [
        `The contract’s last day must be from ${dayInWords(why.from)} to ${dayInWords(why.to)}`,
        "last",
      ];
    case "no-lesson":
      return ["Enter what was learnt: what is adopted owes its lesson in words", "lesson"];
    default:
      return unreachable(why);
  }
}

export default function TrialDecisionPage() {
  const { contract, trial, contractId, decided, mayDecide, notToDecide, ending, today } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.contractStep(contractId, "trial")}>What is tried out</BackLink>
      <FormErrors errors={reply?.errors} targets={{ last: "last-day" }} />
      <PageHeading caption={`${contract.reference}: ${contract.title}`}>Stop or adopt</PageHeading>
      <TrialSummary trial={trial} decided={decided} committed={contract.valueWithVat} />
      {notToDecide ? <InsetText>{notToDecide}.</InsetText> : null}
      {mayDecide ? (
        <DecisionForm
          reply={reply}
          ending={ending}
          endsOn={contract.endsOn}
          suggested={trial.endsOn > today && trial.endsOn < contract.endsOn ? trial.endsOn : contract.endsOn}
        />
      ) : null}
    </>
  );
}

type DecisionFormProps = {
  readonly reply: Reply | undefined;
  /** Whether the contract is over, or ends early already. */
  readonly ending: boolean;
  readonly endsOn: Day;
  readonly suggested: Day;
};

function DecisionForm({ reply, ending, endsOn, suggested }: DecisionFormProps) {
  return (
    <form method="post" noValidate>
      <Radios
        name="outcome"
        legend="What is to happen with what was tried out?"
        value={shown(reply, "outcome")}
        error={reply?.errors["outcome"]}
        items={[
          {
            value: "ADOPT",
            text: "Adopt it",
            hint: "You are led on to draft a call-off that buys it in the ordinary way. The contract of the trial stays as it is, within its ceiling, and may be extended by its options.",
          },
          {
            value: "STOP",
            text: "Stop it",
            hint: ending
              ? "Its contract is over or ends early already."
              : "Its contract ends on the day that you give, and the notices of an early end become due.",
          },
        ]}
      />
      {ending ? null : <LastDay reply={reply} endsOn={endsOn} suggested={suggested} />}
      <Textarea
        name="reason"
        label="Why?"
        hint="Where it is stopped, the provider reads this as the reason of the end. Do not name a person."
        value={shown(reply, "reason")}
        error={reply?.errors["reason"]}
      />
      <Textarea
        name="lesson"
        label="What was learnt?"
        hint="Needed where it is adopted: what others should do the same way, and what not. Do not name a person."
        value={shown(reply, "lesson")}
        error={reply?.errors["lesson"]}
      />
      <Button preventDoubleClick>Decide</Button>
    </form>
  );
}

function LastDay({ reply, endsOn, suggested }: Omit<DecisionFormProps, "ending">) {
  const boxes = dayBoxes(reply, "last");
  return (
    <DayField
      {...boxes}
      values={reply ? boxes.values : dayParts(suggested)}
      legend="If it is stopped, what is the contract’s last day?"
      hint={`From today to ${dayInWords(endsOn)}, when it ends by itself.`}
    />
  );
}
