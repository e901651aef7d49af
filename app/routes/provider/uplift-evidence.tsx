import { giveUpliftEvidence } from "#app/commands/pricing/answer-uplift.server.ts";
import { reading } from "#app/data/db.server.ts";
import { upliftGates } from "#app/data/uplift-gates.server.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { decisionToProvider } from "#app/web/gate-words.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Evidence for a rate") }];

const access = { area: "provider", permission: "uplift:answer", params: byId("upliftId", "rateId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const gates = await reading(actor, (tx) => upliftGates(tx, params.upliftId));
  const gate = found(gates.find((one) => one.rateId === params.rateId));
  const { kind, line, place, title, statement } = gate;
  const rate = formatPrice(gate.pence, gate.unit);
  return { kind, line, place, title, statement, rate, decision: decisionToProvider(gate) };
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = textField("why the rate should rise", 4000).safeParse(fields.text("statement"));
  if (!parsed.success) return badForm(fields, { statement: parsed.error.issues[0]?.message ?? "" });
  const verdict = await giveUpliftEvidence(actor, params, parsed.data, arrival);
  if (!verdict.ok && verdict.why.kind === "not-found") throw notFound();
  if (!verdict.ok)
    return refused(
      fields,
      "The council has decided on this rate already. Look at the page again",
      "statement",
    );
  throw redirect(paths.ownUplifts);
});

export default function UpliftEvidence() {
  const { kind, line, place, title, rate, statement, decision } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.ownUplifts}>Rates that need evidence</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={title}>{line}</PageHeading>
      <p className="govuk-body">
        {`${rate}, ${place}. `}
        {kind === "NEGOTIATED"
          ? "It was agreed for one person not long before the uplift, so it does not rise by itself."
          : "It is above the weekly threshold, so it does not rise by itself."}
      </p>
      {decision ? (
        <SummaryList
          rows={[
            { key: "Your evidence", value: statement ?? "" },
            { key: "Decision", value: decision.outcome },
            { key: "Why", value: decision.reason },
            { key: "Decided at", value: decision.at },
          ]}
        />
      ) : (
        <form method="post" noValidate>
          <Textarea
            name="statement"
            label="Why should it rise?"
            hint="Say what has become dearer, by how much, and how you know. Do not name a person."
            rows={8}
            value={shown(reply, "statement", statement ?? "")}
            error={reply?.errors["statement"]}
          />
          <Button preventDoubleClick>Send</Button>
        </form>
      )}
    </>
  );
}
