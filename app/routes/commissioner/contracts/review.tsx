import { z } from "zod";
import { noteReview, setReviewDay } from "#app/commands/contract/review-contract.server.ts";
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
import { byId, found, guardAction, guardLoader, type Posted } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Reviews of a contract") }];

const params = byId("contractId");
const access = { area: "commissioner", permission: "contract:manage", params } as const;

export const loader = guardLoader(access, async ({ actor, params: { contractId } }) =>
  reading(actor, async (tx) => {
    const contract = await ownContract(tx, actor, contractId);
    return { ...headOf(contract), next: contract.reviewOn ? shortDay(contract.reviewOn) : null };
  }),
);

type ReviewPosted = Posted<"commissioner", typeof params>;

export const action = guardAction(access, async (posted) =>
  posted.fields.text("deed") === "held" ? noteHeld(posted) : setDay(posted),
);

async function setDay({ actor, params: { contractId }, fields, arrival }: ReviewPosted) {
  const asked = { next: "the day of the review" };
  const read = withDays(z.object({}).safeParse({}), fields.text, asked);
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = found((await setReviewDay(actor, contractId, read.days.next, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.contract(contractId)}?done=review`);
  switch (verdict.why.kind) {
    case "not-ahead":
      return refused(fields, "The review must be after today", "next");
    case "after-the-end":
      return refused(
        fields,
        `The review must be no later than the contract’s last day, ${shortDay(verdict.why.endsOn)}`,
        "next",
      );
    default:
      return unreachable(verdict.why);
  }
}

const form = z.object({ findings: textField("what the review found", 4_000) });

async function noteHeld({ actor, params: { contractId }, fields, arrival }: ReviewPosted) {
  const parsed = form.safeParse({ findings: fields.text("findings") });
  const read = withDays(parsed, fields.text, { held: "the day on which the review was held" });
  if ("errors" in read) return badForm(fields, read.errors);
  const said = { on: read.days.held, findings: read.said.findings };
  const verdict = found((await noteReview(actor, contractId, said, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.contract(contractId)}?done=review`);
  return refused(fields, "The review must have been held by today", "held");
}

export default function Review() {
  const { id, caption, next } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.contract(id)}>Contract</BackLink>
      <FormErrors errors={errors} targets={{ next: "next-day", held: "held-day" }} />
      <PageHeading caption={caption}>Reviews of the contract</PageHeading>
      <p className="govuk-body">{next ? `The next review is on ${next}.` : "No review is set."}</p>
      <form method="post" noValidate>
        <DayField {...dayBoxes(reply, "next")} legend="When is it reviewed next?" />
        <Button preventDoubleClick>Set the day</Button>
      </form>
      <form method="post" noValidate>
        <h2 className="govuk-heading-m">Note a review that was held</h2>
        <input type="hidden" name="deed" value="held" />
        <DayField {...dayBoxes(reply, "held")} legend="When was it held?" />
        <Textarea
          name="findings"
          label="What did it find?"
          hint="Do not name a person."
          value={shown(reply, "findings")}
          error={errors["findings"]}
        />
        <Button preventDoubleClick>Note the review</Button>
      </form>
    </>
  );
}
