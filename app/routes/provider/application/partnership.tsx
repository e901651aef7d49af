import { joinPartnership, stateAsPartner } from "#app/commands/application/join-partnership.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { declarationAnswers, deliversAnswers } from "#app/data/application/answers.ts";
import { reading } from "#app/data/db.server.ts";
import { deadlineInWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { phaseOf } from "#app/domain/round/window.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { DeclarationFields } from "./declaration-fields.tsx";
import { declarationTyped } from "./declaration-typed.ts";
import { tooLateInWords } from "./page.server.ts";
import { partnershipPage } from "./partnership-page.server.ts";
import { notOpenInWords, toTheSecond } from "./words.ts";

const access = { area: "provider", permission: "application:write", params: byId("partnerId") } as const;

export const meta = () => [{ title: titleOf("Apply as a partner") }];

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { partner, round, lots } = found(await partnershipPage(tx, actor.providerId, params.partnerId));
    const open = phaseOf(round, now) === "open" && !round.cancelled;
    return {
      leadName: partner.leadName,
      roundTitle: round.title,
      joined: partner.joinedAt !== null,
      open,
      done: url.searchParams.get("done"),
      deadline: {
        words: deadlineInWords(round.closesAt),
        left: open ? `${timeLeftInWords(now, round.closesAt)} left` : "Closed",
        serverTime: toTheSecond(now),
      },
      kept: partner.declaration ?? declarationAnswers.draft.parse({}),
      lots: lots.map((lot) => ({ ...lot, delivers: partner.delivers?.[lot.id] ?? "" })),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const page = paths.partnership(params.partnerId);
  if (fields.text("intent") === "join") {
    const verdict = found(await joinPartnership(actor, params.partnerId, arrival));
    if (verdict.ok) throw redirect(`${page}?done=joined`);
    if (verdict.why.kind === "round-not-open") return refused(fields, notOpenInWords(verdict.why));
    return refused(fields, "You lead this application: a lead is not its own partner");
  }
  const { lots } = found(
    await reading(actor, (tx) => partnershipPage(tx, actor.providerId, params.partnerId)),
  );
  const delivers = deliversAnswers.safeParse(
    Object.fromEntries(lots.map(({ id }) => [id, fields.text(`delivers-${id}`)])),
  );
  const declaration = declarationAnswers.complete.safeParse(declarationTyped(fields));
  if (!declaration.success || !delivers.success)
    return badForm(fields, {
      ...(declaration.success ? {} : sentences(declaration.error)),
      ...(delivers.success
        ? {}
        : Object.fromEntries(
            Object.entries(sentences(delivers.error)).map(([id, words]) => [`delivers-${id}`, words]),
          )),
    });
  const said = Object.values(delivers.data).some((text) => text !== "");
  const [first] = lots;
  if (!said && first)
    return badForm(fields, { [`delivers-${first.id}`]: "Enter what you deliver in at least one lot" });
  const statement = { declaration: declaration.data, delivers: delivers.data };
  const verdict = found(await stateAsPartner(actor, params.partnerId, statement, arrival));
  if (!verdict.ok) return refused(fields, tooLateInWords(verdict.why));
  throw redirect(`${page}?done=stated`);
});

const doneWords: Readonly<Record<string, string>> = {
  joined: "You have joined. Now make your declaration and say what you deliver",
  stated: "Your declaration is saved. You are ready, and your lead can submit",
};

export default function Partnership() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  // What was typed stays to be copied, also where the round has closed meanwhile.
  const typedStatement = reply !== undefined && reply.typed["intent"] === undefined;
  return (
    <>
      <BackLink href={paths.provider}>Home</BackLink>
      <FormErrors errors={reply?.errors} />
      {!reply && data.done && doneWords[data.done] ? (
        <NotificationBanner type="success" text={doneWords[data.done]} />
      ) : null}
      <PageHeading caption={data.roundTitle}>Apply together with {data.leadName}</PageHeading>
      <Deadline {...data.deadline} label={data.open ? "To be submitted before" : "Closed at"} />
      {!data.open && !typedStatement ? (
        <p className="govuk-body">The round is closed: nothing can be changed any more.</p>
      ) : data.joined || typedStatement ? (
        <Statement />
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            {data.leadName} leads the application and submits it. If you join, you make your own declaration
            and say what you deliver in each lot. Your lead sees both.
          </p>
          <Button name="intent" value="join" preventDoubleClick>
            Join this application
          </Button>
        </form>
      )}
    </>
  );
}

function Statement() {
  const { kept, lots } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Your declaration</h2>
      <DeclarationFields reply={reply} kept={kept} />
      <h2 className="govuk-heading-m">What you deliver</h2>
      {lots.length === 0 ? (
        <p className="govuk-body">Your lead has not chosen lots yet. Come back once it has.</p>
      ) : (
        lots.map((lot) => (
          <Textarea
            key={lot.id}
            name={`delivers-${lot.id}`}
            label={lot.title}
            hint="Leave it empty if you take no part in this lot."
            rows={3}
            value={shown(reply, `delivers-${lot.id}`, lot.delivers)}
            error={reply?.errors[`delivers-${lot.id}`]}
          />
        ))
      )}
      <Button preventDoubleClick>Save and continue</Button>
    </form>
  );
}
