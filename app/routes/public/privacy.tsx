import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { reading } from "#app/data/db.server.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { titleOf } from "#app/web/form.ts";

export const meta = () => [{ title: titleOf("Privacy") }];

export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ actor }) =>
  reading(actor, async (tx) => ({ council: (await commissionerOfPage(tx, undefined)) ?? null })),
);

export default function Privacy() {
  const { council } = useLoaderData<typeof loader>();
  const name = council?.name ?? "The council that runs this service";
  return (
    <>
      <PageHeading>Privacy</PageHeading>
      <p className="govuk-body">
        {name} decides how personal data in this service is used and is responsible for it.
      </p>
      <h2 className="govuk-heading-m">If you only read the public pages</h2>
      <p className="govuk-body">
        We ask for nothing and set no cookie. Nobody follows you: there are no analytics and no parts from
        other companies. What you search for stands in the address of the page and is not kept with anything
        that says who you are.
      </p>
      <h2 className="govuk-heading-m">If you have an account</h2>
      <p className="govuk-body">
        We keep your name, mail address, organisation and role, and your password in a form that nobody can
        read. One cookie keeps you signed in; it holds a random number and nothing else.
      </p>
      <p className="govuk-body">
        What you do as part of a decision is recorded with your account and the time: public money is spent on
        it, and anyone who challenges a decision has a right to see how it was made. Such records cannot be
        changed by anyone. Words that need not be kept stand apart from them and can be erased.
      </p>
      <h2 className="govuk-heading-m">People who are cared for</h2>
      <p className="govuk-body">
        Nothing about a person who draws on care is on the public pages, in mail, or shown to providers that
        are not supporting them.
      </p>
      <h2 className="govuk-heading-m">How long, and your rights</h2>
      <p className="govuk-body">
        Records of a procurement are kept at least as long as the law of the framework asks. You may ask to
        see what is held about you, to have it corrected, and in some cases erased.
        {council?.contactMail ? (
          <>
            {" "}
            Write to{" "}
            <a className="govuk-link" href={`mailto:${council.contactMail}`}>
              {council.contactMail}
            </a>
            .
          </>
        ) : null}{" "}
        If you are not content with the answer, you may complain to the Information Commissioner’s Office.
      </p>
    </>
  );
}
