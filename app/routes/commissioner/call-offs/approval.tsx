import { z } from "zod";
import {
  approveCallOff,
  askApproval,
  returnCallOff,
} from "#app/commands/call-off/approve-call-off.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { callOffLimitOf } from "#app/data/call-off/limits.server.ts";
import { setUpFactsOf } from "#app/data/call-off/set-up-facts.server.ts";
import { namedCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { frozenRecommendation } from "#app/data/call-off/frozen-recommendation.server.ts";
import { criteriaOfCallOff } from "#app/data/call-off/set-up.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { approveCallOff as mayApprove, type ApprovalRefusal } from "#app/domain/call-off/approval.ts";
import { setUpGaps } from "#app/domain/call-off/set-up.ts";
import { formatPounds } from "#app/domain/money.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { CallOffTerms } from "#app/components/call-off/CallOffTerms.tsx";
import { gapWords } from "#app/components/call-off/set-up-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { callOffInWords, lineInWords } from "./call-off-summary.ts";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Approval to start") }];

const params = byId("callOffId");
const longest = 1_000;

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId } }) =>
    reading(actor, async (tx, now) => {
      const { callOff, head, state } = await ownCallOffOfPage(tx, actor, callOffId, now);
      const lines = await linesOfCallOff(tx, callOffId);
      const limit = await callOffLimitOf(tx, actor.roles, dayOf(now));
      const verdict = mayApprove(callOff, { accountId: actor.accountId, limit });
      const decides = state === "approval-asked" && mayDo(actor, "call-off:approve");
      const gaps = state === "draft" ? setUpGaps(callOff, await setUpFactsOf(tx, callOffId), now) : [];
      return {
        ...{ id: callOff.id, head, decides },
        asks: state === "draft" && mayDo(actor, "call-off:manage"),
        gaps: gaps.map(({ step, kind }) => ({ step, text: gapWords[kind] })),
        summary: callOffInWords(callOff, {
          ...{ lines, codes: await namedCodes(tx, callOff.cpvCodes, dayOf(now)) },
          frozen: await frozenRecommendation(tx, callOff.id),
        }),
        lines: lines.map(lineInWords),
        criteria: await criteriaOfCallOff(tx, callOff.id),
        obstacle: decides && !verdict.ok ? approvalSentence(verdict.why) : null,
        limit: limit === null ? null : formatPounds(limit),
      };
    }),
);

function approvalSentence(why: ApprovalRefusal): string {
  switch (why.kind) {
    case "own-work":
      return "You drafted this call-off or put it up for approval, so another person decides";
    case "no-limit":
      return "None of your roles has a limit for call-offs today, so somebody with one decides";
    case "over-limit":
      return `Its value of ${formatPounds(why.valueWithVat)} with VAT is over your limit of ${formatPounds(why.limit)}, so somebody with a higher limit decides`;
  }
}

const schema = z.object({ reason: textField("why you return it", longest) });

export const action = guardAction(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, fields }) => {
    const step = fields.text("step");
    const permission = step === "ask" ? "call-off:manage" : "call-off:approve";
    if (!mayDo(actor, permission))
      throw new Response("You do not have access to this page.", { status: 403 });
    if (step === "return") {
      const form = schema.safeParse({ reason: fields.text("reason") });
      if (!form.success) return badForm(fields, sentences(form.error));
      const verdict = await returnCallOff(actor, callOffId, form.data.reason);
      if (verdict.ok) throw redirect(`${paths.callOff(callOffId)}?done=returned`);
      return stepRefused(fields, verdict.why);
    }
    if (step === "ask") return ask(actor, callOffId, fields);
    const verdict = await approveCallOff(actor, callOffId);
    if (verdict.ok) throw redirect(`${paths.callOff(callOffId)}?done=approved`);
    const { why } = verdict;
    if (why.kind === "not-found" || why.kind === "not-now") return stepRefused(fields, why);
    return refused(fields, approvalSentence(why));
  },
);

async function ask(
  actor: Parameters<typeof askApproval>[0],
  callOffId: string,
  fields: Parameters<typeof stepRefused>[0],
) {
  const verdict = await askApproval(actor, callOffId);
  if (verdict.ok) throw redirect(`${paths.callOff(callOffId)}?done=asked`);
  const { why } = verdict;
  switch (why.kind) {
    case "not-found":
    case "not-now":
      return stepRefused(fields, why);
    case "gaps":
      return refused(
        fields,
        `Something is missing still: ${why.gaps.map(({ kind }) => gapWords[kind]).join("; ")}`,
      );
    case "go-outside":
      return refused(fields, "Going outside the framework is recorded on its own page, not approved here");
    case "route-barred":
      return refused(fields, "The route that was chosen is no longer allowed: choose the route again");
  }
}

export default function Approval() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Approval to start
      </CallOffHead>
      <CallOffTerms summary={page.summary} lines={page.lines} criteria={page.criteria} />
      {page.asks ? <Ask page={page} /> : null}
      {page.decides ? <Decide page={page} reply={reply} /> : null}
      {page.asks || page.decides ? null : (
        <EmptyState title="There is nothing for you to decide here">
          The page of the call-off says where it stands.
        </EmptyState>
      )}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Ask({ page }: { readonly page: Page }) {
  if (page.gaps.length > 0)
    return (
      <>
        <h2 className="govuk-heading-m">Still missing</h2>
        <ul className="govuk-list govuk-list--bullet">
          {page.gaps.map(({ step, text }) => (
            <li key={text}>
              <a className="govuk-link" href={paths.callOffStep(page.id, step)}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Ask for approval</h2>
      <p className="govuk-body">
        Another person decides, within their limit. From then on nothing here changes, unless it is returned.
      </p>
      <Button name="step" value="ask" preventDoubleClick>
        Ask for approval
      </Button>
    </form>
  );
}

type DecideProps = { readonly page: Page; readonly reply: ReturnType<typeof useActionData<typeof action>> };

function Decide({ page, reply }: DecideProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Your decision</h2>
      {page.limit ? (
        <p className="govuk-body">Your limit for call-offs today is {page.limit} with VAT.</p>
      ) : null}
      {page.obstacle ? (
        <InsetText>{page.obstacle}.</InsetText>
      ) : (
        <form method="post" noValidate>
          <Button name="step" value="approve" preventDoubleClick>
            Approve it to start
          </Button>
        </form>
      )}
      <form method="post" noValidate>
        <CharacterCount
          name="reason"
          label="Or return it to its draft: what should change?"
          labelSize="s"
          maxLength={longest}
          rows={3}
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button name="step" value="return" variant="secondary" preventDoubleClick>
          Return it
        </Button>
      </form>
    </>
  );
}
