export type DownloadLink = {
  readonly href: string;
  /** The format as people call it, like "CSV". */
  readonly format: string;
  /** Like "24 KB". */
  readonly size?: string | undefined;
};

export type DownloadLinksProps = {
  /** What is downloaded, like "these 42 rates". */
  readonly what: string;
  readonly links: readonly DownloadLink[];
};

/** The same rows as files, named in full for those who hear each link alone. */
export function DownloadLinks({ what, links }: DownloadLinksProps) {
  return (
    <div className="app-downloads">
      <span className="app-downloads__what">Download {what}:</span>
      <ul className="app-downloads__list">
        {links.map((link) => (
          <li key={link.href}>
            <a className="govuk-link" href={link.href} download>
              <span className="govuk-visually-hidden">{what} as </span>
              {link.format}
              {link.size ? ` (${link.size})` : null}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The links to a table as CSV and as XLSX. */
export function bothFormats(hrefOf: (format: "csv" | "xlsx") => string): readonly DownloadLink[] {
  return (["csv", "xlsx"] as const).map((format) => ({ href: hrefOf(format), format: format.toUpperCase() }));
}
