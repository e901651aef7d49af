import {
  confirmPhoneOffer,
  declinePlacement,
  offerPlacement,
  withdrawPlacementOffer,
} from "#app/commands/brokerage/answer-enquiry.server.ts";
import { ownEnquiryLooks } from "#app/components/brokerage/enquiry-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { reading } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { textField, sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { readOffer } from "#app/web/offer-form.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { AnswerEnquiry } from "./AnswerEnquiry.tsx";
import { NeedShown, OwnOffer } from "./EnquiryShown.tsx";
import { ownEnquiryPage } from "./own-enquiries.server.ts";

export const meta = () => [{ title: titleOf("An enquiry") }];

const access = { area: "provider", permission: "enquiry:answer", params: byId("enquiryId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { enquiryId }, url }) =>
  reading(actor, async (tx, now) => ({
    enquiry: found(await ownEnquiryPage(tx, actor, enquiryId, now)),
    done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
  })),
);

const doneWords: Readonly<Record<string, string>> = {
  offered: "Your offer is made and the council told so. You can change it until the time to answer ends.",
  declined: "You have declined and the council is told so. It does not count against you.",
  withdrawn: "Your offer is withdrawn and the council told so.",
  confirmed: "You have confirmed your telephone offer.",
};

export const action = guardAction(access, async ({ actor, params: { enquiryId }, fields, arrival }) => {
  const no = (why: Parameters<typeof noInWords>[0]) => {
    const { field, sentence } = noInWords(why);
    return refused(fields, sentence, field);
  };
  const done = (what: string) => redirect(`${paths.ownEnquiry(enquiryId)}?done=${what}`);
  switch (fields.text("step")) {
    case "decline": {
      const reason = textField("why you decline", 500).safeParse(fields.text("reason"));
      if (!reason.success) return badForm(fields, { reason: sentences(reason.error)[""] ?? "" });
      const verdict = found(await declinePlacement(actor, enquiryId, reason.data, arrival));
      if (verdict.ok) throw done("declined");
      return no(verdict.why);
    }
    case "withdraw": {
      const verdict = found(await withdrawPlacementOffer(actor, enquiryId));
      if (verdict.ok) throw done("withdrawn");
      return no(verdict.why);
    }
    case "confirm": {
      const verdict = found(await confirmPhoneOffer(actor, enquiryId));
      if (verdict.ok) throw done("confirmed");
      return no(verdict.why);
    }
    case "offer": {
      const page = found(await reading(actor, (tx, now) => ownEnquiryPage(tx, actor, enquiryId, now)));
      const read = readOffer(
        fields,
        page.fields.map(({ id }) => id),
      );
      if ("errors" in read) return badForm(fields, read.errors);
      const verdict = found(await offerPlacement(actor, enquiryId, read.said, arrival));
      if (verdict.ok) throw done("offered");
      return no(verdict.why);
    }
    default:
      throw notFound();
  }
});

export default function OwnEnquiry() {
  const { enquiry, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { state, deadline, open } = enquiry;
  return (
    <>
      <BackLink href={paths.ownEnquiries}>Your enquiries</BackLink>
      <FormErrors errors={reply?.errors} targets={{ starts: "starts-day" }} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={enquiry.commissioner}>{enquiry.title}</PageHeading>
      {open ? <Deadline {...deadline} label="Answer by" /> : null}
      {state !== "waiting" ? (
        <p className="govuk-body">
          <StatusTag status={state} looks={ownEnquiryLooks} />
        </p>
      ) : null}
      <StateWords {...enquiry} />
      <NeedShown need={enquiry.need} />
      <OwnOffer enquiry={enquiry} />
      <AnswerEnquiry enquiry={enquiry} reply={reply} />
    </>
  );
}

function StateWords({
  state,
  commissioner,
  deadline,
  declineReason,
}: {
  readonly state: keyof typeof ownEnquiryLooks;
  readonly commissioner: string;
  readonly deadline: { readonly words: string };
  readonly declineReason: string;
}) {
  const words = {
    waiting: null,
    offered: null,
    declined: `You gave this reason: ${declineReason}`,
    lapsed: `It was to be answered by ${deadline.words}. You do not have to do anything.`,
    closed: "The council has closed this enquiry. You do not have to do anything.",
    chosen: `${commissioner} will tell you who the person is through a channel that you both already use and trust, like secure email or a call to the number it has of you. This portal never says it.`,
  }[state];
  return words ? <p className="govuk-body">{words}</p> : null;
}
