import { answersOfCallOff, questionsOfCallOff } from "#app/data/call-off/questions.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { SummaryCard } from "#app/components/govuk/SummaryCard.tsx";
import { Answers, Paragraphs } from "#app/components/portal/Answers.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { answersInWords } from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Questions about the call-off") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: byId("callOffId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, head, state } = await ownCallOffOfPage(tx, actor, params.callOffId, now);
      const asked = await questionsOfCallOff(tx, callOff.id);
      return {
        ...{ id: callOff.id, head },
        close: callOff.questionsCloseAt ? deadlineInWords(callOff.questionsCloseAt) : null,
        mayAnswer: state === "open" && mayDo(actor, "call-off:manage"),
        waiting: asked
          .filter(({ answeredAt }) => answeredAt === null)
          .map(({ id, question, askedAt }) => ({ id, question, when: inWords(askedAt) })),
        answers: answersInWords(await answersOfCallOff(tx, callOff.id)),
        done: url.searchParams.get("done") === "answered",
      };
    }),
);

export default function Questions() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        done={page.done ? "The answer is published. Everyone invited is told by mail." : null}
      >
        Questions
      </CallOffHead>
      {page.close ? <p className="govuk-body">Those invited can ask until {page.close}.</p> : null}
      <h2 className="govuk-heading-m">Waiting for an answer</h2>
      {page.waiting.length === 0 ? (
        <EmptyState title="No question waits" headingLevel={3}>
          Questions appear here as soon as somebody invited asks one.
        </EmptyState>
      ) : (
        page.waiting.map((one) => (
          <SummaryCard
            key={one.id}
            title={`Asked at ${one.when}`}
            headingLevel={3}
            actions={
              page.mayAnswer
                ? [{ href: `${paths.callOffStep(page.id, "questions")}/${one.id}`, text: "Answer" }]
                : []
            }
          >
            <Paragraphs text={one.question} />
          </SummaryCard>
        ))
      )}
      <h2 className="govuk-heading-m">Answered for everyone invited</h2>
      {page.answers.length === 0 ? (
        <p className="govuk-body">None yet.</p>
      ) : (
        <Answers answers={page.answers} />
      )}
    </>
  );
}
