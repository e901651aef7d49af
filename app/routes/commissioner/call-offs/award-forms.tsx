import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";

type Back = { readonly reply: Parameters<typeof shown>[0] };

/** Recommends the bid that comes first, with the reasons. */
export function RecommendationForm({
  bidId,
  provider,
  reply,
}: Back & { readonly bidId: string; readonly provider: string }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Recommend to award to {provider}</h2>
      <input type="hidden" name="bidId" value={bidId} />
      <Textarea
        name="reasons"
        label="Reasons"
        hint="Why this bid, in a few sentences. The scores and prices are kept with it as they are now."
        rows={5}
        value={shown(reply, "reasons")}
        error={reply?.errors["reasons"]}
      />
      <Button name="deed" value="recommend" preventDoubleClick>
        Recommend this award
      </Button>
    </form>
  );
}

/** Records lots drawn between bids that share the first place. */
export function DrawForm({
  tied,
  reply,
}: Back & { readonly tied: readonly { readonly bidId: string; readonly provider: string }[] }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Record the lots drawn</h2>
      {tied.map((_, n) => (
        <Select
          key={n}
          name={`place-${n + 1}`}
          label={n === 0 ? "Drawn first" : `Drawn in place ${n + 1}`}
          value={shown(reply, `place-${n + 1}`)}
          error={reply?.errors[`place-${n + 1}`]}
          items={[
            { value: "", text: "Select a bidder" },
            ...tied.map(({ bidId, provider }) => ({ value: bidId, text: provider })),
          ]}
        />
      ))}
      <Textarea
        name="witnesses"
        label="Who stood by"
        hint="The names of the two witnesses, and where and how the lots were drawn."
        rows={3}
        value={shown(reply, "witnesses")}
        error={reply?.errors["witnesses"]}
      />
      <Button name="deed" value="draw" preventDoubleClick>
        Record the lots
      </Button>
    </form>
  );
}

/** Records a check of the winner against the exclusion grounds and the debarment list. */
export function CheckForm({
  provider,
  again,
  reply,
}: Back & { readonly provider: string; readonly again: boolean }) {
  const form = (
    <form method="post" noValidate>
      <Radios
        name="clear"
        legend={`What did the check of ${provider} find?`}
        legendSize="m"
        hint="Exclusion grounds, and the debarment list that the government publishes."
        value={shown(reply, "clear")}
        error={reply?.errors["clear"]}
        items={[
          { value: "yes", text: "Clear" },
          { value: "no", text: "Not clear" },
        ]}
      />
      <Textarea
        name="note"
        label="Note"
        hint="What you looked at. If it is not clear, what you found."
        rows={3}
        value={shown(reply, "note")}
        error={reply?.errors["note"]}
      />
      <Button name="deed" value="check" variant="secondary">
        Keep the check
      </Button>
    </form>
  );
  return again ? (
    <Details summary={`Check ${provider} again`} open={reply?.errors["clear"] !== undefined}>
      {form}
    </Details>
  ) : (
    form
  );
}

/** Approves the award or refuses it. */
export function DecisionForm({ reply }: Back) {
  return (
    <form method="post" noValidate>
      <Radios
        name="decision"
        legend="Do you approve this award?"
        legendSize="m"
        value={shown(reply, "decision")}
        error={reply?.errors["decision"]}
        items={[
          { value: "approve", text: "Approve" },
          {
            value: "refuse",
            text: "Refuse",
            hint: "Its lines are free again, and another award may be recommended.",
          },
        ]}
      />
      <Textarea
        name="reason"
        label="Reason"
        hint="Needed if you refuse."
        rows={3}
        value={shown(reply, "reason")}
        error={reply?.errors["reason"]}
      />
      <Button name="deed" value="decide" preventDoubleClick>
        Keep the decision
      </Button>
    </form>
  );
}
