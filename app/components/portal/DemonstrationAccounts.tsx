export type DemonstrationAccountsProps = {
  readonly accounts: readonly { readonly email: string; readonly name: string; readonly does: string }[];
  readonly password: string;
};

/** Whom one can be in the demonstration, and the password that they share. */
export function DemonstrationAccounts({ accounts, password }: DemonstrationAccountsProps) {
  return (
    <section aria-labelledby="demonstration-accounts">
      <h2 className="govuk-heading-m" id="demonstration-accounts">
        Accounts of this demonstration
      </h2>
      <p className="govuk-body">
        Everyone here is made up. The password of each is <strong className="app-num">{password}</strong>
      </p>
      <dl className="govuk-summary-list app-demonstration-accounts">
        {accounts.map(({ email, name, does }) => (
          <div key={email} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">
              {email}
              <span className="app-demonstration-accounts__name">{name}</span>
            </dt>
            <dd className="govuk-summary-list__value">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
