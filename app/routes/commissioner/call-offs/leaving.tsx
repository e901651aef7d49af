import { z } from "zod";
import { leaveFramework } from "#app/commands/call-off/end-call-off.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { draftOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Go outside the framework") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;
const longest = 2_000;
const schema = z.object({ reason: textField("the reason", longest) });

export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    return { id: callOff.id, head };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = schema.safeParse({ reason: fields.text("reason") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await leaveFramework(actor, params.callOffId, form.data.reason);
  if (verdict.ok) throw redirect(`${paths.callOff(params.callOffId)}?done=left`);
  return stepRefused(fields, verdict.why);
});

export default function Leaving() {
  const { id, head } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(id), text: head.reference }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Go outside the framework
      </CallOffHead>
      <p className="govuk-body">
        A tender beyond the members is a procurement of its own, with its own notices, and is run elsewhere.
        Here the decision and its reason are recorded, and this call-off is closed.
      </p>
      <WarningText>It cannot be taken up again here. Draft a new call-off to come back.</WarningText>
      <form method="post" noValidate>
        <CharacterCount
          name="reason"
          label="Why can no member of the framework do it?"
          labelSize="s"
          maxLength={longest}
          rows={5}
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          Record the decision and close it here
        </Button>
      </form>
    </>
  );
}
