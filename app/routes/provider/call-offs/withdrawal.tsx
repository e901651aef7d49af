import { withdrawOwnBid } from "#app/commands/call-off/withdraw-bid.server.ts";
import { BidHead } from "#app/components/call-off/BidHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { access, ownCallOffPage } from "./page.server.ts";
import { notOpenForBidsInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Withdraw your bid") }];

export const loader = guardLoader(access, async ({ actor, params }) => {
  const { callOff, head, current, deadline, state } = await ownCallOffPage(actor, params.callOffId);
  return {
    ...{ id: callOff.id, head, closes: deadline.words, open: state === "open" },
    reference: current?.reference ?? null,
  };
});

/** Judged by when its body arrived, as a submission is. */
export const action = guardAction(
  { ...access, settle: true },
  async ({ actor, params, fields, arrival, url }) => {
    const page = paths.ownCallOff(params.callOffId);
    const verdict = found(await withdrawOwnBid(actor, params.callOffId, `${originOf(url)}${page}`, arrival));
    if (verdict.ok) throw redirect(`${page}?done=withdrawn`);
    return refused(
      fields,
      verdict.why.kind === "nothing-submitted"
        ? "There is nothing to withdraw: no bid of yours stands here."
        : `${notOpenForBidsInWords(verdict.why)} What you submitted still stands.`,
      "withdraw",
    );
  },
);

export default function Withdrawal() {
  const { id, head, closes, open, reference } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BidHead
        back={{ href: paths.ownCallOff(id), text: "Back to the invitation" }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Withdraw your bid
      </BidHead>
      {reference && open ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            Bid {reference} will not be opened. Your answers and prices stay here, and you can submit them
            again before {closes}.
          </p>
          <Button variant="warning" preventDoubleClick id="withdraw">
            Withdraw bid
          </Button>
        </form>
      ) : (
        <p className="govuk-body" id="withdraw">
          {reference
            ? `Bids are closed: bid ${reference} stands.`
            : "There is nothing to withdraw: no bid of yours stands here."}
        </p>
      )}
    </>
  );
}
