import type { StaffActor } from "#app/domain/access/actor.ts";
import { choose, keyOfOptions, type ChoiceRefusal, type ChoiceSaid } from "#app/domain/brokerage/choice.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addChoice, kindOf, optionsOf } from "#app/data/brokerage/choices.server.ts";
import { atStage, type NotNow } from "./at-stage.server.ts";

/**
 * Takes down what the person chose among the options that stand, in its own words as far as they name nobody. `shown`
 * is how the options looked when the form was shown: where they have changed since, nothing is taken down.
 */
export function recordChoice(
  actor: StaffActor,
  requestId: string,
  said: ChoiceSaid,
  shown: string,
): Promise<Verdict<null, NotNow | ChoiceRefusal | { readonly kind: "options-changed" }>> {
  return atStage<null, ChoiceRefusal | { kind: "options-changed" }>(
    actor,
    requestId,
    "choose",
    async (tx, request, now) => {
      const options = await optionsOf(tx, requestId);
      if (keyOfOptions(options) !== shown) return no({ kind: "options-changed" });
      const verdict = choose(options, said);
      if (!verdict.ok) return verdict;
      await addChoice(tx, request, verdict.value, { accountId: actor.accountId, at: now });
      const { chosen } = verdict.value;
      record(tx, {
        kind: "choice-recorded",
        subject: { kind: "request", id: requestId },
        choice: kindOf(verdict.value),
        providerId: chosen?.kind === "provider" ? chosen.providerId : "",
        options: options.length,
      });
      return yes(null);
    },
  );
}
