import { z } from "zod";
import { recordStep } from "#app/commands/call-off/set-move-through.server.ts";
import { MoveTimeline } from "#app/components/call-off/MoveTimeline.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { contractTermOf } from "#app/data/call-off/contract-terms.server.ts";
import { lotStepsOf, milestonesOf } from "#app/data/call-off/move-through.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import type { MilestoneRefusal } from "#app/domain/call-off/cross-lot.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("How people moved on") }];

const params = byId("contractId");

export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params },
  async ({ actor, params: { contractId }, url }) =>
    reading(actor, async (tx) => {
      const contract = found(await contractTermOf(tx, contractId));
      const records = await milestonesOf(tx, contractId);
      const lots = await lotStepsOf(tx, contract.callOffId);
      return {
        ...{ contract, contractId },
        steps: lots
          .filter(({ afterMonths }) => afterMonths !== null)
          .map((lot) => ({ ...lot, record: records.get(lot.lotId) ?? null })),
        mayRecord: mayDo(actor, "contract:manage"),
        done: url.searchParams.get("done") ? "The step is recorded." : null,
      };
    }),
);

const form = z.object({
  lot: z.uuid("Select the step"),
  outcome: choiceField(["REACHED", "MISSED"], "Select whether it was reached or missed"),
  note: textField("a note", 2000),
});

export const action = guardAction(
  { area: "commissioner", permission: "contract:manage", params },
  async ({ actor, params: { contractId }, fields }) => {
    const { text } = fields;
    const parsed = form.safeParse({ lot: text("lot"), outcome: text("outcome"), note: text("note") });
    const read = withDays(parsed, text, { on: "the day" });
    if ("errors" in read) return badForm(fields, read.errors);
    const { lot, outcome, note } = read.said;
    const verdict = found(await recordStep(actor, contractId, lot, { outcome, note, on: read.days.on }));
    if (verdict.ok) throw redirect(`${paths.contractStep(contractId, "milestones")}?done=recorded`);
    const [sentence, field] = refusalInWords(verdict.why);
    return refused(fields, sentence, field);
  },
);

function refusalInWords({ kind }: MilestoneRefusal): readonly [string, string] {
  switch (kind) {
    case "no-such-step":
      return ["There is no such step in this contract", "lot"];
    case "reached-already":
      return ["This step was reached already, and that stands", "lot"];
    case "outside-contract":
      return ["The day must be within the contract", "on"];
    case "not-yet":
      return ["The day must not be to come, and a step is not missed before it was due", "on"];
    default:
      return unreachable(kind);
  }
}

export default function MilestonesOfContract() {
  const { contract, contractId, steps, mayRecord, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = steps.filter(({ record }) => record?.outcome !== "REACHED");
  return (
    <>
      <BackLink href={paths.contract(contractId)}>The contract</BackLink>
      <FormErrors errors={reply?.errors} targets={{ on: "on-day" }} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${contract.reference}: ${contract.title}`}>How people moved on</PageHeading>
      {steps.length === 0 ? (
        <EmptyState title="No steps were planned in this contract">
          <p className="govuk-body">
            Steps from lot to lot are planned when services are called off in several lots.
          </p>
        </EmptyState>
      ) : (
        <MoveTimeline startsOn={contract.startsOn} steps={steps} />
      )}
      {mayRecord && open.length > 0 ? (
        <form method="post" noValidate>
          <Radios
            name="lot"
            legend="Which step?"
            value={shown(reply, "lot")}
            error={reply?.errors["lot"]}
            items={open.map(({ lotId, number, title }) => ({
              value: lotId,
              text: `Lot ${number}: ${title}`,
            }))}
          />
          <Radios
            name="outcome"
            legend="Was it reached?"
            value={shown(reply, "outcome")}
            error={reply?.errors["outcome"]}
            items={[
              { value: "REACHED", text: "Reached" },
              { value: "MISSED", text: "Missed", hint: "It can still be reached later." },
            ]}
          />
          <DayField {...dayBoxes(reply, "on")} legend="On which day?" />
          <Textarea
            name="note"
            label="A note"
            hint="What was seen, or why it was missed. Do not name a person."
            value={shown(reply, "note")}
            error={reply?.errors["note"]}
          />
          <Button preventDoubleClick>Record the step</Button>
        </form>
      ) : null}
    </>
  );
}
