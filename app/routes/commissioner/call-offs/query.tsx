import { z } from "zod";
import { decideBidQuestion, questionBid } from "#app/commands/call-off/question-bid.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { evaluationOf, type JudgedBid } from "#app/data/call-off/evaluation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { choiceField, sentences, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Price of a bid") }];

const params = byId("callOffId", "bidId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId, bidId }, url }) =>
    reading(actor, async (tx, now) => {
      const { head, callOff, closed, state, standing } = await judgedOfPage(tx, actor, callOffId, now);
      const back = { href: paths.callOffStep(callOffId, "evaluation"), text: "Evaluation" };
      const why = closed ?? (standing.hasInterest ? { why: "interest" as const, href: "" } : null);
      if (why) return { head, back, closed: why, bid: null, mayAct: false, done: null };
      const { bids } = await evaluationOf(tx, callOff, now);
      const bid = found(bids.find((one) => one.bidId === bidId));
      return {
        ...{ head, back, closed: null, bid: toldBid(bid) },
        mayAct: state === "opened" && mayDo(actor, "call-off:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  asked: "The bidder has been asked, by mail and on its page.",
  decided: "Your decision is kept.",
};

function toldBid({ provider, cost, prices, low, query, exclusion }: JudgedBid) {
  return {
    ...{ provider, cost: formatPounds(cost), excluded: exclusion !== null },
    prices: prices.map((price) => ({
      ...{ id: price.callOffLineId, title: price.title, units: price.units },
      price: formatPounds(pence(price.pence)),
      rate: formatPounds(pence(price.ratePence)),
    })),
    low: low.map((reason) =>
      reason.kind === "under-median"
        ? `It costs more than ${reason.percent}% less than the middle one of the bids.`
        : `A price of ${formatPounds(pence(reason.pence))} is below ${formatPounds(pence(reason.floor))}, the least that a unit can lawfully cost.`,
    ),
    query: query && {
      ...{ question: query.question, dueOn: dayInWords(query.dueOn), answer: query.answer },
      asked: `${inWords(query.askedAt)} by ${query.askedBy}`,
      ...{ answered: query.answeredAt && inWords(query.answeredAt), accepted: query.accepted },
      ...{ decider: query.decidedBy, reason: query.decisionReason },
    },
  };
}

const asking = z.object({ question: textField("the question", 3000) });
const deciding = z.object({
  accepted: choiceField(["yes", "no"], "Select whether you accept the explanation"),
  reason: textField("the reason", 2000),
});

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params, fields, arrival, url }) => {
    const here = paths.callOffStep(params.callOffId, `bids/${params.bidId}/query`);
    if (fields.text("deed") === "decide") {
      const form = deciding.safeParse({ accepted: fields.text("accepted"), reason: fields.text("reason") });
      if (!form.success) return badForm(fields, sentences(form.error));
      const decided = { accepted: form.data.accepted === "yes", reason: form.data.reason };
      const verdict = await decideBidQuestion(actor, params, decided, arrival);
      if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "accepted");
      throw redirect(`${here}?done=decided`);
    }
    const form = withDays(asking.safeParse({ question: fields.text("question") }), fields.text, {
      dueOn: "the day by which to answer",
    });
    if ("errors" in form) return badForm(fields, form.errors);
    const asked = { question: form.said.question, dueOn: form.days.dueOn };
    const link = `${originOf(url)}${paths.ownCallOffStep(params.callOffId, "query")}`;
    const verdict = await questionBid(actor, params, asked, link, arrival);
    if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "question");
    throw redirect(`${here}?done=asked`);
  },
);

export default function PriceOfABid() {
  const { head, back, closed, bid, mayAct, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply ? <FormErrors errors={reply.errors} targets={{ dueOn: "dueOn-day" }} /> : null;
  return (
    <>
      <CallOffHead back={back} callOff={head} done={done} errors={errors}>
        {bid ? `Price of ${bid.provider}` : "Price of a bid"}
      </CallOffHead>
      {closed ? <ClosedBids {...closed} /> : null}
      {bid ? (
        <>
          <ResponsiveTable
            caption="Prices beside the bidder’s own framework rates"
            columns={[
              { key: "line", label: "Line" },
              { key: "price", label: "Bid", numeric: true },
              { key: "rate", label: "Framework rate", numeric: true },
              { key: "units", label: "Units", numeric: true },
            ]}
            rows={bid.prices.map(({ id, title, price, rate, units }) => ({
              key: id,
              cells: { line: title, price, rate, units },
            }))}
          />
          <p className="govuk-body">Cost over the whole term: {bid.cost}</p>
          {bid.low.map((words) => (
            <WarningText key={words}>{words}</WarningText>
          ))}
          {bid.low.length === 0 && !bid.query ? (
            <p className="govuk-body">Nothing in this price needs a question by the rules on file.</p>
          ) : null}
          {bid.query ? <Asked query={bid.query} /> : null}
          {mayAct && !bid.query && !bid.excluded ? <Ask reply={reply} /> : null}
          {mayAct && bid.query?.accepted === null ? <Decide reply={reply} /> : null}
        </>
      ) : null}
    </>
  );
}

type Told = NonNullable<NonNullable<ReturnType<typeof toldBid>>["query"]>;
type Back = { readonly reply: Parameters<typeof shown>[0] };

function Asked({ query }: { readonly query: Told }) {
  const decided =
    query.accepted === null
      ? "Not yet"
      : `${query.accepted ? "Accepted" : "Not accepted"} by ${query.decider ?? "a colleague"}: ${query.reason}`;
  return (
    <SummaryList
      card={{ title: "Question to the bidder" }}
      rows={[
        { key: "Question", value: query.question },
        { key: "Asked", value: query.asked },
        { key: "Answer by the end of", value: query.dueOn },
        { key: "Answer", value: query.answer || "None yet" },
        ...(query.answered ? [{ key: "Answered", value: query.answered }] : []),
        { key: "Decided", value: decided },
      ]}
    />
  );
}

function Ask({ reply }: Back) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Ask the bidder about its price</h2>
      <Textarea
        name="question"
        label="Question"
        hint="For example how wages, travel, training and overheads are paid from this price."
        value={shown(reply, "question")}
        error={reply?.errors["question"]}
      />
      <DayField legend="Answer by the end of" {...dayBoxes(reply, "dueOn")} />
      <Button name="deed" value="ask" preventDoubleClick>
        Ask the bidder
      </Button>
    </form>
  );
}

function Decide({ reply }: Back) {
  return (
    <form method="post" noValidate>
      <Radios
        name="accepted"
        legend="Do you accept the explanation?"
        legendSize="m"
        hint="A bid may be excluded for its low price only when you do not."
        value={shown(reply, "accepted")}
        error={reply?.errors["accepted"]}
        items={[
          { value: "yes", text: "Yes, the price is explained" },
          { value: "no", text: "No, it is not explained" },
        ]}
      />
      <Textarea
        name="reason"
        label="Reason"
        rows={3}
        value={shown(reply, "reason")}
        error={reply?.errors["reason"]}
      />
      <Button name="deed" value="decide" preventDoubleClick>
        Keep the decision
      </Button>
    </form>
  );
}
