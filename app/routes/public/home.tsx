import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { guardLoader } from "#app/web/guard.server.ts";
import { titleOf } from "#app/web/form.ts";

export const meta = () => [{ title: titleOf("Care for adults") }];

export const loader = guardLoader({ area: "public", permission: "public:read" }, async () => null);

export default function Home() {
  return <PageHeading>Care for adults</PageHeading>;
}
