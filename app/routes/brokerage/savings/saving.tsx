import { z } from "zod";
import { moveSaving } from "#app/commands/brokerage/move-saving.server.ts";
import { aWeek, savingKindWords, savingLooks } from "#app/components/brokerage/enquiry-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { evidenceFor, movesOf, savingById } from "#app/data/brokerage/savings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { savingStates } from "#app/domain/brokerage/saving.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { MoveForms } from "./MoveForms.tsx";

export const meta = () => [{ title: titleOf("A saving") }];

const access = { area: "brokerage", permission: "saving:read", params: byId("savingId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { savingId }, url }) =>
  reading(actor, async (tx) => {
    const saving = found(await savingById(tx, savingId));
    const evidence = await evidenceFor(tx, saving);
    const shown = evidence.find(({ id }) => id === saving.evidenceId);
    return {
      ...{ id: saving.id, state: saving.state, kind: savingKindWords[saving.kind], words: saving.words },
      ...{
        reference: saving.reference ?? "",
        provider: saving.provider ?? "",
        negotiationId: saving.negotiationId,
      },
      saved:
        saving.weekly === null
          ? `${formatPounds(saving.once ?? saving.partYear)} once`
          : aWeek(saving.weekly),
      from: shortDay(saving.fromOn),
      to: saving.toOn ? shortDay(saving.toOn) : null,
      ...{ part: formatPounds(saving.partYear), full: formatPounds(saving.fullYear) },
      evidence: evidence.map(({ id, title, weekly, fromOn }) => ({
        ...{ value: id, text: `${title}: ${aWeek(weekly)} from ${shortDay(fromOn)}` },
      })),
      shownBy: shown ? `${shown.title}: ${aWeek(shown.weekly)} from ${shortDay(shown.fromOn)}` : null,
      moves: (await movesOf(tx, savingId)).map(({ to, words, by, at }) => ({
        ...{ title: savingLooks[to].word, when: inWords(at), dateTime: at.toISOString(), by, detail: words },
      })),
      manages: mayDo(actor, "saving:manage"),
      validates: mayDo(actor, "saving:validate"),
      done: url.searchParams.get("done") === "moved" ? "The saving is moved on." : null,
    };
  }),
);

const form = z.object({
  to: choiceField(savingStates, "Select what became of it"),
  evidence: z.union([
    z.literal("").transform(() => null),
    z.uuid("Select the price on file that shows the saving"),
  ]),
  reason: optionalTextField("Reason", 500),
});

export const action = guardAction(access, async ({ actor, params: { savingId }, fields }) => {
  if (!mayDo(actor, "saving:manage") && !mayDo(actor, "saving:validate"))
    throw new Response("You do not have access to this page.", { status: 403 });
  const parsed = form.safeParse({
    ...{ to: fields.text("to"), evidence: fields.text("evidence"), reason: fields.text("reason") },
  });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { to, evidence, reason } = parsed.data;
  const verdict = found(await moveSaving(actor, savingId, { to, evidenceId: evidence, words: reason }));
  if (verdict.ok) throw redirect(`${paths.saving(savingId)}?done=moved`);
  const { field, sentence } = noInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function Saving() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { kind, state, saved, from, to, part, full, negotiationId, moves, done } = page;
  return (
    <>
      <BackLink href={paths.savings}>Savings</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={[page.reference, page.provider].filter(Boolean).join(", ")}>
        {kind}: {saved}
      </PageHeading>
      <p className="govuk-body">
        <StatusTag status={state} looks={savingLooks} />
      </p>
      <SummaryList
        rows={[
          { key: "From", value: from },
          ...(to ? [{ key: "Up to", value: to }] : []),
          { key: "Part year, to 31 March", value: part },
          { key: "Full year", value: full },
          ...(page.words ? [{ key: "Why", value: page.words }] : []),
          ...(page.shownBy ? [{ key: "Shown by", value: page.shownBy }] : []),
          ...(negotiationId
            ? [
                {
                  key: "Came of",
                  value: (
                    <a className="govuk-link" href={paths.negotiation(negotiationId)}>
                      the negotiation
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {moves.length > 0 ? (
        <Timeline
          label="How it was proven"
          events={moves.map(({ detail, ...move }) => ({ ...move, detail: detail || undefined }))}
        />
      ) : null}
      <MoveForms page={page} reply={reply} />
    </>
  );
}
