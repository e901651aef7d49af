import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { guardLoader } from "#app/web/guard.server.ts";
import { titleOf } from "#app/web/form.ts";

export const meta = () => [{ title: titleOf("Home") }];

export const loader = guardLoader({ area: "provider", permission: "application:write" }, async () => null);

export default function Home() {
  return <PageHeading>Home</PageHeading>;
}
