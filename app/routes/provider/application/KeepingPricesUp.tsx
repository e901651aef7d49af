import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** A price below its floor as its page names it: its box, what it is of, and both amounts. */
export type AskedPrice = {
  readonly name: string;
  readonly title: string;
  readonly price: string;
  readonly floor: string;
};

/** Asks how prices below their floor would be kept up, and says which they are; nothing where there is none. */
export function KeepingPricesUp({
  asked,
  answer,
  reply,
}: {
  readonly asked: readonly AskedPrice[];
  readonly answer: string;
  readonly reply: Reply | undefined;
}) {
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="below-floor">
      <h2 className="govuk-heading-m" id="below-floor">
        {asked.length === 1 ? "A price below its lawful cost" : "Prices below their lawful cost"}
      </h2>
      <p className="govuk-body">
        The lawful cost is the least that care can cost at the National Living Wage, before overheads. You may
        offer a price below it, and the council needs to know that it would last.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {asked.map(({ name, title, price, floor }) => (
          <li key={name}>
            {title}: <span className="app-num">{price}</span>, lawful cost{" "}
            <span className="app-num">{floor}</span>
          </li>
        ))}
      </ul>
      <CharacterCount
        name="sustainability"
        label={`How would you keep ${asked.length === 1 ? "this price" : "these prices"} up?`}
        labelClasses="govuk-label--s"
        hint="Such as other income, or staff whose pay is met elsewhere. The council reads it beside your prices once the round is opened."
        rows={5}
        maxLength={4_000}
        threshold={75}
        value={shown(reply, "sustainability", answer)}
        error={reply?.errors["sustainability"]}
      />
    </section>
  );
}
