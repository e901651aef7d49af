import { formatPounds, type Pence } from "#app/domain/money.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { ErrorMessage } from "#app/components/govuk/ErrorMessage.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** The two ways to decide on an uplift, each its own form; the cost that was seen goes with an approval. */
export function DecideUplift({
  cost,
  limit,
  reply,
}: {
  readonly cost: Pence;
  readonly limit: string | null;
  readonly reply: Reply | undefined;
}) {
  const errors = reply?.errors ?? {};
  return (
    <>
      <h2 className="govuk-heading-m">Decide</h2>
      <form method="post" noValidate id="approve">
        <p className="govuk-body">
          {limit === null
            ? "The scheme of delegation gives your role no limit on this framework."
            : `Your limit is ${limit} a year. This uplift costs ${formatPounds(cost)} a year.`}
        </p>
        {errors["approve"] ? <ErrorMessage id="approve-error">{errors["approve"]}</ErrorMessage> : null}
        <input type="hidden" name="seen" value={cost} />
        <Button name="decision" value="approve" preventDoubleClick>
          Approve and write the new rates
        </Button>
      </form>
      <form method="post" noValidate>
        <Textarea
          name="reason"
          label="Or say why you refuse it"
          value={shown(reply, "reason")}
          error={errors["reason"]}
        />
        <Button variant="secondary" name="decision" value="refuse" preventDoubleClick>
          Refuse
        </Button>
      </form>
    </>
  );
}
