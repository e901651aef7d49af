import { z } from "zod";
import {
  previewAwardLetters,
  sendAwardLetters,
  type LetterTerms,
} from "#app/commands/call-off/send-award-letters.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { countsFromNotice, standstillGround } from "#app/domain/call-off/award-standstill.ts";
import { lettersOf } from "#app/data/call-off/award-letters.server.ts";
import { callOffStandstillRule } from "#app/data/call-off/award-rules.server.ts";
import { standingAward } from "#app/data/call-off/awards.server.ts";
import { bidsOpened } from "#app/data/call-off/bids-opened.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { LetterText } from "#app/components/call-off/LetterText.tsx";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { data, redirect } from "#app/framework.server.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { dayOfParts, sentences, textField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, typedIn, type Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Award letters") }];

const params = byId("callOffId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { head, callOff, closed, state, standing } = await judgedOfPage(tx, actor, callOffId, now);
      const award = await standingAward(tx, callOffId);
      const letters = await lettersOf(tx, callOffId);
      const rule = await callOffStandstillRule(tx, callOff.regime, dayOf(now));
      const promised = callOff.standstillPromised;
      const ground = standstillGround({ promised, noticeAsks: false }, rule);
      const fromNotice = countsFromNotice(callOff.regime);
      const interest = standing.hasInterest ? { why: "interest" as const, href: "" } : null;
      return {
        ...{ callOffId, head, closed: closed ?? interest, winner: award?.provider ?? null },
        back: { href: paths.callOffStep(callOffId, "award"), text: "Award" },
        bidders: (await bidsOpened(tx, callOffId)).map(({ provider }) => provider),
        sent: letters
          .filter(({ awardId }) => awardId === award?.id)
          .map(({ provider, letter, sentAt }) => ({ provider, letter, sentAt: inWords(sentAt) })),
        asks: {
          notice: fromNotice && ground === "none",
          day: fromNotice,
          must: fromNotice && ground !== "none",
        },
        maySend: state === "award-approved" && mayDo(actor, "call-off:manage"),
        done: url.searchParams.has("done") ? "The letters have been sent, to every bidder at once." : null,
      };
    }),
);

const saying = z.object({ advantages: textField("what spoke for the successful bid", 5000) });

type Previewed = Reply & {
  readonly preview?: readonly { readonly provider: string; readonly letter: Letter }[];
  readonly standstill?: string;
};
type Letter = Parameters<typeof LetterText>[0]["letter"];

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields, arrival, url }) => {
    const terms = termsOf(fields);
    if ("errors" in terms) return badForm(fields, terms.errors);
    if (fields.text("deed") !== "send") {
      const drafted = await previewAwardLetters(actor, callOffId, terms);
      if (!drafted.ok) return refused(fields, refusalWords[drafted.why.kind], fieldOf(drafted.why.kind));
      const named = await reading(actor, (tx) => bidsOpened(tx, callOffId));
      const preview = drafted.value.letters.map(({ bidId, letter }) => ({
        provider: named.find((bid) => bid.bidId === bidId)?.provider ?? "",
        letter,
      }));
      const { standstill } = drafted.value;
      return data<Previewed>({ errors: {}, typed: typedIn(fields), preview, standstill }, { status: 200 });
    }
    const link = `${originOf(url)}${paths.ownCallOffStep(callOffId, "outcome")}`;
    const verdict = await sendAwardLetters(actor, callOffId, terms, link, arrival);
    if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], fieldOf(verdict.why.kind));
    throw redirect(`${paths.callOffStep(callOffId, "letters")}?done`);
  },
);

function termsOf(fields: Fields): LetterTerms | { readonly errors: Record<string, string> } {
  const form = saying.safeParse({ advantages: fields.text("advantages") });
  const errors = form.success ? {} : sentences(form.error);
  const typed = ["day", "month", "year"].some((part) => fields.text(`noticeOn-${part}`).trim() !== "");
  const day = typed ? dayOfParts(fields.text, "noticeOn", "the day of the notice") : null;
  if (day && "error" in day) errors["noticeOn"] = day.error;
  if (!form.success || Object.keys(errors).length > 0) return { errors };
  const noticeOn = day && "day" in day ? day.day : null;
  return { ...form.data, noticeAsks: fields.text("noticeAsks") === "yes", noticeOn };
}

function fieldOf(kind: string): string {
  return kind.startsWith("notice-") ? "noticeOn" : "advantages";
}

export default function AwardLetters() {
  const page = useLoaderData<typeof loader>();
  const reply: Previewed | undefined = useActionData<typeof action>();
  const { head, back, closed, winner, bidders, sent, maySend, done } = page;
  const preview = reply?.preview;
  const errors =
    reply && !preview ? <FormErrors errors={reply.errors} targets={{ noticeOn: "noticeOn-day" }} /> : null;
  return (
    <>
      <CallOffHead back={back} callOff={head} done={done} errors={errors}>
        Letters to the bidders
      </CallOffHead>
      {closed ? <ClosedBids {...closed} /> : null}
      {!closed && sent.length === 0 && !maySend ? (
        <EmptyState title="There are no letters to send">
          Letters go to every bidder once an award is approved.
        </EmptyState>
      ) : null}
      {!closed && sent.length > 0 ? <Letters letters={sent} /> : null}
      {!closed && maySend ? (
        <>
          {preview ? (
            <>
              <h2 className="govuk-heading-m">Read the letters before they go</h2>
              <Letters letters={preview} />
              <WarningText>
                The letters go to {bidders.join(", ")} at once. This cannot be undone. {reply.standstill}
              </WarningText>
            </>
          ) : (
            <p className="govuk-body">
              Every bidder reads its own scores and reasons beside those of {winner}, and what you write here.
            </p>
          )}
          <LetterForm asks={page.asks} reply={reply} previewed={preview !== undefined} />
        </>
      ) : null}
    </>
  );
}

function Letters({
  letters,
}: {
  readonly letters: readonly {
    readonly provider: string;
    readonly letter: Letter;
    readonly sentAt?: string;
  }[];
}) {
  return (
    <>
      {letters.map(({ provider, letter, sentAt }) => (
        <section key={provider} aria-label={`Letter to ${provider}`}>
          <h3 className="govuk-heading-m">Letter to {provider}</h3>
          {sentAt ? <p className="govuk-hint">Sent at {sentAt}</p> : null}
          <LetterText letter={letter} level={3} />
        </section>
      ))}
    </>
  );
}

type FormProps = {
  readonly asks: { readonly notice: boolean; readonly day: boolean; readonly must: boolean };
  readonly reply: Previewed | undefined;
  readonly previewed: boolean;
};

function LetterForm({ asks, reply, previewed }: FormProps) {
  return (
    <form method="post" noValidate>
      <Textarea
        name="advantages"
        label="What spoke for the successful bid"
        hint="Its characteristics and its advantages over the others, without what its bidder would keep secret."
        rows={5}
        value={shown(reply, "advantages")}
        error={reply?.errors["advantages"]}
      />
      {asks.notice ? (
        <Radios
          name="noticeAsks"
          legend="Does the contract award notice state a standstill?"
          legendSize="s"
          hint="The law asks for none here. One that the notice states is binding."
          value={shown(reply, "noticeAsks") || "no"}
          error={reply?.errors["noticeAsks"]}
          items={[
            { value: "no", text: "No" },
            { value: "yes", text: "Yes" },
          ]}
        />
      ) : null}
      {asks.day ? (
        <DayField
          legend={
            asks.must ? "Day on which the notice is published" : "If it does, on which day is it published?"
          }
          hint="Today or later. The days of the standstill are counted from it."
          {...dayBoxes(reply, "noticeOn")}
        />
      ) : null}
      <div className="govuk-button-group">
        {previewed ? (
          <Button name="deed" value="send" preventDoubleClick>
            Send all letters
          </Button>
        ) : null}
        <Button name="deed" value="preview" variant={previewed ? "secondary" : undefined}>
          {previewed ? "Preview again" : "Preview the letters"}
        </Button>
      </div>
    </form>
  );
}
