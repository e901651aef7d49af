import { publishRound } from "#app/commands/round/publish-round.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworkById } from "#app/data/frameworks.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { mayChange, type PublishRefusal } from "#app/domain/round/decisions.ts";
import { timetableWarnings } from "#app/domain/round/timetable.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RoundDates } from "#app/components/portal/RoundDates.tsx";
import { roundInWords, timetableSentence, warningSentence } from "#app/components/portal/round-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Publish the round") }];

const access = { area: "commissioner", permission: "round:manage", params: byId("roundId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const round = found(await roundById(tx, params.roundId));
    if (!mayChange(round, now).ok) throw redirect(paths.round(round.id));
    const framework = found(await frameworkById(tx, round.frameworkId));
    const someLots = !round.wholeFramework && framework.regime === "PA_2023_LIGHT_TOUCH";
    return {
      round: roundInWords(round, now),
      warnings: [
        ...(someLots
          ? [
              "It covers some lots only. Under the Procurement Act 2023 (section 49) that is contested: take legal advice.",
            ]
          : []),
        ...timetableWarnings(round, await bankHolidaysOnFile(tx)).map(warningSentence),
      ],
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await publishRound(actor, params.roundId);
  if (verdict.ok) throw redirect(`${paths.round(params.roundId)}?done=published`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, refusalInWords(verdict.why));
});

function refusalInWords(why: PublishRefusal): string {
  if (why.kind === "wrong-status") return "This round is already published or cancelled";
  if (why.kind === "no-lots") return "The round covers no lot. Change the draft first";
  if (why.kind === "nothing-asked") return "The question set is empty. Choose another in the draft first";
  if (why.kind === "rates-set-for-later")
    return `An uplift or a lowered cap has set rates for ${dayInWords(why.on)}. Prices must hold from a later day. Change the draft first`;
  return `${timetableSentence(why).text}. Change the draft first`;
}

export default function Publication() {
  const { round, warnings } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <BackLink href={paths.round(round.id)}>{round.title}</BackLink>
      <PageHeading caption={round.title}>Publish the round</PageHeading>
      <p className="govuk-body">
        Everyone sees it at once, with its lots and questions. From then on its dates stand: you can close it
        later, or cancel it, but not close it earlier.
      </p>
      <RoundDates round={round} />
      {warnings.map((warning) => (
        <WarningText key={warning}>{warning}</WarningText>
      ))}
      <form method="post" noValidate>
        <Button preventDoubleClick>Publish the round</Button>
      </form>
    </>
  );
}
