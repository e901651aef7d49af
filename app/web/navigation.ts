import type { Visitor } from "./visitor.server.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { paths } from "./paths.ts";

export type NavigationEntry = { readonly href: string; readonly text: string; readonly active: boolean };

type Entry = {
  readonly href: string;
  readonly text: string;
  readonly needs: Permission;
  /** Other addresses whose pages belong to this entry. */
  readonly also?: readonly string[];
};

const publicEntries: readonly Entry[] = [
  { href: paths.register, text: "Find care", needs: "public:read" },
  { href: paths.framework, text: "Apply as a provider", needs: "public:read" },
  { href: paths.signIn, text: "Sign in", needs: "account:use" },
];

const providerEntries: readonly Entry[] = [
  { href: paths.provider, text: "Home", needs: "application:write", also: [paths.ownOffers] },
  { href: paths.ownEnquiries, text: "Enquiries", needs: "enquiry:answer", also: ["/provider/negotiations"] },
  {
    href: paths.rates,
    text: "Lots and rates",
    needs: "organisation:manage",
    also: [paths.ownExceptions, paths.ownUplifts, paths.ownPricesCompared],
  },
  { href: paths.ownCallOffs, text: "Invitations to bid", needs: "bid:write" },
  { href: paths.ownContracts, text: "Contracts", needs: "contract:own" },
  { href: paths.ownPlacements, text: "Placements", needs: "placement:own" },
  { href: paths.capacity, text: "Vacancies and hours", needs: "capacity:state" },
  { href: paths.organisation, text: "Your organisation", needs: "organisation:manage" },
];

const staffEntries: readonly Entry[] = [
  { href: paths.commissioner, text: "Commissioning", needs: "commissioning:read" },
  { href: paths.callOffs, text: "Call-offs", needs: "call-off:read" },
  { href: paths.contracts, text: "Contracts", needs: "contract:read", also: [paths.obligations] },
  { href: paths.outliers, text: "Prices out of line", needs: "outlier:read" },
  { href: paths.requests, text: "Requests", needs: "request:read" },
  { href: paths.search, text: "Providers", needs: "brokerage:search", also: ["/brokerage/providers"] },
  { href: paths.placements, text: "Placements", needs: "placement:read" },
  { href: paths.nhsShares, text: "NHS shares", needs: "share:answer" },
  { href: paths.panels, text: "Panels", needs: "panel:read" },
  {
    href: paths.reviews,
    text: "Reviews",
    needs: "placement:read",
    also: [paths.moves, paths.newPrices, paths.placementImports],
  },
  { href: paths.savings, text: "Savings", needs: "saving:read" },
  { href: paths.benchmarks, text: "Benchmarks", needs: "benchmark:read" },
  { href: paths.admin, text: "Administration", needs: "people:manage" },
  { href: paths.audit, text: "Audit trail", needs: "audit:read" },
];

/** The links of the service navigation that this visitor may follow; the one that leads here is marked. */
export function navigationFor(visitor: Visitor, pathname: string): readonly NavigationEntry[] {
  const entries = entriesOf(visitor);
  const allowed = entries.filter((entry) => mayDo(visitor.actor, entry.needs));
  const leadsHere = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const roots = allowed.flatMap((entry) => [entry.href, ...(entry.also ?? [])]).filter(leadsHere);
  const nearest = roots.reduce((longest, href) => (href.length > longest.length ? href : longest), "");
  return allowed.map(({ href, text, also = [] }) => ({
    ...{ href, text },
    active: [href, ...also].includes(nearest),
  }));
}

function entriesOf({ actor }: Visitor): readonly Entry[] {
  if (actor.kind === "provider") return providerEntries;
  return actor.kind === "staff" ? staffEntries : publicEntries;
}
