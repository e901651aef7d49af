/** Every address that pages and mail link to, by name. */
export const paths = {
  home: "/",
  myHome: "/home",
  signIn: "/sign-in",
  signOut: "/sign-out",
  provider: "/provider",
  commissioner: "/commissioner",
  brokerage: "/brokerage",
  admin: "/admin",
} as const;
