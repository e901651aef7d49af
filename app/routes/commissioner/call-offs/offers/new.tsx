import { z } from "zod";
import { dueAtOf } from "#app/commands/call-off/put-offer.server.ts";
import { offerDirectAward } from "#app/commands/call-off/send-offer.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { sum } from "#app/components/call-off/offer-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { nextOnList } from "#app/domain/call-off/offer.ts";
import { interestsDeclaredBy } from "#app/data/call-off/interests.server.ts";
import { offeringAt } from "#app/data/call-off/offering.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { offerRefusedInWords } from "./refusal-words.ts";

export const meta = () => [{ title: titleOf("Offer a direct award") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const offering = found(await offeringAt(tx, callOff, now));
    const to = url.searchParams.get("to");
    const next = nextOnList(offering.list);
    const chosen = found(offering.list.find((one) => one.providerId === (to ?? next?.providerId)));
    const dueAt = await dueAtOf(tx, callOff, now);
    return {
      ...{ callOffId: callOff.id, head, providerId: chosen.providerId, name: chosen.member.name },
      ...{ rank: chosen.rank, value: chosen.today ? sum(chosen.today.value) : null },
      due: dueAt.ok ? deadlineInWords(dueAt.value) : null,
      nextName: next && next.providerId !== chosen.providerId ? next.member.name : null,
      declared: (await interestsDeclaredBy(tx, callOff.id, actor.accountId)) !== null,
    };
  }),
);

const form = z.object({
  to: z.uuid("Choose a provider from the ranked list"),
  ground: optionalTextField("Ground", 1000),
  evidence: optionalTextField("Evidence", 2000),
});

export const action = guardAction(access, async ({ actor, params, fields, url, arrival }) => {
  const [to, ground, evidence] = ["to", "ground", "evidence"].map(fields.text);
  const parsed = form.safeParse({ to, ground, evidence });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { to: providerId, ...why } = parsed.data;
  const page = (offerId: string) => `${originOf(url)}${paths.ownOffer(offerId)}`;
  const verdict = found(
    await offerDirectAward(actor, params.callOffId, { providerId, ...why }, page, arrival),
  );
  if (verdict.ok) throw redirect(`${paths.callOffStep(params.callOffId, "offers")}?done=offered`);
  const { sentence, field } = offerRefusedInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function NewOffer() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(data.callOffId, "offers"), text: "Offers" }}
        callOff={data.head}
        errors={<FormErrors errors={reply?.errors} />}
      >
        Offer to {data.name}
      </CallOffHead>
      {data.declared ? null : (
        <InsetText>
          Nobody offers before declaring their interests.{" "}
          <a className="govuk-link" href={paths.callOffStep(data.callOffId, "interests")}>
            Declare yours
          </a>{" "}
          first.
        </InsetText>
      )}
      <SummaryList
        rows={[
          { key: "Provider", value: `${data.name}, number ${data.rank} on the list` },
          { key: "At its own rates of today", value: data.value ?? "Not eligible today" },
          { key: "To answer by", value: data.due ?? "Cannot be worked out today" },
        ]}
      />
      <form method="post" noValidate>
        <input type="hidden" name="to" value={data.providerId} />
        {data.nextName ? (
          <>
            <WarningText>
              {data.nextName} is the next on the list. An offer out of turn needs a ground and what shows it;
              both are kept with the award.
            </WarningText>
            <Textarea
              name="ground"
              label="On which ground is it offered out of turn?"
              hint="For example that the person lives there already. Do not name a person."
              value={shown(reply, "ground")}
              error={reply?.errors["ground"]}
            />
            <Textarea
              name="evidence"
              label="What shows it?"
              hint="Name the document and its date."
              value={shown(reply, "evidence")}
              error={reply?.errors["evidence"]}
            />
          </>
        ) : null}
        <Button preventDoubleClick>Send the offer</Button>
      </form>
    </>
  );
}
