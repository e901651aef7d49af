import { z } from "zod";
import { decideReview } from "#app/commands/brokerage/decide-review.server.ts";
import { lookAtReview } from "#app/data/brokerage/review-locks.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ReviewState } from "#app/components/portal/ReviewList.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { reviewRefusalInWords } from "#app/web/review-words.ts";

export const meta = () => [{ title: titleOf("Decide on a review") }];

const params = byId("proposalId");

export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params },
  async ({ actor, params: { proposalId } }) => {
    const review = found(await reading(actor, (tx) => lookAtReview(tx, proposalId)));
    const week = (units: string) =>
      formatPounds(weeklyCost({ pence: pence(review.unitPence), per: review.per, units }));
    return {
      ...review,
      ...{ before: week(review.unitsBefore), after: week(review.unitsAfter) },
      ...{ fromOn: dayInWords(review.fromOn), proposedAt: inWords(review.proposedAt) },
      waits: review.decidedAt === null && !review.withdrawn,
      mayDecide: mayDo(actor, "review:decide"),
    };
  },
);

const form = z.object({
  decision: choiceField(["agree", "refuse"], "Select whether you agree"),
  words: optionalTextField("Your words", 1000),
});

export const action = guardAction(
  { area: "brokerage", permission: "review:decide", params },
  async ({ actor, params: { proposalId }, fields, url }) => {
    const parsed = form.safeParse({ decision: fields.text("decision"), words: fields.text("words") });
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const { decision, words } = parsed.data;
    const verdict = await decideReview(actor, proposalId, {
      ...{ agreed: decision === "agree", words },
      page: (placementId) => `${originOf(url)}${paths.ownReview(placementId)}`,
    });
    if (verdict.ok) throw redirect(`${paths.reviews}?done=decided`);
    return refused(
      fields,
      reviewRefusalInWords(verdict.why),
      verdict.why.kind === "words-missing" || verdict.why.kind === "names-a-person" ? "words" : "",
    );
  },
);

export default function DecideReview() {
  const review = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.reviews}>Reviews</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={review.providerName}>
        {review.reference}: {review.unitsBefore} to {review.unitsAfter} {review.per}s a week
      </PageHeading>
      <SummaryList
        rows={[
          { key: "Service line", value: review.lineTitle },
          { key: "A week now", value: `${review.unitsBefore} ${review.per}s, ${review.before}` },
          { key: "A week as proposed", value: `${review.unitsAfter} ${review.per}s, ${review.after}` },
          { key: "From", value: review.fromOn },
          { key: "The provider’s reason", value: review.reason },
          { key: "Proposed", value: review.proposedAt },
          { key: "State", value: <ReviewState review={review} /> },
          ...(review.decisionWords ? [{ key: "The assessor’s words", value: review.decisionWords }] : []),
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.placement(review.placementId)}>
          See the placement
        </a>
      </p>
      {review.waits && review.mayDecide ? (
        <form method="post" noValidate>
          <Radios
            name="decision"
            legend="Do you agree?"
            value={shown(reply, "decision")}
            error={reply?.errors["decision"]}
            items={[
              {
                value: "agree",
                text: "Agree",
                hint: "The old part ends on that day and another takes over at the same price",
              },
              { value: "refuse", text: "Refuse", hint: "Say why: the provider reads it" },
            ]}
          />
          <Textarea
            name="words"
            label="Your words"
            hint="Do not name the person."
            value={shown(reply, "words")}
            error={reply?.errors["words"]}
          />
          <Button preventDoubleClick>Decide</Button>
        </form>
      ) : null}
    </>
  );
}
