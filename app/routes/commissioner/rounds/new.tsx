import { draftRound } from "#app/commands/round/draft-round.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { questionSetsOf } from "#app/data/question-sets.server.ts";
import { lastRound, type Round, type RoundDraft } from "#app/data/rounds.server.ts";
import { addDays, dayOf, noonOn } from "#app/domain/calendar.ts";
import { usualRePricing } from "#app/domain/pricing/re-pricing.ts";
import { proposeNextRound, workingDayFrom } from "#app/domain/round/next-round.ts";
import type { BankHolidays } from "#app/domain/working-days.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { draftSentence, readRoundForm } from "./round-form.server.ts";
import { boxesOf, RoundErrors, RoundForm } from "./round-form.tsx";

export const meta = () => [{ title: titleOf("Draft the next round") }];

const access = { area: "commissioner", permission: "round:manage", params: byId("frameworkId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const mine = await frameworks(tx, actor.commissionerId);
    const framework = found(
      mine.find((one) => one.id === params.frameworkId && one.commissionerId === actor.commissionerId),
    );
    const sets = await questionSetsOf(tx, framework.id);
    const last = await lastRound(tx, framework.id);
    const holidays = await bankHolidaysOnFile(tx);
    const proposed = last ? fromLast(last, holidays, now) : firstRound(holidays, now);
    return {
      framework: framework.title,
      regime: framework.regime,
      last: last?.title ?? null,
      lots: await lotsOf(tx, [framework.id]),
      sets,
      stored: boxesOf({ ...proposed, questionSetId: sets[0]?.id ?? "" }),
      storedLots: last && !last.wholeFramework ? last.lotIds : [],
    };
  }),
);

type Proposed = Omit<RoundDraft, "lotIds" | "questionSetId">;

function fromLast(last: Round, holidays: BankHolidays, now: Date): Proposed {
  const { intake, wholeFramework, rePricing } = last;
  return {
    ...proposeNextRound(last, holidays, now),
    title: `Round ${last.number + 1}`,
    intake,
    wholeFramework,
    rePricing,
  };
}

/** Where there is no last round: opens in four weeks, for five. */
function firstRound(holidays: BankHolidays, now: Date): Proposed {
  const inDays = (days: number) => workingDayFrom(addDays(dayOf(now), days), holidays);
  return {
    title: "Round 1",
    intake: "window",
    wholeFramework: true,
    rePricing: usualRePricing,
    opensAt: noonOn(inDays(28)),
    clarificationsCloseAt: noonOn(inDays(56)),
    closesAt: noonOn(inDays(63)),
    effectiveOn: inDays(154),
  };
}

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = readRoundForm(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const verdict = await draftRound(actor, params.frameworkId, form.draft);
  if (verdict.ok) throw redirect(`${paths.round(verdict.value.roundId)}?done=drafted`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, text } = draftSentence(verdict.why);
  return refused(fields, text, field);
});

export default function NewRound() {
  const { framework, last, ...form } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <RoundErrors reply={reply} />
      <BackLink href={paths.rounds}>Rounds</BackLink>
      <PageHeading caption={framework}>Draft the next round</PageHeading>
      <p className="govuk-body">
        {last
          ? `The dates are those of ${last}, six months on, moved to working days. Change what you like.`
          : "Choose the dates of the first round."}{" "}
        Nobody sees it before you publish it.
      </p>
      <RoundForm {...form} reply={reply} />
    </>
  );
}
