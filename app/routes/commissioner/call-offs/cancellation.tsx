import { z } from "zod";
import { cancelCallOff } from "#app/commands/call-off/end-call-off.server.ts";
import { reading } from "#app/data/db.server.ts";
import { stepsIn } from "#app/domain/call-off/state.ts";
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
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Cancel the call-off") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;
const longest = 1_000;
const schema = z.object({ reason: textField("the reason", longest) });

export const loader = guardLoader(access, async ({ actor, params, posted }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head, state } = await ownCallOffOfPage(tx, actor, params.callOffId, now);
    if (!stepsIn[state].includes("cancel") && !posted) throw redirect(paths.callOff(callOff.id));
    return { id: callOff.id, head, published: callOff.publishedAt !== null && callOff.route !== "DIRECT" };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const form = schema.safeParse({ reason: fields.text("reason") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await cancelCallOff(actor, params.callOffId, form.data.reason, arrival);
  if (verdict.ok)
    throw redirect(
      `${paths.callOff(params.callOffId)}?done=${verdict.value.told > 0 ? "cancelled" : "cancelled-unseen"}`,
    );
  return stepRefused(fields, verdict.why);
});

export default function Cancellation() {
  const { id, head, published } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(id), text: head.reference }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Cancel the call-off
      </CallOffHead>
      <WarningText>A cancelled call-off cannot be taken up again.</WarningText>
      <p className="govuk-body">
        {published
          ? "Everyone invited is told by mail, with your reason."
          : "No member has been invited, so nobody is told by mail."}
      </p>
      <form method="post" noValidate>
        <CharacterCount
          name="reason"
          label="Why is it cancelled?"
          labelSize="s"
          maxLength={longest}
          rows={4}
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          Cancel the call-off
        </Button>
      </form>
    </>
  );
}
