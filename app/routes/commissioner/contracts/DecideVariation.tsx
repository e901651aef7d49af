import type { ContractTerms } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import { changedTerms, type MovedLine } from "#app/components/contract/contract-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type DecideVariationProps = {
  readonly waiting: {
    readonly before: ContractTerms;
    readonly after: ContractTerms;
    readonly lines: readonly MovedLine[];
    readonly reason: string;
    readonly ground: string;
    readonly clause: string;
    readonly effectiveOn: Day;
    readonly proposer: string | null;
    readonly own: boolean;
  };
  readonly mayDecide: boolean;
  readonly reply: Reply | undefined;
};

/** What a variation would change, and the decision on it by another person than its proposer. */
export function DecideVariation({ waiting, mayDecide, reply }: DecideVariationProps) {
  const errors = reply?.errors ?? {};
  return (
    <>
      <SummaryList
        rows={[
          {
            key: "Before and after",
            value: (
              <ul className="govuk-list">
                {changedTerms(waiting.before, waiting.after, waiting.lines).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            ),
          },
          { key: "Holds from", value: shortDay(waiting.effectiveOn) },
          { key: "What and why", value: waiting.reason },
          { key: "Ground", value: waiting.ground },
          ...(waiting.clause ? [{ key: "Clause", value: waiting.clause }] : []),
          { key: "Proposed by", value: waiting.proposer ?? "A colleague" },
        ]}
      />
      {mayDecide && !waiting.own ? (
        <form method="post" noValidate>
          <input type="hidden" name="deed" value="decide" />
          <Radios
            name="approved"
            legend="Do you approve it?"
            value={shown(reply, "approved")}
            error={errors["approved"]}
            items={[
              { value: "yes", text: "Yes, the contract stands so" },
              { value: "no", text: "No, the contract stays as it is" },
            ]}
          />
          <Textarea
            name="decisionReason"
            label="Why?"
            value={shown(reply, "decisionReason")}
            error={errors["decisionReason"]}
          />
          <Button preventDoubleClick>Decide</Button>
        </form>
      ) : (
        <InsetText>
          {waiting.own
            ? "You proposed it, so another person decides."
            : "It waits for a decision by somebody who approves call-offs."}
        </InsetText>
      )}
    </>
  );
}
