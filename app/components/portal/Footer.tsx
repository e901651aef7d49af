const links = [
  { href: "/framework", text: "Framework" },
  { href: "/register", text: "Register" },
  { href: "/open-data", text: "Open data" },
  { href: "/accessibility", text: "Accessibility statement" },
  { href: "/privacy", text: "Privacy" },
] as const;

export function Footer({
  councilName,
  serviceName,
}: {
  readonly councilName: string;
  readonly serviceName: string;
}) {
  return (
    <footer className="govuk-template__footer app-footer">
      <div className="govuk-width-container app-footer__inner">
        <nav aria-label="About this service">
          <ul className="app-footer__links">
            {links.map(({ href, text }) => (
              <li key={href}>
                <a className="govuk-link app-footer__link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="app-footer__owner">
          {serviceName} is run by {councilName}.
        </p>
      </div>
    </footer>
  );
}
