import { data } from "#app/framework.server.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { SearchPage } from "./search-page.tsx";
import { searchPageProps } from "./search-props.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf("Find a provider", page && { errors: page.errors, typed: {} }) },
];

export const handle = { wide: true };

export const loader = guardLoader(
  { area: "brokerage", permission: "brokerage:search" },
  async ({ actor, url }) => {
    const page = await searchPageProps(actor, url.searchParams);
    return data(page, { status: Object.keys(page.errors).length > 0 ? 400 : 200 });
  },
);

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
