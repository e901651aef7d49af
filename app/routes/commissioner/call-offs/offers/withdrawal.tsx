import { z } from "zod";
import { withdrawDirectOffer } from "#app/commands/call-off/withdraw-offer.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { offerLooks } from "#app/components/call-off/offer-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { offerById } from "#app/data/call-off/offers.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Withdraw an offer") }];

const access = {
  area: "commissioner",
  permission: "call-off:manage",
  params: byId("callOffId", "offerId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const offer = found(await offerById(tx, params.offerId));
    if (offer.callOffId !== callOff.id) throw notFound();
    return { callOffId: callOff.id, head, provider: offer.provider };
  }),
);

const form = z.object({ reason: textField("the reason", 1000) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ reason: fields.text("reason") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { callOffId, offerId } = params;
  const verdict = found(await withdrawDirectOffer(actor, callOffId, offerId, parsed.data.reason, arrival));
  if (verdict.ok) throw redirect(`${paths.callOffStep(callOffId, "offers")}?done=withdrawn`);
  return refused(
    fields,
    verdict.why.kind === "no-longer-open"
      ? `This offer is no longer open: ${offerLooks[verdict.why.state].word.toLowerCase()}`
      : `No offer can be withdrawn at this stage. This call-off: ${stateLooks[verdict.why.state].word.toLowerCase()}`,
  );
});

export default function Withdrawal() {
  const { callOffId, head, provider } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(callOffId, "offers"), text: "Offers" }}
        callOff={head}
        errors={<FormErrors errors={reply?.errors} />}
      >
        Withdraw the offer to {provider}
      </CallOffHead>
      <p className="govuk-body">
        The provider is told at once and cannot answer any more. It is not offered this call-off again. You
        can then offer to the next on the list.
      </p>
      <form method="post" noValidate>
        <Textarea
          name="reason"
          label="Why is it withdrawn?"
          hint="The provider reads this after signing in. Do not name a person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          Withdraw the offer
        </Button>
      </form>
    </>
  );
}
