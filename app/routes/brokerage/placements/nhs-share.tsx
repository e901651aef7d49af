import { z } from "zod";
import { noteNhsAnswer } from "#app/commands/brokerage/answer-share.server.ts";
import { reading } from "#app/data/db.server.ts";
import { streams, type Stream } from "#app/domain/brokerage/funding.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { nhsLooks } from "#app/components/placement/placement-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("What the ICB says about its share") }];

const access = { area: "brokerage", permission: "funding:confirm", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { head, view } = await stepOn(tx, params.placementId, now);
    return {
      head,
      shares: view.nhs.map(({ key, who, days, share, state }) => ({
        value: key,
        text: `${who}, ${days}`,
        hint: `${share}. ${nhsLooks[state].word}`,
      })),
    };
  }),
);

const form = z.object({
  share: z
    .string()
    .regex(/^[0-9a-f-]{36}:[a-z0-9-]+$/, "Select the share")
    .refine((text) => streams.includes(text.slice(37) as Stream), "Select the share"),
  answer: choiceField(["accepted", "disputed"], "Select what the ICB says"),
  reference: withoutPerson(optionalTextField("The ICB’s case reference", 60)),
  reason: withoutPerson(optionalTextField("The reason", 500)),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
  const parsed = form.safeParse(typed);
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { share, answer: kind, reference, reason } = parsed.data;
  const which = { fundingId: share.slice(0, 36), stream: share.slice(37) as Stream };
  const answer = kind === "accepted" ? { kind, reference } : { kind, reason };
  const verdict = await noteNhsAnswer(actor, params.placementId, which, answer, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=answered`);
  switch (verdict.why.kind) {
    case "not-found":
      throw notFound();
    case "not-the-nhs":
      return refused(fields, "Only an NHS share is accepted or disputed", "share");
    case "same-as-before":
      return refused(fields, "That is what stands on file already", "answer");
    case "no-reference":
      return badForm(fields, { reference: "Enter the ICB’s own case reference" });
    case "no-reason":
      return badForm(fields, { reason: "Enter why the ICB disputes it" });
    default:
      return unreachable(verdict.why);
  }
});

export default function NhsShare() {
  const { head, shares } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  if (shares.length === 0)
    return (
      <StepPage head={head} title="What the ICB says about its share" reply={reply}>
        <EmptyState title="The NHS pays no share of this placement" />
      </StepPage>
    );
  return (
    <StepPage head={head} title="What the ICB says about its share" reply={reply}>
      <form method="post" noValidate>
        <Radios
          name="share"
          legend="Which share?"
          value={shown(reply, "share", shares.length === 1 ? shares[0]?.value : "")}
          error={errors["share"]}
          items={shares}
        />
        <Radios
          name="answer"
          legend="What does the ICB say?"
          value={shown(reply, "answer")}
          error={errors["answer"]}
          items={[
            { value: "accepted", text: "It accepts its share" },
            { value: "disputed", text: "It disputes its share" },
          ]}
        />
        <Input
          name="reference"
          label="The ICB’s own case reference"
          hint="Where it accepts. Not the person’s NHS number."
          width={20}
          value={shown(reply, "reference")}
          error={errors["reference"]}
        />
        <Input
          name="reason"
          label="Why does it dispute its share?"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={errors["reason"]}
        />
        <Button preventDoubleClick>Note the answer</Button>
      </form>
    </StepPage>
  );
}
