import { z } from "zod";
import { useExtension } from "#app/commands/contract/extend-contract.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { reading } from "#app/data/db.server.ts";
import { monthsInWords } from "#app/components/contract/contract-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { headOf, ownContract } from "#app/web/contract-page.server.ts";
import { sentences, textField, wholeField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { trialSentence } from "#app/web/variation-words.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Extend a contract") }];

const access = {
  area: "commissioner",
  permission: "contract:manage",
  params: byId("contractId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const contract = await ownContract(tx, actor, params.contractId);
    return {
      ...headOf(contract),
      left: monthsInWords(contract.extensionMonths),
      endsOn: shortDay(contract.endsOn),
    };
  }),
);

const form = z.object({
  months: wholeField("the months", 1, 120),
  reason: textField("the reason", 2_000),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ months: fields.text("months"), reason: fields.text("reason") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = found((await useExtension(actor, params.contractId, parsed.data, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.contract(params.contractId)}?done=extended`);
  switch (verdict.why.kind) {
    case "over":
      return refused(fields, `The contract is over: it ended on ${shortDay(verdict.why.on)}`, "months");
    case "beyond-options":
      return refused(
        fields,
        verdict.why.left === 0
          ? "The contract has no extension left. A longer term needs a variation"
          : `The contract’s options leave ${monthsInWords(verdict.why.left)}. More needs a variation`,
        "months",
      );
    case "over-trial-ceiling":
    case "beyond-trial":
    case "trial-stopped":
      return refused(fields, trialSentence(verdict.why), "months");
    default:
      return unreachable(verdict.why);
  }
});

export default function Extension() {
  const { id, caption, left, endsOn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.contract(id)}>Contract</BackLink>
      <FormErrors errors={errors} />
      <PageHeading caption={caption}>Extend the contract</PageHeading>
      <p className="govuk-body">
        It runs to {endsOn}. Its own options leave {left}; the value of the whole term holds them already.
      </p>
      <form method="post" noValidate>
        <Input
          name="months"
          label="By how many months?"
          inputMode="numeric"
          width={3}
          value={shown(reply, "months")}
          error={errors["months"]}
        />
        <Textarea name="reason" label="Why?" value={shown(reply, "reason")} error={errors["reason"]} />
        <Button preventDoubleClick>Extend the contract</Button>
      </form>
    </>
  );
}
