/** The one import of Remix's names in screens; the server's names are in framework.server.ts. */
export {
  Links,
  Meta,
  Outlet,
  Scripts,
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
export type { LinksFunction, MetaFunction } from "@remix-run/node";
