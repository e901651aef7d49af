import { z } from "zod";
import { answerAsIcb } from "#app/commands/brokerage/answer-share.server.ts";
import { icbShare } from "#app/data/brokerage/icb-shares.server.ts";
import { reading } from "#app/data/db.server.ts";
import { nhsStreams } from "#app/domain/brokerage/funding.ts";
import { nhsShareState } from "#app/domain/brokerage/nhs-share.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import {
  nhsLooks,
  shareInWords,
  spanInside,
  streamWords,
} from "#app/components/placement/placement-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("NHS share of a placement") }];

const params = z.object({ fundingId: z.uuid(), stream: z.enum(nhsStreams) });
const access = { area: "brokerage", permission: "share:answer", params } as const;

export const loader = guardLoader(access, async ({ actor, params: { fundingId, stream } }) => {
  const share = found(await reading(actor, (tx) => icbShare(tx, fundingId, stream)));
  const { reference, personRef, council, provider, icbReference, disputeReason } = share;
  return {
    ...{ reference, personRef, council, provider, icbReference, disputeReason },
    weekly: formatPounds(share.weekly),
    share: `${streamWords[share.stream]}: ${shareInWords(share)}`,
    days: spanInside(share),
    state: nhsShareState(share),
  };
});

const form = z.object({
  answer: choiceField(["accepted", "disputed"], "Select what you answer"),
  reference: withoutPerson(optionalTextField("Your case reference", 60)),
  reason: withoutPerson(optionalTextField("The reason", 500)),
});

export const action = guardAction(access, async ({ actor, params: which, fields, arrival }) => {
  const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
  const parsed = form.safeParse(typed);
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { answer: kind, reference, reason } = parsed.data;
  const answer = kind === "accepted" ? { kind, reference } : { kind, reason };
  const verdict = await answerAsIcb(actor, which, answer, arrival);
  if (verdict.ok) throw redirect(`${paths.nhsShares}?done=answered`);
  switch (verdict.why.kind) {
    case "not-found":
    case "not-the-nhs":
      throw notFound();
    case "same-as-before":
      return refused(fields, "That is what stands on file already", "answer");
    case "no-reference":
      return badForm(fields, { reference: "Enter your own case reference" });
    case "no-reason":
      return badForm(fields, { reason: "Enter why you dispute it" });
    default:
      return unreachable(verdict.why);
  }
});

export default function NhsShare() {
  const share = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.nhsShares}>NHS shares of placements</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`${share.reference}, ${share.council}`}>
        Answer for the share of the NHS
      </PageHeading>
      <SummaryList
        rows={[
          { key: "Person", value: share.personRef },
          { key: "Provider", value: share.provider },
          { key: "Weekly price", value: share.weekly },
          { key: "Share", value: share.share },
          { key: "Days", value: share.days },
          { key: "Your answer", value: <StatusTag status={share.state} looks={nhsLooks} /> },
          ...(share.icbReference ? [{ key: "Your case reference", value: share.icbReference }] : []),
          ...(share.disputeReason ? [{ key: "Why it was disputed", value: share.disputeReason }] : []),
        ]}
      />
      <form method="post" noValidate>
        <Radios
          name="answer"
          legend="What do you answer?"
          value={shown(reply, "answer")}
          error={reply?.errors["answer"]}
          items={[
            { value: "accepted", text: "We accept this share" },
            { value: "disputed", text: "We dispute this share" },
          ]}
        />
        <Input
          name="reference"
          label="Your own case reference"
          hint="Where you accept. Not the person’s NHS number."
          width={20}
          value={shown(reply, "reference")}
          error={reply?.errors["reference"]}
        />
        <Input
          name="reason"
          label="Why do you dispute it?"
          hint="Do not name a person. The council reads it."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button preventDoubleClick>Send the answer</Button>
      </form>
    </>
  );
}
