import { z } from "zod";
import { decideOnVariation, proposeVariation } from "#app/commands/contract/vary-contract.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { CommitmentRefusal } from "#app/domain/call-off/trial.ts";
import { groundInWords } from "#app/domain/regime/permitted-change.ts";
import { changesOfContract } from "#app/data/call-off/contracts.server.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { reading } from "#app/data/db.server.ts";
import { changeGroundsOf } from "#app/data/notice-rules.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { headOf, ownContract } from "#app/web/contract-page.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import {
  choiceField,
  contractSumField,
  optionalTextField,
  sentences,
  textField,
  wholeField,
  withDays,
} from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, type Posted } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { trialSentence, variationRefused } from "#app/web/variation-words.ts";
import { DecideVariation } from "./DecideVariation.tsx";
import { ProposeVariation } from "./ProposeVariation.tsx";

export const meta = () => [{ title: titleOf("Vary a contract") }];

const params = byId("contractId");
const access = { area: "commissioner", permission: "contract:read", params } as const;

/** A contract's variation: to be proposed, or, where one waits, to be decided. */
export const loader = guardLoader(access, async ({ actor, params: { contractId } }) =>
  reading(actor, async (tx, now) => {
    const contract = await ownContract(tx, actor, contractId);
    const { grounds, source, uncertain } = await changeGroundsOf(tx, contract.regime, dayOf(now));
    const changes = await changesOfContract(tx, contract.id);
    const waiting = changes.find(({ kind, decidedBy }) => kind === "VARIATION" && decidedBy === null);
    const { value, valueWithVat, endsOn, extensionMonths, firstValueWithVat } = contract;
    return {
      ...headOf(contract),
      terms: { value, valueWithVat, endsOn, extensionMonths, firstValueWithVat },
      grounds: grounds.map((ground) => ({
        ...{ code: ground.code, title: ground.title },
        limits: `${ground.clause}: ${groundInWords(ground)}${ground.needsClause ? "; name the clause below" : ""}`,
      })),
      ...{ source, uncertain },
      waiting: waiting
        ? {
            ...waiting,
            ground: grounds.find(({ code }) => code === waiting.ground)?.title ?? waiting.ground,
            own: waiting.proposedBy === actor.accountId,
          }
        : null,
      mayPropose: mayDo(actor, "contract:manage"),
      mayDecide: mayDo(actor, "call-off:approve"),
    };
  }),
);

type VariationPosted = Posted<"commissioner", typeof params>;

export const action = guardAction(access, async (posted) =>
  posted.fields.text("deed") === "decide" ? decide(posted) : propose(posted),
);

const form = z.object({
  value: contractSumField("the value"),
  withVat: contractSumField("the value with VAT"),
  months: wholeField("the months of extension left", 0, 120),
  code: textField("the ground"),
  clause: optionalTextField("Clause", 200),
  reason: textField("the reason", 2_000),
});

async function propose({ actor, params: { contractId }, fields, arrival }: VariationPosted) {
  if (!mayDo(actor, "contract:manage")) throw new Response(null, { status: 403 });
  const parsed = form.safeParse(textsOf(fields, ["value", "withVat", "months", "code", "clause", "reason"]));
  const asked = { ends: "the last day", effective: "the day from which the change holds" };
  const read = withDays(parsed, fields.text, asked);
  if ("errors" in read)
    return badForm(fields, {
      ...read.errors,
      ...(fields.text("code") === ""
        ? { code: "Select the ground on which the contract may be changed" }
        : {}),
    });
  const { value, withVat, months, ...said } = read.said;
  const terms = { value, valueWithVat: withVat, endsOn: read.days.ends, extensionMonths: months };
  const variation = { ...said, terms, effectiveOn: read.days.effective };
  const verdict = found((await proposeVariation(actor, contractId, variation, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.contract(contractId)}?done=proposed`);
  const { field, sentence } = variationRefused(verdict.why);
  return refused(fields, sentence, field);
}

const decision = z.object({
  approved: choiceField(["yes", "no"], "Select whether you approve the variation"),
  decisionReason: textField("the reason for your decision", 2_000),
});

async function decide({ actor, params: { contractId }, fields, arrival }: VariationPosted) {
  if (!mayDo(actor, "call-off:approve")) throw new Response(null, { status: 403 });
  const parsed = decision.safeParse(textsOf(fields, ["approved", "decisionReason"]));
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const approved = parsed.data.approved === "yes";
  const said = { approved, reason: parsed.data.decisionReason };
  const verdict = found((await decideOnVariation(actor, contractId, said, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.contract(contractId)}?done=${approved ? "approved" : "refused"}`);
  return refused(fields, decisionSaying(verdict.why), "approved");
}

function decisionSaying(
  why: CommitmentRefusal | { readonly kind: "decided" | "own-proposal" | "moved-on" },
): string {
  switch (why.kind) {
    case "decided":
      return "No variation waits for a decision any more";
    case "own-proposal":
      return "You proposed this variation. Another person must decide on it";
    case "moved-on":
      return "The contract has changed since this was proposed. Refuse it, and have it proposed again";
    case "over-trial-ceiling":
    case "beyond-trial":
    case "trial-stopped":
      return trialSentence(why);
    default:
      return unreachable(why);
  }
}

function textsOf(fields: Fields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, fields.text(name)]));
}

export default function Variation() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const targets = { ends: "ends-day", effective: "effective-day" };
  return (
    <>
      <BackLink href={paths.contract(page.id)}>Contract</BackLink>
      <FormErrors errors={reply?.errors} targets={targets} />
      <PageHeading caption={page.caption}>
        {page.waiting ? "Decide on a variation" : "Vary the contract"}
      </PageHeading>
      {page.waiting ? (
        <DecideVariation {...page} waiting={page.waiting} reply={reply} />
      ) : (
        <ProposeVariation {...page} reply={reply} />
      )}
    </>
  );
}
