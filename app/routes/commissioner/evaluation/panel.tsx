import { z } from "zod";
import { appointEvaluator } from "#app/commands/evaluation/appoint-evaluator.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { reading } from "#app/data/db.server.ts";
import { evaluatorsToAppoint, panelOf } from "#app/data/evaluation-rounds.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { AppointEvaluator } from "#app/components/evaluation/AppointEvaluator.tsx";
import { EvaluatorTable } from "#app/components/evaluation/EvaluatorTable.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { roundOfPage } from "#app/web/evaluation.server.ts";
import { sentences } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Panel") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round } = await roundOfPage(tx, params.roundId, now);
      return {
        roundId: round.id,
        title: round.title,
        panel: await panelOf(tx, round.id),
        choices: await evaluatorsToAppoint(tx, round.id),
        mayAppoint: mayDo(actor, "round:manage"),
        done: url.searchParams.has("done"),
      };
    }),
);

const schema = z.object({ accountId: z.uuid("Select an evaluator") });

export const action = guardAction(
  { area: "commissioner", permission: "round:manage", params: byId("roundId") },
  async ({ actor, params, fields, arrival }) => {
    const form = schema.safeParse({ accountId: fields.text("accountId") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const chosen = { ...form.data, livedExperience: fields.text("livedExperience") === "yes" };
    const verdict = await appointEvaluator(actor, params.roundId, chosen, arrival);
    if (!verdict.ok)
      return refused(fields, "This person is already on the panel, or is not an evaluator", "accountId");
    throw redirect(`${paths.roundStep(params.roundId, "panel")}?done`);
  },
);

export default function Panel() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <EvaluationHead
        back={{ href: paths.round(page.roundId), text: "Round" }}
        caption={page.title}
        done={page.done ? "The evaluator is on the panel." : null}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Panel
      </EvaluationHead>
      <p className="govuk-body">
        At least two evaluators score each answer, apart from each other. Each declares their interests before
        they can read anything.
      </p>
      {page.panel.length === 0 ? (
        <EmptyState title="Nobody is on the panel yet">
          {page.mayAppoint ? "Appoint at least two evaluators." : "A commissioner appoints the panel."}
        </EmptyState>
      ) : (
        <EvaluatorTable caption={`${page.panel.length} on the panel`} evaluators={page.panel} />
      )}
      {page.mayAppoint ? (
        <AppointEvaluator
          choices={page.choices}
          none="Every evaluator is on the panel."
          accountId={shown(reply, "accountId")}
          livedExperience={ticked(reply, "livedExperience")}
          error={reply?.errors["accountId"]}
          submitText="Appoint to the panel"
        />
      ) : null}
    </>
  );
}
