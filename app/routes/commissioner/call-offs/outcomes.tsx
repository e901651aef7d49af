import { z } from "zod";
import { addOutcomeMeasure, removeOutcomeMeasure } from "#app/commands/call-off/set-outcomes.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import {
  baseShareInWords,
  everyWords,
  outcomeRuleWords,
  wayInWords,
} from "#app/components/call-off/outcome-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { measuresOf } from "#app/data/call-off/outcomes.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { baseShare, type MeasureRefusal } from "#app/domain/call-off/outcomes.ts";
import { mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { formatPercent } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { choiceField, decimalField, percentField, sentences, textField } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { MeasureForm } from "./MeasureForm.tsx";

export const meta = () => [{ title: titleOf("Payment by outcomes") }];

const params = byId("callOffId");

const doneWords: Readonly<Record<string, string>> = {
  added: "The measure is added.",
  removed: "The measure is taken away.",
};

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { state, head } = await callOffOfPage(tx, callOffId, now);
      return {
        ...{ callOffId, head, measures: await measuresOf(tx, callOffId) },
        mayChange: mayTake("change", state).ok && mayDo(actor, "call-off:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const form = z.object({
  title: textField("what is measured", 200),
  cohort: textField("of whom it is measured", 500),
  unit: textField("the unit", 50),
  baseline: decimalField("the baseline", { most: "1000000" }),
  target: decimalField("the target", { most: "1000000" }),
  direction: choiceField(["UP", "DOWN"], "Select whether the figure is to rise or to fall"),
  share: percentField("the share of the value").refine((share) => share > 0, "Share must be above 0"),
  rule: choiceField(["LINEAR", "ALL_OR_NOTHING"], "Select how a result becomes a payment"),
  every: choiceField(["1", "3", "6", "12"], "Select how often it is measured"),
});

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields }) => {
    const page = paths.callOffStep(callOffId, "outcomes");
    const remove = z.uuid().safeParse(fields.text("remove"));
    if (remove.success) {
      const verdict = found(await removeOutcomeMeasure(actor, callOffId, remove.data));
      if (verdict.ok || verdict.why.kind === "no-such-measure") throw redirect(`${page}?done=removed`);
      return refused(fields, refusalInWords(verdict.why)[0]);
    }
    const names = ["title", "cohort", "unit", "baseline", "target", "direction", "share", "rule", "every"];
    const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const { every, ...terms } = parsed.data;
    const verdict = found(
      await addOutcomeMeasure(actor, callOffId, { ...terms, everyMonths: Number(every) }),
    );
    if (verdict.ok) throw redirect(`${page}?done=added`);
    const [sentence, field] = refusalInWords(verdict.why);
    return refused(fields, sentence, field);
  },
);

function refusalInWords(why: MeasureRefusal | StepRefusal): readonly [string, string] {
  switch (why.kind) {
    case "not-now":
      return ["This call-off was put up for approval: its measures are not changed any more", ""];
    case "shares-over-whole":
      return [
        `Share must be no more than ${formatPercent(why.left)}, which the other measures leave`,
        "share",
      ];
    case "target-not-beyond-baseline":
      return [`Target must be ${why.direction === "UP" ? "above" : "below"} the baseline`, "target"];
    default:
      return unreachable(why);
  }
}

export default function OutcomesOfCallOff() {
  const { callOffId, head, measures, mayChange, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(callOffId), text: "The call-off" }}
        callOff={head}
        done={done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Payment by outcomes
      </CallOffHead>
      {measures.length === 0 ? (
        <EmptyState title="Nothing is paid by results">
          <p className="govuk-body">
            {mayChange
              ? "Add a measure below and a part of the value depends on it. Without one the whole value is paid as usual."
              : "The whole value is paid as usual."}
          </p>
        </EmptyState>
      ) : (
        <p className="govuk-body">{baseShareInWords(baseShare(measures))}</p>
      )}
      {measures.map((measure) => (
        <SummaryList
          key={measure.id}
          card={{ title: measure.title }}
          rows={[
            { key: "Of whom", value: measure.cohort },
            { key: "To go", value: wayInWords(measure) },
            { key: "Share of the value", value: formatPercent(measure.share) },
            { key: "Payment", value: outcomeRuleWords[measure.rule] },
            { key: "Measured", value: everyWords[measure.everyMonths] },
            ...(mayChange ? [{ key: "Change", value: <RemoveForm {...measure} /> }] : []),
          ]}
        />
      ))}
      {mayChange ? <MeasureForm reply={reply} /> : null}
    </>
  );
}

function RemoveForm({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <form method="post">
      <Button variant="secondary" name="remove" value={id} classes="govuk-!-margin-bottom-0">
        Take away <span className="govuk-visually-hidden">{title}</span>
      </Button>
    </form>
  );
}
