/** The one import of Remix's server names. */
export { createReadableStreamFromReadable, data, redirect } from "@remix-run/node";
export type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
