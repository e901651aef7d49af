import { paths } from "#app/web/paths.ts";

type Props = {
  readonly enquiries: readonly { readonly id: string; readonly title: string; readonly words: string }[];
};

/** The enquiries that wait for a provider's answer, with the time left; nothing where none does. */
export function EnquiriesToAnswer({ enquiries }: Props) {
  if (enquiries.length === 0) return null;
  return (
    <section aria-labelledby="enquiries">
      <h2 className="govuk-heading-m" id="enquiries">
        {enquiries.length === 1 ? "Answer an enquiry" : "Answer your enquiries"}
      </h2>
      <ul className="govuk-list">
        {enquiries.map(({ id, title, words }) => (
          <li key={id}>
            <a className="govuk-link govuk-!-font-weight-bold" href={paths.ownEnquiry(id)}>
              {title}
            </a>
            : {words}
          </li>
        ))}
      </ul>
    </section>
  );
}
