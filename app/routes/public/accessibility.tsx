import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { reading } from "#app/data/db.server.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { titleOf } from "#app/web/form.ts";

export const meta = () => [{ title: titleOf("Accessibility statement") }];

export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ actor }) =>
  reading(actor, async (tx) => ({ council: (await commissionerOfPage(tx, undefined)) ?? null })),
);

export default function Accessibility() {
  const { council } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Accessibility statement</PageHeading>
      <p className="govuk-body">
        This service is run by {council?.name ?? "the council"}. As many people as possible should be able to
        use it. You should be able to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>use every page with a keyboard alone, or with speech</li>
        <li>zoom in to 400% without the text running off the screen</li>
        <li>change colours, contrast and fonts in your browser</li>
        <li>listen to every page with a screen reader</li>
        <li>do everything without JavaScript, and on a phone</li>
      </ul>
      <h2 className="govuk-heading-m">How accessible it is</h2>
      <p className="govuk-body">
        The service is made to meet the Web Content Accessibility Guidelines version 2.2, level AA. Pages are
        checked by machine with each change, at desktop and phone width and without JavaScript. A machine
        finds only some faults: people with disabilities have not yet tested it, and it has not been audited
        by anyone independent. So we do not claim yet that it complies in full.
      </p>
      <h2 className="govuk-heading-m">What we know does not work well</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>documents that providers upload are as accessible as their authors made them</li>
        <li>wide tables for staff become long lists on a small screen</li>
      </ul>
      <h2 className="govuk-heading-m">Tell us, or ask for another format</h2>
      <p className="govuk-body">
        <Contact mail={council?.contactMail ?? ""} phone={council?.contactPhone ?? ""} />
      </p>
      <h2 className="govuk-heading-m">If you are not content with our answer</h2>
      <p className="govuk-body">
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile
        Applications) (No. 2) Accessibility Regulations 2018. If we do not answer well, contact the Equality
        Advisory and Support Service.
      </p>
    </>
  );
}

function Contact({ mail, phone }: { readonly mail: string; readonly phone: string }) {
  if (!mail && !phone) return <>Ask the council that runs this service.</>;
  return (
    <>
      {mail ? (
        <>
          Write to{" "}
          <a className="govuk-link" href={`mailto:${mail}`}>
            {mail}
          </a>
        </>
      ) : null}
      {mail && phone ? " or call " : null}
      {!mail && phone ? "Call " : null}
      {phone}. Say which page it was and what went wrong.
    </>
  );
}
