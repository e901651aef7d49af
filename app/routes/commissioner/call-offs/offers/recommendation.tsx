import { z } from "zod";
import {
  recommendDirectAward,
  type RecommendRefusal,
} from "#app/commands/call-off/recommend-direct-award.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { sum } from "#app/components/call-off/offer-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { inWords } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { offersOf } from "#app/data/call-off/offers.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { trialSentence } from "#app/web/variation-words.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Recommend the award") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const offers = await offersOf(tx, callOff.id);
    const accepted = found(offers.find((one) => one.acceptedAt && !one.withdrawnAt));
    return {
      ...{ callOffId: callOff.id, head, provider: accepted.provider, value: sum(accepted.value) },
      ...{ rank: accepted.rank, acceptedAt: accepted.acceptedAt ? inWords(accepted.acceptedAt) : "" },
      earlier: offers.length - 1,
    };
  }),
);

const form = z.object({ reasons: textField("the reasons for this award", 4000) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ reasons: fields.text("reasons") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = found(await recommendDirectAward(actor, params.callOffId, parsed.data.reasons, arrival));
  if (verdict.ok) throw redirect(`${paths.callOffStep(params.callOffId, "offers")}?done=recommended`);
  return refused(fields, refusedInWords(verdict.why));
});

function refusedInWords(why: RecommendRefusal): string {
  switch (why.kind) {
    case "not-now":
      return `No award can be recommended at this stage. This call-off: ${stateLooks[why.state].word.toLowerCase()}`;
    case "interests-not-declared":
      return "Declare your interests in this call-off before you recommend its award";
    case "has-interest":
      return "You declared an interest in this provider. A colleague without one must recommend the award";
    case "not-ranked":
    case "no-accepted-offer":
      return "No offer has been accepted";
    case "no-longer-eligible":
      return "This provider is no longer eligible today. Look at the ranked list for the reason, and withdraw the offer if it stays so";
    case "over-trial-ceiling":
      return trialSentence(why);
    default:
      return unreachable(why);
  }
}

export default function Recommendation() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(data.callOffId, "offers"), text: "Offers" }}
        callOff={data.head}
        errors={<FormErrors errors={reply?.errors} />}
      >
        Recommend the award
      </CallOffHead>
      <SummaryList
        rows={[
          { key: "Provider", value: `${data.provider}, number ${data.rank} on the list` },
          { key: "Value", value: data.value },
          { key: "Accepted", value: data.acceptedAt },
          { key: "Offers before it", value: String(data.earlier) },
        ]}
      />
      <p className="govuk-body">
        The ranked list, the offers and their answers are kept with the award as they are now. Another person
        decides it, within the limit of their role.
      </p>
      <form method="post" noValidate>
        <Textarea
          name="reasons"
          label="Why is it awarded to this provider?"
          value={shown(reply, "reasons")}
          error={reply?.errors["reasons"]}
        />
        <Button preventDoubleClick>Recommend the award</Button>
      </form>
    </>
  );
}
