import { z } from "zod";
import { appointEvaluator } from "#app/commands/evaluation/appoint-evaluator.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { reading } from "#app/data/db.server.ts";
import { evaluatorsToAppoint, panelOf } from "#app/data/evaluation-rounds.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
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
        <ResponsiveTable
          caption={`${page.panel.length} on the panel`}
          captionSize="s"
          columns={[
            { key: "name", label: "Evaluator" },
            { key: "lived", label: "Lived experience of care" },
            { key: "declared", label: "Interests" },
          ]}
          rows={page.panel.map((member) => ({
            key: member.accountId,
            cells: {
              name: member.name,
              lived: member.livedExperience ? "Yes" : "–",
              declared: member.declared ? "Declared" : "Not declared yet",
            },
          }))}
        />
      )}
      {page.mayAppoint ? <Appoint choices={page.choices} reply={reply} /> : null}
    </>
  );
}

type AppointProps = {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly reply: ReturnType<typeof useActionData<typeof action>>;
};

function Appoint({ choices, reply }: AppointProps) {
  if (choices.length === 0)
    return (
      <p className="govuk-body">
        Every evaluator is on the panel. An administrator can give the role to more people.
      </p>
    );
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Appoint an evaluator</h2>
      <Select
        name="accountId"
        label="Evaluator"
        value={shown(reply, "accountId")}
        error={reply?.errors["accountId"]}
        items={[
          { value: "", text: "Select an evaluator" },
          ...choices.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Checkboxes
        name="livedExperience"
        small
        values={ticked(reply, "livedExperience")}
        items={[{ value: "yes", text: "Has lived experience of care" }]}
      />
      <Button>Appoint to the panel</Button>
    </form>
  );
}
