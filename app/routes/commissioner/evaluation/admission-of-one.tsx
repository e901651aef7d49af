import { z } from "zod";
import { admitProvider } from "#app/commands/evaluation/admit-provider.server.ts";
import { recordExclusionCheck } from "#app/commands/evaluation/record-exclusion-check.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { whatIsMissing } from "#app/domain/evaluation/admission.ts";
import { reading } from "#app/data/db.server.ts";
import { toAdmit } from "#app/data/evaluation-to-admit.server.ts";
import { admissionRefusalInWords } from "#app/components/evaluation/admission-words.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { ExclusionCheck } from "#app/components/evaluation/ExclusionCheck.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Check and admit one applicant") }];

const params = byId("roundId", "submissionId");

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const [one] = await toAdmit(tx, round, now, params.submissionId);
      const { applicant, lots, providers, acceptedBy, facts } = found(one);
      return {
        ...{ roundId: round.id, title: round.title, effectiveOn: dayInWords(round.effectiveOn) },
        provider: applicant.provider,
        lots: lots.map(({ lotId, lot, number }) => ({ lotId, name: `Lot ${number}: ${lot}` })),
        acceptedBy: acceptedBy ?? null,
        admitted: facts.alreadyAdmitted,
        missing: facts.alreadyAdmitted ? [] : whatIsMissing(facts, now).map(admissionRefusalInWords),
        checks: providers.map(({ providerId, name, check }) => ({
          ...{ providerId, name, clear: check?.clear ?? null, note: check?.note ?? "" },
          by: check ? `${check.checkedBy}, ${inWords(check.checkedAt)}` : null,
        })),
        mayAdmit: mayDo(actor, "member:admit"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  checked: "The check is kept.",
  admitted:
    "The applicant is admitted. Its lots are memberships, and its prices become rates on the effective day.",
};

const schema = z
  .object({
    providerId: z.uuid(),
    clear: choiceField(["yes", "no"], "Select what the check found"),
    note: optionalTextField("The note", 2000),
  })
  .refine(({ clear, note }) => clear === "yes" || note !== "", {
    path: ["note"],
    message: "Enter what was found",
  });

export const action = guardAction(
  { area: "commissioner", permission: "member:admit", params },
  async ({ actor, params, fields, arrival, url }) => {
    const here = paths.admissionOf(params.roundId, params.submissionId);
    if (fields.text("deed") === "admit") {
      const page = (applicationId: string) => `${originOf(url)}${paths.outcome(applicationId)}`;
      const verdict = await admitProvider(actor, params, page, arrival);
      if (!verdict.ok) return refused(fields, admissionRefusalInWords(verdict.why), "admit");
      throw redirect(`${here}?done=admitted`);
    }
    const providerId = fields.text("providerId");
    const form = schema.safeParse({ providerId, clear: fields.text("clear"), note: fields.text("note") });
    const named = (errors: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(errors).map(([name, sentence]) => [`${name}-${providerId}`, sentence]),
      );
    if (!form.success) return badForm(fields, named(sentences(form.error)));
    const found = { clear: form.data.clear === "yes", note: form.data.note };
    const verdict = await recordExclusionCheck(actor, { ...params, providerId }, found, arrival);
    if (!verdict.ok) return refused(fields, "This application is not open to you", `clear-${providerId}`);
    throw redirect(`${here}?done=checked`);
  },
);

export default function AdmitOne() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <EvaluationHead
        back={{ href: paths.roundStep(page.roundId, "admission"), text: "Check and admit" }}
        caption={page.title}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        {page.provider}
      </EvaluationHead>
      <SummaryList
        rows={[
          { key: "Lots", value: page.lots.map((lot) => <div key={lot.lotId}>{lot.name}</div>) },
          { key: "Prices hold from", value: page.effectiveOn },
          {
            key: "Terms accepted by",
            value: page.acceptedBy ?? "Nobody yet: the provider’s signatory does this",
          },
        ]}
      />
      <h2 className="govuk-heading-m">Exclusion and debarment</h2>
      {page.checks.map((check) => (
        <ExclusionCheck
          key={check.providerId}
          check={check}
          editable={page.mayAdmit && !page.admitted}
          typed={(name, stored) =>
            reply?.typed["providerId"]?.[0] === check.providerId ? shown(reply, name, stored) : stored
          }
          errorOf={(name) => reply?.errors[`${name}-${check.providerId}`]}
        />
      ))}
      <h2 className="govuk-heading-m">Admission</h2>
      <Admit {...page} />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Admit({ admitted, missing, mayAdmit }: Pick<Page, "admitted" | "missing" | "mayAdmit">) {
  if (admitted) return <p className="govuk-body">Admitted.</p>;
  if (missing.length > 0)
    return (
      <InsetText>
        <p className="govuk-body">Still missing:</p>
        <ul className="govuk-list govuk-list--bullet">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </InsetText>
    );
  if (!mayAdmit) return <p className="govuk-body">Everything is in place. A commissioner can admit.</p>;
  return (
    <form method="post" noValidate>
      <Button name="deed" value="admit" id="admit" preventDoubleClick>
        Admit
      </Button>
    </form>
  );
}
