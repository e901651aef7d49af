import { Button } from "#app/components/govuk/Button.tsx";
import { ErrorMessage } from "#app/components/govuk/ErrorMessage.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Props = { readonly year: string; readonly limit: string | null; readonly reply: Reply | undefined };

/** The two ways to decide on new prices, each its own form. */
export function DecideNewPrices({ year, limit, reply }: Props) {
  const errors = reply?.errors ?? {};
  return (
    <>
      <h2 className="govuk-heading-m">Decide</h2>
      <form method="post" noValidate id="approve">
        <p className="govuk-body">
          {limit === null
            ? "Your role has no limit for placements."
            : `You may approve up to ${limit} a year. This costs ${year}.`}
        </p>
        {errors["approve"] ? <ErrorMessage id="approve-error">{errors["approve"]}</ErrorMessage> : null}
        <Button name="decision" value="approve" preventDoubleClick>
          Approve and write the new prices
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
