import { dayOf } from "#app/domain/calendar.ts";
import { dayInWords, deadlineInWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { progressOf } from "#app/domain/application/tasks.ts";
import { phaseOf } from "#app/domain/round/window.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { TaskProgress } from "#app/components/portal/TaskProgress.tsx";
import { submissionsOf } from "#app/data/application/submissions.server.ts";
import { findDraft, type Draft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { access } from "./page.server.ts";
import { Standing } from "./standing.tsx";
import { standingOf } from "./standing-words.ts";
import { TaskGroups } from "./task-groups.tsx";
import { statusWords, taskPath, taskTitle, toTheSecond } from "./words.ts";

export const meta = () => [{ title: titleOf("Your application") }];

const lastHours = 24 * 3_600_000;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const draft = found(await findDraft(tx, actor.providerId, params.applicationId));
    const { application, round } = draft;
    const phase = round.cancelled ? "cancelled" : phaseOf(round, now);
    return {
      applicationId: application.id,
      reference: application.reference,
      roundTitle: round.title,
      open: phase === "open",
      deadline: {
        words: deadlineInWords(round.closesAt),
        left: phase === "open" ? `${timeLeftInWords(now, round.closesAt)} left` : "Closed",
        serverTime: toTheSecond(now),
        urgent: phase === "open" && round.closesAt.getTime() - now.getTime() < lastHours,
      },
      standing: standingOf(draft, await submissionsOf(tx, application.id), now),
      groups: groupsOf(draft),
      ...progressOf(draft.tasks),
      effectiveOn: dayInWords(round.effectiveOn),
      hasPartners: draft.partners.length > 0,
      savedOn: draft.savedAt ? `${toTheSecond(draft.savedAt)}` : null,
      today: dayOf(now),
      done: url.searchParams.get("done"),
    };
  }),
);

/** What is to be done in a section that was answered last time, or whose prices wait for an answer. */
function hintOf({ status, carried, lacks }: Draft["tasks"][number]): string | undefined {
  if (lacks) return "Say how you would keep up prices below their lawful cost";
  return carried && status !== "completed" ? "From the last round: confirm or change" : undefined;
}

/** The tasks under their headings: about you, each lot, the questions, and the rest. */
function groupsOf(draft: Draft) {
  const item = (task: Draft["tasks"][number]) => ({
    title: taskTitle(task.name, draft.questions),
    href: taskPath(draft.application.id, task.name),
    status: task.status,
    words: statusWords[task.status],
    hint: hintOf(task),
  });
  const of = (...kinds: readonly string[]) =>
    draft.tasks.filter((task) => kinds.includes(task.name.kind)).map(item);
  const lots = draft.lots.map(({ lot }) => ({
    title: `Lot ${lot.number}: ${lot.title}`,
    items: draft.tasks.filter((task) => "lotId" in task.name && task.name.lotId === lot.id).map(item),
  }));
  const groups = [
    { title: "About you", items: of("organisation", "declaration", "partners") },
    { title: "What you apply for", items: of("lots") },
    ...lots,
    { title: "Questions", items: of("standards", "question", "documents") },
  ];
  return groups.filter((group) => group.items.length > 0);
}

const doneWords: Readonly<Record<string, string>> = {
  saved: "Section saved",
  withdrawn: "Your application is withdrawn",
  carried:
    "We have copied your answers and prices from last time. Check each section, then confirm or change it.",
};

export default function TaskListPage() {
  const data = useLoaderData<typeof loader>();
  const said = data.done ? doneWords[data.done] : undefined;
  return (
    <>
      <BackLink href={paths.provider}>Home</BackLink>
      {said ? <NotificationBanner type="success" text={said} /> : null}
      <PageHeading caption={`${data.roundTitle} · ${data.reference}`}>Your application</PageHeading>
      <Deadline {...data.deadline} label={data.open ? "Submit before" : "Closed at"} />
      <Standing standing={data.standing} applicationId={data.applicationId} />
      {data.open ? <Tasks /> : null}
    </>
  );
}

function Tasks() {
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <TaskProgress completed={data.completed} total={data.total} />
      <TaskGroups groups={data.groups} />
      <h2 className="govuk-heading-m">Apply with partners</h2>
      <p className="govuk-body">
        {data.hasPartners
          ? "You apply as the lead of a consortium. "
          : "Applying alone? You need do nothing here. "}
        <a className="govuk-link" href={paths.applicationSection(data.applicationId, "partners")}>
          {data.hasPartners ? "See or change your partners" : "Invite another organisation to apply with you"}
        </a>
      </p>
      <h2 className="govuk-heading-m">Check and submit</h2>
      {data.completed === data.total ? (
        <>
          <p className="govuk-body">Every section is completed. Read it through once more, then submit.</p>
          <Button href={paths.check(data.applicationId)}>Check your answers</Button>
        </>
      ) : (
        <p className="govuk-body">
          You can submit once every section is completed. If you stop here nothing is submitted: what you have
          saved stays yours, and nobody else can read it.{" "}
          <a className="govuk-link" href={paths.check(data.applicationId)}>
            See your answers so far
          </a>
        </p>
      )}
      {data.savedOn ? <p className="govuk-body-s">Last saved at {data.savedOn}.</p> : null}
    </>
  );
}
