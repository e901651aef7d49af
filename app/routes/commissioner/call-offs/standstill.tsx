import { z } from "zod";
import { withdrawAward } from "#app/commands/call-off/decide-award.server.ts";
import { answerHold, holdContract } from "#app/commands/call-off/hold-contract.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { holdKinds } from "#app/domain/call-off/hold.ts";
import { mayTake } from "#app/domain/call-off/state.ts";
import { holdsOf, type AwardHold } from "#app/data/call-off/award-holds.server.ts";
import { standingAward } from "#app/data/call-off/awards.server.ts";
import { bidsOpened } from "#app/data/call-off/bids-opened.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { holdWords, refusalWords } from "#app/components/call-off/judging-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { choiceField, sentences, textField, withDays } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { HoldForm } from "./hold-form.tsx";

export const meta = () => [{ title: titleOf("Standstill") }];

const params = byId("callOffId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { head, callOff, state } = await callOffOfPage(tx, callOffId, now);
      const award = await standingAward(tx, callOffId);
      const may = (step: "hold" | "withdraw-award") =>
        mayDo(actor, "call-off:manage") && mayTake(step, state).ok;
      return {
        ...{ callOffId, head, state },
        back: { href: paths.callOffStep(callOffId, "award"), text: "Award" },
        award: award && {
          provider: award.provider,
          words: award.lettersAt ? award.standstillWords : "The letters have not been sent yet.",
          ends: award.standstillEndsAt && deadlineInWords(award.standstillEndsAt),
        },
        holds: award ? (await holdsOf(tx, award.id)).map(toldHold) : [],
        bidders: (await bidsOpened(tx, callOffId)).map(({ providerId, provider }) => ({
          providerId,
          provider,
        })),
        kinds: holdKinds.filter((kind) => kind !== "REPRESENTATIONS" || callOff.regime === "PSR_2023"),
        mayHold: may("hold"),
        mayWithdraw: may("withdraw-award"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  held: "It is recorded. No contract is made until it is answered.",
  answered: "The answer is kept.",
  withdrawn: "The award is withdrawn, and its lines are free again.",
};

function toldHold(hold: AwardHold) {
  const { id, kind, provider, receivedOn, words, recordedBy, answer, answeredBy, answeredAt, notBefore } =
    hold;
  return {
    ...{ id, kind, words, recordedBy, provider, received: dayInWords(receivedOn) },
    answered: answeredAt && `${answeredBy ?? "A colleague"}, ${inWords(answeredAt)}: ${answer}`,
    notBefore: notBefore && deadlineInWords(notBefore),
  };
}

const holding = z.object({
  kind: choiceField(holdKinds, "Select what was received"),
  providerId: z.union([z.literal(""), z.uuid()]),
  words: textField("what it says", 5000),
});
const answering = z.object({ holdId: z.uuid(), answer: textField("the answer", 5000) });
const withdrawing = z.object({ reason: textField("the reason", 2000) });

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields, arrival, url }) => {
    const done = (what: string) => redirect(`${paths.callOffStep(callOffId, "standstill")}?done=${what}`);
    if (fields.text("deed") === "answer") {
      const form = answering.safeParse({ holdId: fields.text("holdId"), answer: fields.text("answer") });
      if (!form.success) return badForm(fields, sentences(form.error));
      const which = { callOffId, holdId: form.data.holdId };
      const verdict = await answerHold(actor, which, form.data.answer, arrival);
      if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "answer");
      throw done("answered");
    }
    if (fields.text("deed") === "withdraw") {
      const form = withdrawing.safeParse({ reason: fields.text("reason") });
      if (!form.success) return badForm(fields, sentences(form.error));
      const link = `${originOf(url)}${paths.ownCallOffStep(callOffId, "outcome")}`;
      const verdict = await withdrawAward(actor, callOffId, form.data.reason, link, arrival);
      if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "reason");
      throw done("withdrawn");
    }
    const typed = {
      kind: fields.text("kind"),
      providerId: fields.text("providerId"),
      words: fields.text("words"),
    };
    const form = withDays(holding.safeParse(typed), fields.text, { receivedOn: "the day it was received" });
    if ("errors" in form) return badForm(fields, form.errors);
    const said = { ...form.said, providerId: form.said.providerId || null, receivedOn: form.days.receivedOn };
    const verdict = await holdContract(actor, callOffId, said, arrival);
    if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "kind");
    throw done("held");
  },
);

export default function Standstill() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { callOffId, head, back, state, award, holds, bidders, kinds, mayHold, mayWithdraw, done } = page;
  const errors = reply ? (
    <FormErrors errors={reply.errors} targets={{ receivedOn: "receivedOn-day" }} />
  ) : null;
  return (
    <>
      <CallOffHead back={back} callOff={head} done={done} errors={errors}>
        Standstill and challenges
      </CallOffHead>
      {award ? (
        <>
          <InsetText>
            <p className="govuk-body">{award.words}</p>
            {state === "standstill" && award.ends ? (
              <p className="govuk-body">
                The contract with {award.provider} can be made after {award.ends}.
              </p>
            ) : null}
          </InsetText>
          {state === "ready-for-contract" ? (
            <Button href={paths.callOffStep(callOffId, "contract")}>Make the contract</Button>
          ) : null}
        </>
      ) : (
        <EmptyState title="No award stands">A standstill follows the letters about an award.</EmptyState>
      )}
      {award && holds.length === 0 ? (
        <p className="govuk-body">Nothing that holds the contract up has been received.</p>
      ) : null}
      {holds.map((hold) => (
        <section key={hold.id} aria-label={holdWords[hold.kind]}>
          <SummaryList
            card={{ title: holdWords[hold.kind] }}
            rows={[
              { key: "Received", value: `${hold.received}, recorded by ${hold.recordedBy}` },
              ...(hold.provider ? [{ key: "From", value: hold.provider }] : []),
              { key: "What it says", value: hold.words },
              { key: "Answered", value: hold.answered ?? "Not yet: no contract is made before" },
              ...(hold.notBefore ? [{ key: "No contract before", value: hold.notBefore }] : []),
            ]}
          />
          {mayHold && !hold.answered ? (
            <form method="post" noValidate>
              <input type="hidden" name="holdId" value={hold.id} />
              <Textarea
                name="answer"
                id={reply?.typed["holdId"]?.[0] === hold.id ? "answer" : `answer-${hold.id}`}
                label="Answer, or the further decision"
                rows={4}
                value={reply?.typed["holdId"]?.[0] === hold.id ? shown(reply, "answer") : ""}
                error={reply?.typed["holdId"]?.[0] === hold.id ? reply.errors["answer"] : undefined}
              />
              <Button name="deed" value="answer" preventDoubleClick>
                Keep the answer
              </Button>
            </form>
          ) : null}
        </section>
      ))}
      {mayHold ? <HoldForm kinds={kinds} bidders={bidders} reply={reply} /> : null}
      {mayWithdraw ? (
        <Details summary="Withdraw the award" open={reply?.errors["reason"] !== undefined}>
          <form method="post" noValidate>
            <Textarea
              name="reason"
              label="Why is the award withdrawn?"
              hint="Every bidder that has had a letter reads it."
              rows={3}
              value={shown(reply, "reason")}
              error={reply?.errors["reason"]}
            />
            <Button name="deed" value="withdraw" variant="warning" preventDoubleClick>
              Withdraw the award
            </Button>
          </form>
        </Details>
      ) : null}
    </>
  );
}
