import { z } from "zod";
import { putCase } from "#app/commands/brokerage/put-case.server.ts";
import { casesOfRequest } from "#app/data/brokerage/panel-cases.server.ts";
import { packOf } from "#app/data/brokerage/panel-pack.server.ts";
import { forums, panelFactsOf } from "#app/data/brokerage/panels.server.ts";
import { reading } from "#app/data/db.server.ts";
import { caseReasons, type CaseReason, type PanelFacts } from "#app/domain/brokerage/panel.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { putSentences } from "#app/components/brokerage/panel-refusals.ts";
import { aWeek, lastDay, reasonWords } from "#app/components/brokerage/panel-words.ts";
import { PanelCases } from "#app/components/brokerage/PanelCases.tsx";
import { PackNeed } from "#app/components/brokerage/PackNeed.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, moneyField, optionalTextField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Put a request to a panel") }];

const access = { area: "brokerage", permission: "panel:put", params: byId("requestId") } as const;
const longest = 4_000;

export const loader = guardLoader(access, async ({ actor, params: { requestId } }) =>
  reading(actor, async (tx) => {
    const { reference, placedAt } = found(
      await tx.placementRequest.findUnique({
        where: { id: requestId },
        select: { reference: true, placedAt: true },
      }),
    );
    const facts = await panelFactsOf(tx, requestId);
    const pack = found(await packOf(tx, requestId));
    const isPlaced = placedAt !== null;
    return {
      ...{ requestId, reference, isPlaced, pack, stands: standsInWords(facts) },
      cases: await casesOfRequest(tx, requestId),
      why: isPlaced ? reasonOncePlaced(pack.interim) : facts.limit ? "OVER_LIMIT" : "LIMIT",
      forums: (await forums(tx)).map(({ id, title, purpose, fromWeekly }) => ({
        ...{ value: id, text: title },
        hint: fromWeekly === null ? purpose : `${purpose} Asked from ${aWeek(fromWeekly)}.`.trim(),
      })),
    };
  }),
);

/** Once the person is placed a panel reviews what runs in the interim, or looks at the placement again. */
function reasonOncePlaced(interim: readonly unknown[]): CaseReason {
  return interim.length > 0 ? "INTERIM" : "REVIEW";
}

function standsInWords({ limit, fromWeekly }: PanelFacts): string {
  if (limit)
    return `A panel set a limit of ${aWeek(limit.limitWeekly)} until the end of ${lastDay(limit.expiresOn)}. Within it no panel has to be asked again.`;
  return fromWeekly === null
    ? "No forum of the council has to be asked; you may ask one."
    : `From ${aWeek(fromWeekly)} a panel has to be asked before the search.`;
}

const form = z.object({
  forumId: z.uuid("Select the forum"),
  why: choiceField(caseReasons, "Select why the request comes to a panel"),
  weekly: moneyField,
  caseMade: textField("what speaks for it", longest),
  lowerRungs: optionalTextField("What was tried", longest),
});

export const action = guardAction(access, async ({ actor, params: { requestId }, fields }) => {
  const { text } = fields;
  const parsed = form.safeParse({
    ...{ forumId: text("forum"), why: text("why"), weekly: text("weekly") },
    ...{ caseMade: text("caseMade"), lowerRungs: text("lowerRungs") },
  });
  if (!parsed.success) {
    const { forumId, ...errors } = sentences(parsed.error);
    return badForm(fields, forumId ? { forum: forumId, ...errors } : errors);
  }
  const { weekly, ...said } = parsed.data;
  const verdict = await putCase(actor, requestId, { ...said, askedWeekly: weekly });
  if (verdict.ok) throw redirect(`${paths.panelCase(verdict.value)}?done=put`);
  const { why } = verdict;
  if (why.kind === "not-found") throw notFound();
  if (why.kind === "names-a-person") return refused(fields, personSentence(why.detail), why.field);
  const { field, sentence } = putSentences[why.kind];
  return refused(fields, sentence, field);
});

export default function PutCase() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  const field = (name: string) => ({ name, value: shown(reply, name), error: errors[name] });
  return (
    <>
      <BackLink href={paths.request(page.requestId)}>{page.reference}</BackLink>
      <FormErrors errors={errors} />
      <PageHeading caption={page.reference}>
        {page.isPlaced ? "Have a panel look at the placement" : "Put the request to a panel"}
      </PageHeading>
      <p className="govuk-body">{page.stands}</p>
      <p className="govuk-body">
        What is known now is frozen with the case: needs, prices beside rate and cap, offers, similar
        placements and earlier decisions.
      </p>
      {page.cases.length > 0 ? <PanelCases cases={page.cases} hrefOf={paths.panelCase} /> : null}
      {page.forums.length === 0 ? (
        <EmptyState title="No forum is set up">A commissioner sets one up under Panels.</EmptyState>
      ) : (
        <form method="post" noValidate>
          <Radios {...field("forum")} legend="Which forum?" legendSize="s" items={page.forums} />
          <Radios
            {...field("why")}
            value={shown(reply, "why", page.why)}
            legend="Why does it come to a panel?"
            legendSize="s"
            items={caseReasons.map((reason) => ({ value: reason, text: reasonWords[reason] }))}
          />
          <Input
            {...field("weekly")}
            label="Price for a week that is asked for"
            hint="In pounds and pence, like 612.50"
            prefix="£"
            width={10}
            inputMode="decimal"
          />
          <Textarea
            {...field("caseMade")}
            label="What speaks for it?"
            hint="In words that do not name the person."
          />
          <Textarea
            {...field("lowerRungs")}
            label="Which lower rungs of the ladder were tried, and what came of it? (optional)"
          />
          <Details summary="What is known of the need">
            <PackNeed pack={page.pack} />
          </Details>
          <Button preventDoubleClick>Put the case</Button>
        </form>
      )}
    </>
  );
}
