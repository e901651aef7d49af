import { z } from "zod";
import { decidePriceCap } from "#app/commands/pricing/decide-cap.server.ts";
import { capProposals } from "#app/data/cap-proposals.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { formatPounds } from "#app/domain/money.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { DecisionRefusal } from "#app/domain/pricing/cap-proposal.ts";
import type { SettlementRefusal } from "#app/domain/pricing/cap-settlement.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { AgreedRates } from "#app/components/outliers/AgreedRates.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { agreedCells, agreedRows } from "#app/web/agreed-rates.server.ts";
import { choiceField, optionalTextField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";
import { EffectOfCap, FloorOfCap } from "./proposal-parts.tsx";
import { settlementInWords, settlementRefusal } from "./settlement-words.server.ts";
import { effectInWords, floorInWords, proposalInWords } from "./proposal-words.server.ts";
import { capRefusalInWords } from "./cap-words.ts";

export const meta = () => [{ title: titleOf("Proposed cap") }];
export const handle = { wide: true };

const params = byId("proposalId");

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params },
  async ({ actor, params: { proposalId } }) =>
    reading(actor, async (tx, now) => {
      const [proposal] = await capProposals(tx, proposalId);
      const one = found(proposal);
      return {
        ...proposalInWords(one),
        lotId: one.lotId,
        decided: one.decided,
        own: one.proposedBy === actor.accountId,
        mayDecide: mayDo(actor, "cap:approve") && !one.decided && one.proposedBy !== actor.accountId,
        floor: await floorInWords(tx, one),
        effect: one.approved ? null : await effectInWords(tx, one),
        settlement: await settlementInWords(tx, one, dayOf(now)),
        agreed: mayDo(actor, "outlier:read")
          ? (await agreedRows(tx, actor, one.lotId, dayOf(now)))
              .filter(({ lineId }) => lineId === null || lineId === one.serviceLineId)
              .map(agreedCells)
          : [],
      };
    }),
);

const form = z.object({
  decision: choiceField(["approve", "refuse"], "Select whether you approve the cap"),
  reason: textField("the reason for your decision", 1000),
  floorAnswer: optionalTextField("The answer about the floor", 1000),
});

export const action = guardAction(
  { area: "commissioner", permission: "cap:approve", params },
  async ({ actor, params: { proposalId }, fields, arrival }) => {
    const parsed = form.safeParse({
      decision: fields.text("decision"),
      reason: fields.text("reason"),
      floorAnswer: fields.text("floorAnswer"),
    });
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const { decision, reason, floorAnswer } = parsed.data;
    const decided = { approved: decision === "approve", reason, floorAnswer };
    const verdict = found(await decidePriceCap(actor, proposalId, decided, arrival));
    if (verdict.ok) throw redirect(paths.capProposal(proposalId));
    const { field, sentence } = refusalInWords(verdict.why);
    return refused(fields, sentence, field);
  },
);

function refusalInWords(why: DecisionRefusal | SettlementRefusal): {
  readonly field: string;
  readonly sentence: string;
} {
  if (why.kind === "decided-already")
    return { field: "", sentence: "Somebody has decided on this cap already. Look at the page again" };
  if (why.kind === "own-proposal")
    return { field: "", sentence: "You proposed this cap: another person must decide on it" };
  if (why.kind === "floor-not-answered")
    return {
      field: "floorAnswer",
      sentence: `The cap is below the lawful cost of ${formatPounds(why.floor)}. Say why it is lawful all the same, or refuse it`,
    };
  if (why.kind === "rates-to-come" || why.kind === "round-comes-first")
    return { field: "decision", sentence: settlementRefusal(why) };
  return { field: "decision", sentence: capRefusalInWords(why).sentence };
}

export default function Proposal() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={`${paths.caps}?lot=${data.lotId}`}>Price caps</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={data.lotTitle}>{data.title}</PageHeading>
      <SummaryList rows={data.rows} />
      {data.effect ? <EffectOfCap effect={data.effect} /> : null}
      <h2 className="govuk-heading-m">What becomes of the rates over it</h2>
      <p className="govuk-body">{data.settlement}</p>
      <FloorOfCap floor={data.floor} />
      {data.agreed.length > 0 ? (
        <AgreedRates caption="What questions about prices of the lot ended on" rows={data.agreed} />
      ) : null}
      {data.mayDecide ? <Decide reply={reply} below={data.floor.below} /> : null}
      {!data.decided && data.own ? (
        <InsetText>You proposed this cap. Another person with authority decides on it.</InsetText>
      ) : null}
    </>
  );
}

function Decide({ reply, below }: { readonly reply: Reply | undefined; readonly below: boolean }) {
  const errors = reply?.errors ?? {};
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Decide</h2>
      <Radios
        name="decision"
        legendSize="s"
        legend="Do you approve this cap?"
        value={shown(reply, "decision")}
        error={errors["decision"]}
        items={[
          { value: "approve", text: "Approve: it holds from its day" },
          { value: "refuse", text: "Refuse: the present cap stays" },
        ]}
      />
      <Textarea name="reason" label="Why?" value={shown(reply, "reason")} error={errors["reason"]} />
      {below ? (
        <Textarea
          name="floorAnswer"
          label="The cap is below the lawful cost. Why is it lawful and sustainable all the same?"
          hint="Needed to approve it. It is kept beside the cap."
          value={shown(reply, "floorAnswer")}
          error={errors["floorAnswer"]}
        />
      ) : null}
      <Button preventDoubleClick>Record the decision</Button>
    </form>
  );
}
