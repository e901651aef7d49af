import { z } from "zod";
import { takeBackExclusion, takeOutBid } from "#app/commands/call-off/exclude-bid.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { exclusionKinds } from "#app/domain/call-off/exclusion.ts";
import { exclusionsOf } from "#app/data/call-off/bid-exclusions.server.ts";
import { bidsOpened } from "#app/data/call-off/bids-opened.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { exclusionWords, refusalWords } from "#app/components/call-off/judging-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { choiceField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Exclusion of a bid") }];

const params = byId("callOffId", "bidId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId, bidId }, url }) =>
    reading(actor, async (tx, now) => {
      const { head, closed, state } = await judgedOfPage(tx, actor, callOffId, now);
      const bid = found((await bidsOpened(tx, callOffId)).find((one) => one.bidId === bidId));
      const exclusions = (await exclusionsOf(tx, callOffId)).filter((one) => one.bidId === bidId);
      return {
        head,
        back: { href: paths.callOffStep(callOffId, "evaluation"), text: "Evaluation" },
        closed: closed ?? (bid.answers === null ? { why: "interest" as const, href: "" } : null),
        ...{ provider: bid.provider, standing: exclusions.some(({ liftedAt }) => liftedAt === null) },
        exclusions: exclusions.map(({ kind, reason, by, at, liftedAt, liftedReason }) => ({
          ...{ kind, reason, who: `${by}, ${inWords(at)}` },
          lifted: liftedAt && `${inWords(liftedAt)}: ${liftedReason}`,
        })),
        mayAct: state === "opened" && mayDo(actor, "call-off:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  excluded: "The bid is excluded. It no longer bears on the lowest price.",
  lifted: "The exclusion is taken back. The bid counts again.",
};

const excluding = z.object({
  kind: choiceField(exclusionKinds, "Select why the bid is excluded"),
  reason: textField("the reason", 2000),
});
const lifting = z.object({ reason: textField("the reason", 2000) });

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params, fields, arrival }) => {
    const here = paths.callOffStep(params.callOffId, `bids/${params.bidId}/exclusion`);
    if (fields.text("deed") === "lift") {
      const form = lifting.safeParse({ reason: fields.text("reason") });
      if (!form.success) return badForm(fields, sentences(form.error));
      const verdict = await takeBackExclusion(actor, params, form.data.reason, arrival);
      if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "reason");
      throw redirect(`${here}?done=lifted`);
    }
    const form = excluding.safeParse({ kind: fields.text("kind"), reason: fields.text("reason") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const verdict = await takeOutBid(actor, params, form.data, arrival);
    if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "kind");
    throw redirect(`${here}?done=excluded`);
  },
);

export default function ExclusionOfABid() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { head, back, closed, provider, exclusions, standing, mayAct, done } = page;
  return (
    <>
      <CallOffHead
        back={back}
        callOff={head}
        done={done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Exclusion: {provider}
      </CallOffHead>
      {closed ? <ClosedBids {...closed} /> : null}
      {!closed && exclusions.length === 0 ? <p className="govuk-body">This bid is not excluded.</p> : null}
      {exclusions.map(({ kind, reason, who, lifted }) => (
        <SummaryList
          key={who}
          card={{ title: exclusionWords[kind] }}
          rows={[
            { key: "Reason", value: reason },
            { key: "Excluded", value: who },
            ...(lifted ? [{ key: "Taken back", value: lifted }] : []),
          ]}
        />
      ))}
      {!closed && mayAct ? (
        <form method="post" noValidate>
          {standing ? null : (
            <Radios
              name="kind"
              legend="Why is this bid excluded?"
              legendSize="m"
              value={shown(reply, "kind")}
              error={reply?.errors["kind"]}
              items={exclusionKinds.map((kind) => ({ value: kind, text: exclusionWords[kind] }))}
            />
          )}
          <Textarea
            name="reason"
            label={standing ? "Why is the exclusion taken back?" : "Reason"}
            hint={standing ? undefined : "The bidder reads it in its letter."}
            rows={4}
            value={shown(reply, "reason")}
            error={reply?.errors["reason"]}
          />
          <Button
            name="deed"
            value={standing ? "lift" : "exclude"}
            variant={standing ? "secondary" : "warning"}
            preventDoubleClick
          >
            {standing ? "Take the exclusion back" : "Exclude this bid"}
          </Button>
        </form>
      ) : null}
    </>
  );
}
