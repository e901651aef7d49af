import { declineToBid } from "#app/commands/call-off/decline-invitation.server.ts";
import { BidHead } from "#app/components/call-off/BidHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { optionalTextField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { access, ownCallOffPage } from "./page.server.ts";
import { notOpenForBidsInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Decline the invitation") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const { callOff, head, state, current, deadline } = await ownCallOffPage(actor, params.callOffId);
  if (!posted && (state !== "open" || current)) throw redirect(paths.ownCallOff(callOff.id));
  return { id: callOff.id, head, closes: deadline.words };
});

const reasonField = optionalTextField("Your reason", 2_000);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const reason = reasonField.safeParse(fields.text("reason"));
  if (!reason.success) return badForm(fields, { reason: reason.error.issues[0]?.message ?? "" });
  const verdict = found(await declineToBid(actor, params.callOffId, reason.data, arrival));
  if (verdict.ok) throw redirect(`${paths.ownCallOff(params.callOffId)}?done=declined`);
  return refused(
    fields,
    verdict.why.kind === "bid-stands"
      ? "A bid of yours stands. Withdraw it first, then decline"
      : notOpenForBidsInWords(verdict.why),
    "reason",
  );
});

export default function Decline() {
  const { id, head, closes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BidHead
        back={{ href: paths.ownCallOff(id), text: "Back to the invitation" }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Decline the invitation
      </BidHead>
      <p className="govuk-body">
        Declining does not count against you in later call-offs. You can still change your mind and bid until{" "}
        {closes}.
      </p>
      <form method="post" noValidate>
        <Textarea
          name="reason"
          label="Why you decline (optional)"
          hint="It helps the commissioner to plan. Do not write prices here: the commissioner can read this at once."
          rows={4}
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button preventDoubleClick>Decline to bid</Button>
      </form>
    </>
  );
}
