import { z } from "zod";
import { decideTrialOf } from "#app/commands/call-off/run-trial.server.ts";
import { TrialSummary } from "#app/components/call-off/TrialSummary.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { DecideTrialRefusal } from "#app/domain/call-off/trial.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, optionalTextField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { trialOfContract } from "./trial-page.server.ts";

export const meta = () => [{ title: titleOf("Stop or adopt") }];

const access = { area: "commissioner", permission: "call-off:approve", params: byId("contractId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { contractId } }) => ({
  ...(await reading(actor, (tx) => trialOfContract(tx, contractId))),
  contractId,
}));

const form = z.object({
  outcome: choiceField(["STOP", "ADOPT"], "Select whether to stop or to adopt"),
  reason: textField("the reason", 2000),
  lesson: optionalTextField("What was learnt", 4000),
});

export const action = guardAction(access, async ({ actor, params: { contractId }, fields }) => {
  const { text } = fields;
  const parsed = form.safeParse({ outcome: text("outcome"), reason: text("reason"), lesson: text("lesson") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = found(await decideTrialOf(actor, contractId, parsed.data));
  if (verdict.ok) throw redirect(`${paths.contractStep(contractId, "trial")}?done=decided`);
  const [sentence, field] = refusalInWords(verdict.why);
  return refused(fields, sentence, field);
});

function refusalInWords(why: DecideTrialRefusal): readonly [string, string] {
  switch (why.kind) {
    case "decided-already":
      return ["This trial has been decided already", ""];
    case "own-trial":
      return ["You set this trial up: another person decides it", ""];
    case "too-early":
      return [
        `Record first what was learnt, or decide on ${dayInWords(why.endsOn)}, when the trial ends`,
        "",
      ];
    case "no-lesson":
      return ["Enter what was learnt: what is adopted owes its lesson in words", "lesson"];
    default:
      return unreachable(why);
  }
}

export default function TrialDecisionPage() {
  const { contract, trial, contractId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.contractStep(contractId, "trial")}>What is tried out</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`${contract.reference}: ${contract.title}`}>Stop or adopt</PageHeading>
      <TrialSummary trial={trial} />
      {trial.decision ? null : (
        <form method="post" noValidate>
          <Radios
            name="outcome"
            legend="What is to happen with what was tried out?"
            value={shown(reply, "outcome")}
            error={reply?.errors["outcome"]}
            items={[
              { value: "STOP", text: "Stop it", hint: "It ends with this contract." },
              { value: "ADOPT", text: "Adopt it", hint: "It is bought in the ordinary way from now on." },
            ]}
          />
          <Textarea
            name="reason"
            label="Why?"
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
      )}
    </>
  );
}
