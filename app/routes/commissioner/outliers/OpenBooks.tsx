import { paths } from "#app/web/paths.ts";

type OpenBooksProps = {
  readonly books: readonly {
    readonly id: string;
    readonly roundId: string;
    readonly lotId: string;
    readonly lot: string;
    readonly place: string;
    readonly round: string;
  }[];
  /** The sentence where there are none. */
  readonly none: string;
};

/** The open books of a provider that the reader may see, each a link to its lines. */
export function OpenBooks({ books, none }: OpenBooksProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Open book</h2>
      {books.length === 0 ? (
        <p className="govuk-body">{none}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {books.map((book) => (
            <li key={book.id}>
              <a className="govuk-link" href={paths.submittedModel(book.roundId, book.lotId, book.id)}>
                {book.lot}, {book.place} ({book.round})
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
