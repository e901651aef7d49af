import { reading } from "#app/data/db.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { progressOf } from "#app/data/round-progress.server.ts";
import { roundsOf } from "#app/data/rounds.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { roundInWords, roundLooks } from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Rounds") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor }) =>
    reading(actor, async (tx, now) => {
      const mine = await frameworks(tx, actor.commissionerId);
      const rounds = await roundsOf(
        tx,
        mine.map(({ id }) => id),
      );
      const progress = await progressOf(
        tx,
        rounds.map(({ id }) => id),
      );
      return {
        rounds: rounds.map((round) => ({
          ...roundInWords(round, now),
          framework: mine.find(({ id }) => id === round.frameworkId)?.title ?? "",
          progress: progress.get(round.id) ?? { started: 0, submitted: 0, waitingQuestions: 0 },
        })),
        own: mayDo(actor, "round:manage")
          ? mine
              .filter((one) => one.commissionerId === actor.commissionerId)
              .map(({ id, title }) => ({ id, title }))
          : [],
      };
    }),
);

export default function Rounds() {
  const { rounds, own } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Rounds</PageHeading>
      {own.map((framework) => (
        <Button key={framework.id} href={paths.newRound(framework.id)}>
          {own.length === 1 ? "Draft the next round" : `Draft the next round of ${framework.title}`}
        </Button>
      ))}
      {rounds.length === 0 ? (
        <EmptyState title="No round has been drafted">
          A round is when providers apply. Draft the first one; nobody sees it before you publish it.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Rounds, newest first"
          captionHidden
          columns={[
            { key: "title", label: "Round" },
            { key: "status", label: "Status" },
            { key: "opens", label: "Opens" },
            { key: "closes", label: "Closes" },
            { key: "started", label: "Started", numeric: true },
            { key: "submitted", label: "Submitted", numeric: true },
            { key: "questions", label: "Questions waiting", numeric: true },
          ]}
          rows={rounds.map((round) => ({
            key: round.id,
            cells: {
              title: (
                <a className="govuk-link" href={paths.round(round.id)}>
                  {round.title}
                </a>
              ),
              status: <StatusTag status={round.status} looks={roundLooks} />,
              opens: round.opens,
              closes: round.closes,
              started: String(round.progress.started),
              submitted: String(round.progress.submitted),
              questions: String(round.progress.waitingQuestions),
            },
          }))}
        />
      )}
    </>
  );
}
