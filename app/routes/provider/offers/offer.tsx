import { z } from "zod";
import { answerDirectOffer } from "#app/commands/call-off/answer-offer.server.ts";
import { offerLooks } from "#app/components/call-off/offer-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { ownOfferPage } from "./offer-page.server.ts";

export const meta = () => [{ title: titleOf("An offer") }];

const access = { area: "provider", permission: "offer:answer", params: byId("offerId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => ({
    offer: found(await ownOfferPage(tx, params.offerId, now)),
    done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
  })),
);

const doneWords: Readonly<Record<string, string>> = {
  accepted: "You have accepted. The commissioner has been told and will write to you about the contract.",
  declined: "You have declined. The commissioner has been told. It does not count against you.",
};

const form = z
  .object({
    answer: choiceField(["accept", "decline"], "Select whether you accept or decline"),
    reason: optionalTextField("Reason", 1000),
  })
  .refine(({ answer, reason }) => answer === "accept" || reason !== "", {
    path: ["reason"],
    message: "Enter why you decline",
  });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ answer: fields.text("answer"), reason: fields.text("reason") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const accepted = parsed.data.answer === "accept";
  const said = { accepted, reason: accepted ? "" : parsed.data.reason };
  const verdict = found(await answerDirectOffer(actor, params.offerId, said, arrival));
  if (verdict.ok)
    throw redirect(`${paths.ownOffer(params.offerId)}?done=${accepted ? "accepted" : "declined"}`);
  if (verdict.why.kind === "cancelled") return refused(fields, "This call-off has been cancelled");
  const late = "The time to answer this offer is over, so your answer was not taken";
  return refused(
    fields,
    verdict.why.state === "lapsed"
      ? late
      : `This offer is no longer open: ${offerLooks[verdict.why.state].word.toLowerCase()}`,
  );
});

export default function Offer() {
  const { offer, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = offer.state === "standing" && !offer.cancelled;
  return (
    <>
      <BackLink href={paths.ownOffers}>Your offers</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${offer.commissioner}, ${offer.reference}`}>{offer.title}</PageHeading>
      {open ? (
        <Deadline {...offer.deadline} label="Answer by" />
      ) : (
        <p className="govuk-body">
          <StatusTag status={offer.state} looks={offerLooks} /> {closedWords(offer)}
        </p>
      )}
      {offer.summary ? <p className="govuk-body">{offer.summary}</p> : null}
      <SummaryList
        rows={[
          { key: "Starts", value: offer.from },
          { key: "Ends", value: offer.to },
          {
            key: "Kind",
            value: offer.block ? "A block, for a period" : "A purchase for one person or package",
          },
          { key: "Value over the whole term", value: offer.value },
        ]}
      />
      <ResponsiveTable
        caption="What is needed, at your price"
        columns={[
          { key: "line", label: "Service" },
          { key: "area", label: "Where" },
          { key: "units", label: "How much", numeric: true },
          { key: "price", label: "Your price", numeric: true },
          { key: "total", label: "Total", numeric: true },
        ]}
        rows={offer.lines.map((line) => ({
          key: line.id,
          cells: {
            ...{ area: line.area, units: line.units, total: line.total },
            line: (
              <>
                {line.title}
                {line.note ? <span className="app-aside">{line.note}</span> : null}
              </>
            ),
            price: (
              <>
                {line.price}
                <span className="app-aside">
                  {line.rate ? `in this block; your framework rate is ${line.rate}` : "your framework rate"}
                </span>
              </>
            ),
          },
        }))}
      />
      {open ? <AnswerForm reply={reply} /> : null}
    </>
  );
}

function closedWords({
  state,
  deadline,
  reason,
  cancelled,
}: {
  readonly state: keyof typeof offerLooks;
  readonly deadline: { readonly words: string };
  readonly reason: string;
  readonly cancelled: boolean;
}): string {
  if (cancelled) return "The call-off has been cancelled. You do not have to do anything.";
  switch (state) {
    case "lapsed":
      return `It was to be answered by ${deadline.words}. You do not have to do anything.`;
    case "withdrawn":
      return `The commissioner gave this reason: ${reason}`;
    case "declined":
      return `You gave this reason: ${reason}`;
    case "accepted":
      return "The commissioner will write to you about the contract.";
    case "standing":
      return "";
  }
}
