import { paths } from "#app/web/paths.ts";

type Props = {
  readonly offers: readonly {
    readonly id: string;
    readonly title: string;
    readonly reference: string;
    /** By when it is to be answered; null once it is answered or over. */
    readonly words: string | null;
  }[];
};

/** What a provider has to answer now, first of all on its home page; nothing where nothing was ever offered. */
export function OffersToAnswer({ offers }: Props) {
  if (offers.length === 0) return null;
  const standing = offers.filter(({ words }) => words !== null);
  return (
    <section aria-labelledby="offers">
      <h2 className="govuk-heading-m" id="offers">
        {standing.length === 0 ? "Offers" : standing.length === 1 ? "Answer an offer" : "Answer your offers"}
      </h2>
      {standing.length === 0 ? (
        <p className="govuk-body">
          No offer waits for your answer.{" "}
          <a className="govuk-link" href={paths.ownOffers}>
            See earlier offers
          </a>
        </p>
      ) : (
        <ul className="govuk-list">
          {standing.map(({ id, title, reference, words }) => (
            <li key={id}>
              <a className="govuk-link govuk-!-font-weight-bold" href={paths.ownOffer(id)}>
                {title} ({reference})
              </a>
              : {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
