/** Every address that pages and mail link to, by name. */
export const paths = {
  home: "/",
  myHome: "/home",
  signIn: "/sign-in",
  signOut: "/sign-out",
  provider: "/provider",
  capacity: "/provider/capacity",
  commissioner: "/commissioner",
  stops: "/commissioner/stops",
  newStop: (providerId: string) => `/commissioner/stops/new/${providerId}`,
  liftStop: (stopId: string) => `/commissioner/stops/${stopId}/lifting`,
  brokerage: "/brokerage",
  admin: "/admin",
  imports: "/admin/imports",
  importRun: (runId: string) => `/admin/imports/${runId}`,
} as const;
