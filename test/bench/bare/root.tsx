import { Chrome } from "#app/components/portal/Chrome.tsx";
import { Links, Meta, Outlet } from "#app/framework.ts";
import styles from "#app/styles/app.scss?url";

export const links = () => [{ rel: "stylesheet", href: styles }];

/** The portal's page without anything that is looked up for it. */
export default function Root() {
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        <Chrome councilName="Benchmark" serviceName="Careframe" navigation={[]} width="whole">
          <Outlet />
        </Chrome>
      </body>
    </html>
  );
}
