import { declareInterests } from "#app/commands/evaluation/declare-interests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { interestsOf } from "#app/data/evaluation-interests.server.ts";
import { applicantsOf } from "#app/data/evaluation-submissions.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { InterestsDeclared } from "#app/components/evaluation/InterestsDeclared.tsx";
import { InterestsForm } from "#app/components/evaluation/InterestsForm.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { roundOfPage } from "#app/web/evaluation.server.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { interestsOnFile, readInterests } from "#app/web/interests-form.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Declare your interests") }];

const access = { area: "commissioner", permission: "evaluation:read", params: byId("roundId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { round } = await roundOfPage(tx, params.roundId, now);
    const interests = await interestsOf(tx, round.id, actor.accountId);
    return {
      roundId: round.id,
      title: round.title,
      applicants: (await applicantsOf(tx, round.id)).map(({ providerId, provider }) => ({
        providerId,
        provider,
      })),
      ...interestsOnFile(interests),
      comesFirst: url.searchParams.has("first"),
      done: url.searchParams.get("done") !== null,
    };
  }),
);

const words = {
  any: "Select whether you have an interest in an applicant",
  list: "Select applicants from the list",
  which: "Select the applicants in which you have an interest",
} as const;

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const interests = readInterests(fields, words);
  if (!interests.ok) return badForm(fields, interests.why);
  const verdict = await declareInterests(actor, params.roundId, interests.value, arrival);
  if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "providerIds");
  throw redirect(`${paths.roundStep(params.roundId, "interests")}?done`);
});

const sayings = {
  "no-round": "This round is not yours to judge",
  "not-an-applicant": "One of these has not applied in this round. Look at the list again",
  "interest-stands": "The round is open: an interest that you have declared stands. You can name more",
} as const;

export default function DeclareInterests() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <EvaluationHead
        back={{ href: paths.round(page.roundId), text: "Round" }}
        caption={page.title}
        done={page.done ? "Your declaration is kept." : null}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Declare your interests
      </EvaluationHead>
      {page.comesFirst ? (
        <InsetText>Declare your interests first. Then you can read the applications.</InsetText>
      ) : null}
      <p className="govuk-body">
        Tell us if you, your family or a close friend work for an applicant, own a part of it, or could gain
        or lose by its success. You will not see the application of anyone you name here; colleagues will
        judge it.
      </p>
      <InterestsDeclared
        {...page}
        next={{ href: paths.roundStep(page.roundId, "applications"), text: "Go to the applications" }}
      />
      {page.applicants.length === 0 ? (
        <EmptyState title="Nobody has applied yet">Come back when applications have arrived.</EmptyState>
      ) : null}
      <InterestsForm
        question="Do you have an interest in any applicant of this round?"
        plural="applicants"
        providers={page.applicants}
        declared={page.declaredAt !== null}
        any={shown(reply, "any", page.any)}
        providerIds={ticked(reply, "providerIds", page.providerIds)}
        statement={shown(reply, "statement", page.statement)}
        errors={reply?.errors}
      />
    </>
  );
}
