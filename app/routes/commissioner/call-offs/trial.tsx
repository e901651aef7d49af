import { z } from "zod";
import { setUpTrialOf } from "#app/commands/call-off/set-up-trial.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { TrialSummary } from "#app/components/call-off/TrialSummary.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import type { Day } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { TrialRefusal } from "#app/domain/call-off/trial.ts";
import { mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { contractSumField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, dayParts, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("What is tried out") }];

const params = byId("callOffId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, state, head } = await callOffOfPage(tx, callOffId, now);
      return {
        ...{ callOffId, head, innovation: callOff.innovation },
        value: formatPounds(callOff.valueWithVat),
        term: { from: dayInWords(callOff.startsOn), to: dayInWords(callOff.endsOn) },
        trial: (await trialOf(tx, callOffId)) ?? null,
        mayChange: mayTake("change", state).ok && mayDo(actor, "call-off:manage"),
        done: url.searchParams.get("done") ? "What is tried out is saved." : null,
      };
    }),
);

const form = z.object({
  hypothesis: textField("what you believe will happen", 2000),
  measure: textField("how you will know", 2000),
  ceiling: contractSumField("the most that may be spent"),
});

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields }) => {
    const { text } = fields;
    const parsed = form.safeParse({
      ...{ hypothesis: text("hypothesis"), measure: text("measure"), ceiling: text("ceiling") },
    });
    const read = withDays(parsed, text, { ends: "the last day of the trial" });
    if ("errors" in read) return badForm(fields, read.errors);
    const terms = { ...read.said, endsOn: read.days.ends };
    const verdict = found(await setUpTrialOf(actor, callOffId, terms));
    if (verdict.ok) throw redirect(`${paths.callOffStep(callOffId, "trial")}?done=saved`);
    const [sentence, field] = refusalInWords(verdict.why);
    return refused(fields, sentence, field);
  },
);

function refusalInWords(why: TrialRefusal | StepRefusal): readonly [string, string] {
  switch (why.kind) {
    case "not-now":
      return ["This call-off was put up for approval: what is tried out is not changed any more", ""];
    case "not-innovation":
      return ["Only an innovation call-off has something to try out", ""];
    case "value-over-ceiling":
      return [
        `Ceiling must be at least ${formatPounds(why.value)}, the value of the call-off with VAT`,
        "ceiling",
      ];
    case "outside-term":
      return [
        `The trial must end after ${dayInWords(why.startsOn)} and by ${dayInWords(why.endsOn)}, within the term of the call-off`,
        "ends",
      ];
    default:
      return unreachable(why);
  }
}

export default function TrialOfCallOff() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(data.callOffId), text: "The call-off" }}
        callOff={data.head}
        done={data.done}
        errors={reply ? <FormErrors errors={reply.errors} targets={{ ends: "ends-day" }} /> : null}
      >
        What is tried out
      </CallOffHead>
      <TrialBody {...data} reply={reply} />
    </>
  );
}

type BodyProps = ReturnType<typeof useLoaderData<typeof loader>> & { readonly reply: Reply | undefined };

function TrialBody({ innovation, mayChange, trial, value, term, reply }: BodyProps) {
  if (!innovation)
    return (
      <EmptyState title="Nothing is tried out in this call-off">
        <p className="govuk-body">
          Only a call-off for innovation says what it tries out, for how much and until when.
        </p>
      </EmptyState>
    );
  if (mayChange)
    return (
      <form method="post" noValidate>
        <Textarea
          name="hypothesis"
          label="What do you believe will happen?"
          hint="One sentence that can turn out to be wrong, like “A night responder keeps people out of hospital”."
          value={shown(reply, "hypothesis", trial?.hypothesis)}
          error={reply?.errors["hypothesis"]}
        />
        <Textarea
          name="measure"
          label="How will you know?"
          hint="What you count, of whom, and beside what."
          value={shown(reply, "measure", trial?.measure)}
          error={reply?.errors["measure"]}
        />
        <Input
          name="ceiling"
          label="The most that may be spent"
          hint={`With VAT. The value of the call-off with VAT is ${value} and must be within it.`}
          prefix="£"
          width={10}
          inputMode="decimal"
          value={shown(reply, "ceiling", trial ? formatPounds(trial.ceiling).slice(1) : "")}
          error={reply?.errors["ceiling"]}
        />
        <DayField
          {...endBoxes(reply, trial?.endsOn)}
          legend="On which day does the trial end?"
          hint={`After ${term.from} and by ${term.to}. On this day at the latest it is decided whether to stop or to adopt.`}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    );
  return trial ? (
    <TrialSummary trial={trial} />
  ) : (
    <EmptyState title="It is not said yet what is tried out">
      <p className="govuk-body">Whoever manages this call-off says so here while it is a draft.</p>
    </EmptyState>
  );
}

/** The boxes of the end: as typed, else as stored. */
function endBoxes(reply: Reply | undefined, endsOn: Day | undefined) {
  const boxes = dayBoxes(reply, "ends");
  if (reply || !endsOn) return boxes;
  return { ...boxes, values: dayParts(endsOn) };
}
