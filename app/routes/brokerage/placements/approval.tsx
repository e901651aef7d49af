import { z } from "zod";
import { approve, putUpAgain, returnToBrokerage } from "#app/commands/brokerage/approve-placement.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { reading } from "#app/data/db.server.ts";
import { approvalInWords } from "#app/components/placement/refusal-words.ts";
import { CostToDecide, OffersToDecide } from "./DeciderFacts.tsx";
import { PlacementOverTime, PlacementWeek } from "./PlacementWeek.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { approvalView } from "./approval-view.server.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { DecisionForm } from "./DecisionForm.tsx";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Approve a placement") }];
export const handle = { wide: true };

const access = { area: "brokerage", permission: "placement:read", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head, view } = await stepOn(tx, params.placementId, now);
    const facts = await approvalView(tx, actor, params.placementId, now);
    return {
      ...{ head, view, facts, returned: placement.returned ? placement.returnedReason : null },
      waitingCaseId: placement.waitingCaseId,
      waits: !placement.approved && view.status !== "ended" && view.status !== "cancelled",
      mayDecide: mayDo(actor, "placement:approve"),
      mayPutUp: mayDo(actor, "placement:manage"),
    };
  }),
);

const form = z
  .object({
    decision: choiceField(["approve", "return", "again"], "Select what you decide"),
    words: withoutPerson(optionalTextField("The reason", 1000)),
  })
  .refine(({ decision, words }) => decision === "approve" || words !== "", {
    path: ["words"],
    message: "Enter the reason",
  });

/** Approving and returning is for those who may approve; putting up again is brokerage's. */
export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ decision: fields.text("decision"), words: fields.text("words") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { decision, words } = parsed.data;
  const needed = decision === "again" ? "placement:manage" : "placement:approve";
  if (!mayDo(actor, needed)) throw new Response("You do not have access to this page.", { status: 403 });
  const to = (done: string) => redirect(`${paths.placement(params.placementId)}?done=${done}`);
  if (decision === "again") {
    const verdict = await putUpAgain(actor, params.placementId, words, arrival);
    if (verdict.ok) throw to("again");
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(fields, "This placement is not with brokerage", "decision");
  }
  const verdict =
    decision === "approve"
      ? await approve(actor, params.placementId, arrival)
      : await returnToBrokerage(actor, params.placementId, words, arrival);
  if (verdict.ok) throw to(decision === "approve" ? "approved" : "returned");
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, approvalInWords(verdict.why), "decision");
});

export default function Approval() {
  const { head, view, facts, returned, waits, mayDecide, mayPutUp, waitingCaseId } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const deciding = waits && returned === null && mayDecide;
  const puttingUp = waits && returned !== null && mayPutUp;
  return (
    <StepPage head={head} title="Approve the placement" reply={reply}>
      {returned === null ? null : <InsetText>Returned to brokerage: {returned}</InsetText>}
      {facts.refusal && deciding ? <InsetText>{facts.refusal}</InsetText> : null}
      {waitingCaseId ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.panelCase(waitingCaseId)}>
            The case that waits at the panel
          </a>
        </p>
      ) : null}
      <CostToDecide facts={facts} />
      <PlacementWeek view={view} />
      <PlacementOverTime overTime={view.overTime} />
      <OffersToDecide facts={facts} />
      {deciding ? (
        <DecisionForm
          items={[
            { value: "approve", text: "Approve what it costs" },
            { value: "return", text: "Return it to brokerage, with a reason" },
          ]}
          hint="Needed when you return it. Do not name a person."
          reply={reply}
        />
      ) : null}
      {puttingUp ? <AgainForm reply={reply} /> : null}
      {waits && !deciding && !puttingUp ? (
        <InsetText>It waits for somebody else: an approver, or the broker to whom it was returned.</InsetText>
      ) : null}
    </StepPage>
  );
}

type FormProps = { readonly reply: ReturnType<typeof useActionData<typeof action>> };

function AgainForm({ reply }: FormProps) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="decision" value="again" />
      <Textarea
        name="words"
        label="What do you say to the reason?"
        hint="Do not name a person."
        value={shown(reply, "words")}
        error={reply?.errors["words"]}
      />
      <Button preventDoubleClick>Put it up for approval again</Button>
    </form>
  );
}
