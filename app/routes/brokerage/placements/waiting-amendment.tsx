import { z } from "zod";
import {
  approveWaitingAmendment,
  turnDownWaitingAmendment,
  withdrawAmendment,
} from "#app/commands/brokerage/decide-amendment.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { amendmentDecisionInWords } from "#app/components/placement/amendment-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { AmendmentFacts } from "./AmendmentFacts.tsx";
import { amendmentView } from "./amendment-view.server.ts";
import { PlacementOverTime, PlacementWeek } from "./PlacementWeek.tsx";
import { stepOn } from "./step.server.ts";
import { DecisionForm } from "./DecisionForm.tsx";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Amendment of a placement") }];
export const handle = { wide: true };

const access = { area: "brokerage", permission: "placement:read", params: byId("placementId") } as const;

/** The amendment of a placement that waits for approval, or the last that did, beside what is provided now. */
export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { head, view } = await stepOn(tx, params.placementId, now);
    const placement = found(await placementOf(tx, params.placementId));
    return { head, view, amendment: found(await amendmentView(tx, actor, placement, now)) };
  }),
);

const form = z
  .object({
    amendment: z.uuid(),
    decision: choiceField(["approve", "turn-down", "take-back"], "Select what you decide"),
    words: withoutPerson(optionalTextField("The reason", 1000)),
  })
  .refine(({ decision, words }) => decision !== "turn-down" || words !== "", {
    path: ["words"],
    message: "Enter the reason",
  });

/** Approving and turning down is for those who may approve; taking back is brokerage's. */
export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
  const parsed = form.safeParse(typed);
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { amendment: amendmentId, decision, words: reason } = parsed.data;
  const needed = decision === "take-back" ? "placement:manage" : "placement:approve";
  if (!mayDo(actor, needed)) throw new Response("You do not have access to this page.", { status: 403 });
  const { placementId } = params;
  const verdict = await {
    approve: () => approveWaitingAmendment(actor, placementId, amendmentId, arrival),
    "turn-down": () => turnDownWaitingAmendment(actor, placementId, { amendmentId, reason }, arrival),
    "take-back": () => withdrawAmendment(actor, placementId, amendmentId, arrival),
  }[decision]();
  if (verdict.ok) throw redirect(`${paths.placement(placementId)}?done=amendment-${done[decision]}`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, amendmentDecisionInWords(verdict.why), "decision");
});

const done = { approve: "approved", "turn-down": "turned-down", "take-back": "taken-back" } as const;

export default function WaitingAmendment() {
  const { head, view, amendment } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="Amendment of the placement" reply={reply}>
      <InsetText>{amendment.stands}</InsetText>
      {amendment.refusal ? <InsetText>{amendment.refusal}</InsetText> : null}
      <AmendmentFacts amendment={amendment} />
      {amendment.mayDecide ? (
        <DecisionForm
          items={[
            { value: "approve", text: "Approve what it costs, and write the new part" },
            { value: "turn-down", text: "Turn it down, with a reason" },
          ]}
          hint="Needed when you turn it down. Do not name a person."
          reply={reply}
          about={{ name: "amendment", value: amendment.id }}
        />
      ) : null}
      {amendment.mayTakeBack ? <TakeBackForm amendmentId={amendment.id} /> : null}
      <PlacementWeek view={view} />
      <PlacementOverTime overTime={view.overTime} />
    </StepPage>
  );
}

function TakeBackForm({ amendmentId }: { readonly amendmentId: string }) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="amendment" value={amendmentId} />
      <input type="hidden" name="decision" value="take-back" />
      <Button variant="secondary" preventDoubleClick>
        Take the amendment back
      </Button>
    </form>
  );
}
