import { z } from "zod";
import { endContractEarly } from "#app/commands/contract/end-contract.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { reading } from "#app/data/db.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { headOf, ownContract } from "#app/web/contract-page.server.ts";
import { textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("End a contract early") }];

const access = {
  area: "commissioner",
  permission: "contract:manage",
  params: byId("contractId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const contract = await ownContract(tx, actor, params.contractId);
    return { ...headOf(contract), runs: `${shortDay(contract.startsOn)} to ${shortDay(contract.endsOn)}` };
  }),
);

const form = z.object({ reason: textField("the reason", 2_000) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ reason: fields.text("reason") });
  const read = withDays(parsed, fields.text, { ends: "the contract’s last day" });
  if ("errors" in read) return badForm(fields, read.errors);
  const asked = { on: read.days.ends, reason: read.said.reason };
  const verdict = found((await endContractEarly(actor, params.contractId, asked, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.contract(params.contractId)}?done=ended`);
  switch (verdict.why.kind) {
    case "over":
      return refused(fields, `The contract is over: it ended on ${shortDay(verdict.why.on)}`, "ends");
    case "outside":
      return refused(
        fields,
        `An early end lies from ${shortDay(verdict.why.from)} to ${shortDay(verdict.why.to)}: a contract cannot end before it starts`,
        "ends",
      );
    default:
      return unreachable(verdict.why);
  }
});

export default function Ending() {
  const { id, caption, runs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.contract(id)}>Contract</BackLink>
      <FormErrors errors={errors} targets={{ ends: "ends-day" }} />
      <PageHeading caption={caption}>End the contract early</PageHeading>
      <p className="govuk-body">
        It runs from {runs}. An early end cannot be taken back, and the notices of it become due.
      </p>
      <form method="post" noValidate>
        <DayField {...dayBoxes(reply, "ends")} legend="What is its last day?" />
        <Textarea
          name="reason"
          label="Why does it end?"
          hint="The provider reads this. Do not name a person."
          value={shown(reply, "reason")}
          error={errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          End the contract early
        </Button>
      </form>
    </>
  );
}
