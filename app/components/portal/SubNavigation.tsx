export type SubNavigationProps = {
  readonly label: string;
  readonly items: readonly { readonly href: string; readonly text: string; readonly current: boolean }[];
};

/** Views of the same page side by side; the one that is shown says so. */
export function SubNavigation({ label, items }: SubNavigationProps) {
  return (
    <nav className="app-sub-navigation" aria-label={label}>
      <ul className="app-sub-navigation__list">
        {items.map(({ href, text, current }) => (
          <li key={href} className="app-sub-navigation__item">
            <a
              className="govuk-link govuk-link--no-visited-state app-sub-navigation__link"
              href={href}
              aria-current={current ? "page" : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
