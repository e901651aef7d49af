import { GenericHeader } from "#app/components/govuk/GenericHeader.tsx";

export type Account = {
  readonly name: string;
  readonly organisation: string;
  /** Where the person finds their own account. */
  readonly href: string;
  /** Where the sign-out form posts to. */
  readonly signOutAction: string;
};

export type HeaderProps = {
  readonly councilName: string;
  readonly account?: Account | undefined;
};

/** The council's name with its mark, and who is signed in. */
export function Header({ councilName, account }: HeaderProps) {
  return (
    <GenericHeader
      classes="app-header"
      logo={
        <span className="app-header__brand">
          <img className="app-header__mark" src="/mark.svg" alt="" width="36" height="36" />
          <span className="app-header__council">{councilName}</span>
        </span>
      }
    >
      {account ? (
        <div className="app-account">
          <ul className="app-account__list" aria-label="Your account">
            <li className="app-account__item">
              <a className="app-account__link" href={account.href}>
                {account.name}
              </a>
            </li>
            <li className="app-account__item app-account__item--organisation">{account.organisation}</li>
            <li className="app-account__item">
              <form method="post" action={account.signOutAction}>
                <button type="submit" className="app-account__sign-out">
                  Sign out
                </button>
              </form>
            </li>
          </ul>
        </div>
      ) : null}
    </GenericHeader>
  );
}
