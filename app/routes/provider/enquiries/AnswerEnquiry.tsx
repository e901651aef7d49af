import { OfferFields } from "#app/routes/brokerage/enquiries/OfferFields.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { OwnEnquiry } from "./EnquiryShown.tsx";

type Props = { readonly enquiry: OwnEnquiry; readonly reply: Reply | undefined };

/** What a provider may do now: confirm, offer or change its offer, withdraw, decline. */
export function AnswerEnquiry({ enquiry, reply }: Props) {
  const { open, offer, confirms, state } = enquiry;
  const asOffer = reply?.typed["step"]?.[0] === "offer" ? reply : undefined;
  return (
    <>
      {confirms ? (
        <form method="post" noValidate>
          <Button name="step" value="confirm" preventDoubleClick>
            Confirm this offer
          </Button>
        </form>
      ) : null}
      {open ? (
        <section aria-labelledby="offer">
          <h2 className="govuk-heading-l" id="offer">
            {offer ? "Change your offer" : "Make an offer"}
          </h2>
          <form method="post" noValidate>
            <OfferFields
              lines={enquiry.fields}
              starts={enquiry.starts}
              conditions={enquiry.conditions}
              reply={asOffer}
            />
            <Button name="step" value="offer" preventDoubleClick>
              {offer ? "Send the changed offer" : "Send your offer"}
            </Button>
          </form>
        </section>
      ) : null}
      {state === "offered" ? (
        <form method="post" noValidate>
          <Button variant="warning" name="step" value="withdraw" preventDoubleClick>
            Withdraw your offer
          </Button>
        </form>
      ) : null}
      {state === "waiting" ? (
        <section aria-labelledby="decline">
          <h2 className="govuk-heading-l" id="decline">
            Or decline
          </h2>
          <form method="post" noValidate>
            <Textarea
              name="reason"
              label="Why you decline"
              hint="For example that you have no staff on those days. Do not name a person."
              rows={3}
              value={shown(reply, "reason")}
              error={reply?.errors["reason"]}
            />
            <Button variant="secondary" name="step" value="decline" preventDoubleClick>
              Decline
            </Button>
          </form>
        </section>
      ) : null}
    </>
  );
}
