import { z } from "zod";
import { appointToCallOff, removeFromCallOff } from "#app/commands/call-off/appoint-evaluators.server.ts";
import { evaluatorsOfCallOff, evaluatorsToChoose } from "#app/data/call-off/evaluators.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { AppointEvaluator } from "#app/components/evaluation/AppointEvaluator.tsx";
import { EvaluatorTable } from "#app/components/evaluation/EvaluatorTable.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Evaluators") }];

const params = byId("callOffId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, head, state } = await ownCallOffOfPage(tx, actor, callOffId, now);
      const settles = ["draft", "approval-asked", "approved", "open", "closed"].includes(state);
      return {
        ...{ id: callOff.id, head },
        evaluators: await evaluatorsOfCallOff(tx, callOffId),
        choices: await evaluatorsToChoose(tx, callOff),
        mayAppoint: settles && mayDo(actor, "call-off:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  appointed: "The evaluator is appointed.",
  removed: "The evaluator is taken off.",
};

const schema = z.object({ accountId: z.uuid("Select an evaluator") });

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields }) => {
    const here = paths.callOffStep(callOffId, "evaluators");
    const leaving = fields.text("remove");
    const form = schema.safeParse({ accountId: leaving || fields.text("accountId") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const { accountId } = form.data;
    const livedExperience = fields.text("livedExperience") === "yes";
    const verdict = leaving
      ? await removeFromCallOff(actor, callOffId, accountId)
      : await appointToCallOff(actor, callOffId, { accountId, livedExperience });
    if (verdict.ok) throw redirect(`${here}?done=${leaving ? "removed" : "appointed"}`);
    if (verdict.why.kind === "not-to-appoint")
      return refused(fields, "This person is appointed already, or is not an evaluator", "accountId");
    return stepRefused(fields, verdict.why);
  },
);

export default function Evaluators() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Evaluators
      </CallOffHead>
      <p className="govuk-body">
        At least two people score each answer, apart from each other, and then agree a score. Each declares
        their interests before they read anything. People with lived experience of care belong among them.
      </p>
      {page.evaluators.length === 0 ? (
        <EmptyState title="Nobody is appointed yet">
          {page.mayAppoint ? "Appoint at least two evaluators." : "A commissioner appoints the evaluators."}
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <EvaluatorTable
            caption={page.evaluators.length === 1 ? "1 evaluator" : `${page.evaluators.length} evaluators`}
            evaluators={page.evaluators}
            mayRemove={page.mayAppoint}
          />
        </form>
      )}
      {page.mayAppoint ? (
        <AppointEvaluator
          choices={page.choices}
          none="Every evaluator is appointed."
          accountId={shown(reply, "accountId")}
          livedExperience={ticked(reply, "livedExperience")}
          error={reply?.errors["accountId"]}
          submitText="Appoint"
        />
      ) : null}
    </>
  );
}
