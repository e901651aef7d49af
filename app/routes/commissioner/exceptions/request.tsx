import { z } from "zod";
import { decideException } from "#app/commands/pricing/decide-exception.server.ts";
import { exceptionRequests } from "#app/data/exception-requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { changeInBasisPoints, formatChange } from "#app/domain/money.ts";
import type { GrantRefusal } from "#app/domain/pricing/cap-exception.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { ExceptionState } from "#app/components/portal/ExceptionState.tsx";
import { exceptionInWords } from "#app/web/exception-words.server.ts";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("A price above its cap") }];

const params = byId("requestId");

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params },
  async ({ actor, params: { requestId } }) =>
    reading(actor, async (tx) => {
      const [request] = await exceptionRequests(tx, requestId);
      const one = found(request);
      const floor = (await floorsOn(tx, [one.serviceLineId], one.fromOn)).get(one.serviceLineId);
      const over = one.capPence === null ? null : changeInBasisPoints(one.capPence, one.pence);
      return {
        words: exceptionInWords(one),
        over: over?.ok ? formatChange(over.value) : "–",
        floor: floor ? formatPrice(floor.unit, one.unit) : "Not worked out for this line",
        evidence: one.evidence,
        askedAt: inWords(one.requestedAt),
        endsOn: shortDay(one.toOn),
        decider: one.decider,
        mayDecide: !one.decided && one.requestedBy !== actor.accountId && mayDo(actor, "exception:decide"),
      };
    }),
);

const form = z.object({
  decision: choiceField(["approve", "refuse"], "Select whether you allow this price"),
  reason: textField("the reason for your decision", 1000),
});

export const action = guardAction(
  { area: "commissioner", permission: "exception:decide", params },
  async ({ actor, params: { requestId }, fields, arrival }) => {
    const parsed = form.safeParse({ decision: fields.text("decision"), reason: fields.text("reason") });
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const { decision, reason } = parsed.data;
    const approved = decision === "approve";
    const verdict = found(await decideException(actor, requestId, { approved, reason }, arrival));
    if (verdict.ok) throw redirect(paths.exceptionRequest(requestId));
    return refused(fields, refusalInWords(verdict.why));
  },
);

function refusalInWords(why: GrantRefusal): string {
  switch (why.kind) {
    case "decided-already":
      return "Somebody has decided on this request already. Look at the page again";
    case "own-request":
      return "You asked for this exception: another person must decide on it";
    case "begun-already":
      return "Its first day has passed: a price never changes what has been. Refuse it and ask for a new request";
    case "no-cap":
      return "The line has no cap on its first or last day, so no exception is needed";
    case "rate-in-the-way":
      return `Another change of this rate is already set, from ${shortDay(why.from)}. Refuse this request, or ask for other days`;
    default:
      return unreachable(why);
  }
}

export default function OneException() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { words } = data;
  return (
    <>
      <BackLink href={paths.exceptions}>Exceptions to caps</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={words.provider}>{`A price above its cap: ${words.line}`}</PageHeading>
      <SummaryList
        rows={[
          { key: "State", value: <ExceptionState state={words.state} /> },
          { key: "Lot", value: words.lot },
          { key: "Where", value: words.place },
          { key: "Price asked", value: words.price },
          { key: "Cap", value: `${words.cap} (the price is ${data.over} of it)` },
          { key: "Floor", value: data.floor },
          {
            key: "From, until",
            value: `${words.days}. From ${data.endsOn} the rate is the cap of that day.`,
          },
          { key: "Evidence", value: data.evidence },
          { key: "Asked at", value: data.askedAt },
          ...(data.decider ? [{ key: "Decided", value: `by ${data.decider}: ${words.reason}` }] : []),
        ]}
      />
      {data.mayDecide ? (
        <form method="post" noValidate>
          <Radios
            name="decision"
            legend="Do you allow this price?"
            value={shown(reply, "decision")}
            error={reply?.errors["decision"]}
            items={[
              { value: "approve", text: "Allow it until the day it ends" },
              { value: "refuse", text: "Do not allow it: the cap goes on to hold" },
            ]}
          />
          <Textarea
            name="reason"
            label="Why?"
            hint="The provider reads this."
            value={shown(reply, "reason")}
            error={reply?.errors["reason"]}
          />
          <Button preventDoubleClick>Record the decision</Button>
        </form>
      ) : null}
    </>
  );
}
