import {
  declareCallOffInterests,
  type DeclareForCallOffRefusal,
} from "#app/commands/call-off/declare-call-off-interests.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { InterestsDeclared } from "#app/components/evaluation/InterestsDeclared.tsx";
import { InterestsForm } from "#app/components/evaluation/InterestsForm.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { callOffInterestsOf, invitedTo } from "#app/data/call-off/openings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { interestsOnFile, readInterests } from "#app/web/interests-form.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Declare your interests") }];

const access = { area: "commissioner", permission: "call-off:declare", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const interests = await callOffInterestsOf(tx, callOff.id, actor.accountId);
    return {
      ...{ id: callOff.id, head, comesFirst: url.searchParams.has("first") },
      done: url.searchParams.has("done"),
      invited: (await invitedTo(tx, callOff.id)).map(({ providerId, provider }) => ({
        providerId,
        provider,
      })),
      ...interestsOnFile(interests),
    };
  }),
);

const words = {
  any: "Select whether you have an interest in a bidder",
  list: "Select bidders from the list",
  which: "Select those in which you have an interest",
} as const;

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const interests = readInterests(fields, words);
  if (!interests.ok) return badForm(fields, interests.why);
  const verdict = await declareCallOffInterests(actor, params.callOffId, interests.value, arrival);
  if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "providerIds");
  throw redirect(`${paths.callOffStep(params.callOffId, "interests")}?done`);
});

const sayings: { readonly [kind in DeclareForCallOffRefusal["kind"]]: string } = {
  "no-call-off": "This call-off is not one of your organisation’s",
  "not-an-applicant": "One of these was not invited to bid. Look at the list again",
  "interest-stands": "The bids are opened: an interest that you have declared stands. You can name more",
};

export default function Interests() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: "Call-off" }}
        callOff={page.head}
        done={page.done ? "Your declaration is kept." : null}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Declare your interests
      </CallOffHead>
      {page.comesFirst ? (
        <InsetText>Declare your interests first. Then you can read the bids.</InsetText>
      ) : null}
      <p className="govuk-body">
        Tell us if you, your family or a close friend work for a provider that is invited, own a part of it,
        or could gain or lose by its success. You will not see the bid of anyone you name here; colleagues
        will judge it.
      </p>
      <InterestsDeclared
        {...page}
        next={{ href: paths.callOffStep(page.id, "bids"), text: "Go to the bids" }}
      />
      {page.invited.length === 0 ? (
        <EmptyState title="Nobody is invited yet">
          <p className="govuk-body">Come back when providers have been invited to bid.</p>
        </EmptyState>
      ) : (
        <InterestsForm
          question="Do you have an interest in any provider that is invited?"
          plural="providers"
          providers={page.invited}
          declared={page.declaredAt !== null}
          any={shown(reply, "any", page.any)}
          providerIds={ticked(reply, "providerIds", page.providerIds)}
          statement={shown(reply, "statement", page.statement)}
          errors={reply?.errors}
        />
      )}
    </>
  );
}
