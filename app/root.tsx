import type { ReactNode } from "react";
import { Button } from "#app/components/govuk/Button.tsx";
import { Chrome } from "#app/components/portal/Chrome.tsx";
import { reading } from "#app/data/db.server.ts";
import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  isRouteErrorResponse,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
  type LinksFunction,
} from "#app/framework.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { env } from "#app/web/env.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { navigationFor } from "#app/web/navigation.ts";
import { useNonce } from "#app/web/nonce.tsx";
import { paths } from "#app/web/paths.ts";
import { problemInWords } from "#app/web/problem.ts";
import styles from "#app/styles/app.scss?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "stylesheet", href: paths.brand },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const loader = guardLoader(
  { area: "public", permission: "public:read" },
  async ({ actor, person, url }) =>
    reading(actor, async (tx, now) => {
      const commissioner = await commissionerOfPage(
        tx,
        actor.kind === "staff" ? actor.commissionerId : undefined,
      );
      return {
        commissioner: commissioner ?? null,
        person: person ?? null,
        navigation: navigationFor({ actor }, url.pathname),
        staff: actor.kind === "staff",
        demonstration: env().CAREFRAME_MODE === "demonstration",
        serverTime: inWords(now),
      };
    }),
);

const supported =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

/** A page ships our scripts only where its route's handle asks for them. */
type Handle = { readonly hydrate?: boolean; readonly wide?: boolean };

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce();
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle);
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#005a6f" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body" suppressHydrationWarning>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: supported }} />
        <Surroundings wide={handles.some((handle) => handle.wide)}>{children}</Surroundings>
        <script type="module" nonce={nonce} src="/enhance.js" suppressHydrationWarning />
        {handles.some((handle) => handle.hydrate) ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

function Surroundings({ wide, children }: { readonly wide: boolean; readonly children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const person = root?.person;
  return (
    <Chrome
      councilName={root?.commissioner?.name ?? "Careframe"}
      serviceName={root?.commissioner?.serviceName ?? "Careframe"}
      phase={root?.demonstration ? "Demonstration" : undefined}
      phaseText={
        root?.demonstration ? (
          <>Every organisation, price and person here is made up. Its clock says {root.serverTime}.</>
        ) : undefined
      }
      navigation={root?.navigation ?? []}
      account={
        person
          ? {
              name: person.name,
              organisation: person.organisation,
              href: paths.account,
              signOutAction: paths.signOut,
            }
          : undefined
      }
      width={wide ? "whole" : root?.staff ? "column" : "narrow"}
    >
      {children}
    </Chrome>
  );
}

export default function App() {
  useLoaderData<typeof loader>();
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const problem = problemInWords(
    isRouteErrorResponse(error) ? error.status : 500,
    isRouteErrorResponse(error) && typeof error.data === "string" ? error.data : "",
  );
  return (
    <>
      <title>{`${problem.title} – Careframe`}</title>
      <h1 className="govuk-heading-l">{problem.title}</h1>
      <p className="govuk-body">{problem.text}</p>
      <Button href={paths.home} variant="secondary">
        Go to the start page
      </Button>
    </>
  );
}
