import { equalWords, lotRulesInWords, ruleChoices, ruleWords } from "#app/components/call-off/offer-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import type { RankingRule } from "#app/domain/call-off/ranking-rule.ts";
import type { RuleOfLot } from "#app/domain/call-off/rule-across-lots.ts";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type RankingFormProps = {
  readonly lots: readonly RuleOfLot[];
  readonly rules: readonly RankingRule[];
  /** What the list that stands was ranked by, where there is one. */
  readonly stored: Readonly<Record<"rule" | "reason" | "postcode" | "cascade", string>> | undefined;
  readonly reply: Reply | undefined;
};

/** By which rule the members are ranked, from where, and who offers the next. */
export function RankingForm({ lots, rules, stored, reply }: RankingFormProps) {
  const [only] = rules;
  const sources = [...new Set(lots.map(({ source }) => source))].join("; ");
  return (
    <>
      <p className="govuk-body">
        {rules.length === 1 && only
          ? `Members are ranked by ${ruleWords[only]}.`
          : `The lots of this call-off are ranked by different rules: ${lotRulesInWords(lots)}. One of them holds for the whole.`}{" "}
        {equalWords} The {rules.length === 1 ? "rule comes" : "rules come"} from: {sources}.
      </p>
      <p className="govuk-body">
        Only members that are eligible today are ranked. The list is frozen: once something was offered on it,
        it is not changed.
      </p>
      <form method="post" noValidate>
        {rules.length > 1 ? <RuleChoice {...{ lots, rules, stored, reply }} /> : null}
        {rules.includes("DISTANCE_THEN_PRICE") ? (
          <Input
            name="postcode"
            label="From which postcode are distances measured?"
            hint={`Use a place nearby rather than a person’s own postcode.${rules.length > 1 ? " Needed where members are ranked by distance." : ""}`}
            width={10}
            value={shown(reply, "postcode", stored?.postcode)}
            error={reply?.errors["postcode"]}
          />
        ) : null}
        <Radios
          name="cascade"
          legend="If a provider declines or does not answer in time, who offers the next?"
          hint="The first offer is always sent by a person."
          value={shown(reply, "cascade", stored?.cascade)}
          error={reply?.errors["cascade"]}
          items={[
            { value: "yes", text: "The portal, by itself", hint: "Quicker: nobody has to watch the clock." },
            { value: "no", text: "A person", hint: "You look at each answer before the next offer." },
          ]}
        />
        <Button preventDoubleClick>Rank and freeze the list</Button>
      </form>
    </>
  );
}

function RuleChoice({ lots, rules, stored, reply }: RankingFormProps) {
  return (
    <>
      <Radios
        name="rule"
        legend="By which of the lots’ rules are the members ranked?"
        value={shown(reply, "rule", stored?.rule)}
        error={reply?.errors["rule"]}
        items={rules.map((rule) => ({
          value: rule,
          text: ruleChoices[rule],
          hint: `The rule of ${lots
            .filter((lot) => lot.rule === rule)
            .map(({ lotNumber, title }) => `lot ${lotNumber}, ${title}`)
            .join(", and of ")}`,
        }))}
      />
      <Textarea
        name="reason"
        label="Why this one?"
        hint="For example that its lot has the greater part of the value. It is kept with the list and the award."
        rows={3}
        value={shown(reply, "reason", stored?.reason)}
        error={reply?.errors["reason"]}
      />
    </>
  );
}
