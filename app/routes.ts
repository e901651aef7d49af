import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Every URL of the portal, one table per area. Who may see a page stands in the first line of its loader. */
export default [
  // Public
  index("routes/public/home.tsx"),
  route("framework", "routes/public/framework.tsx"),
  route("framework/rounds/:roundId", "routes/public/round.tsx"),
  route("register", "routes/public/register.tsx"),
  route("register/:providerId", "routes/public/register-provider.tsx"),
  route("register.csv", "routes/public/register-rows.tsx"),
  route("open-data", "routes/public/open-data.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),
  route("privacy", "routes/public/privacy.tsx"),

  // Account
  route("sign-in", "routes/account/sign-in.tsx"),
  route("home", "routes/account/my-home.tsx"),
  route("sign-out", "routes/account/sign-out.tsx"),
  route("account", "routes/account/my-account.tsx"),
  route("reset-password", "routes/account/reset-password.tsx"),
  route("reset-password/:token", "routes/account/new-password.tsx"),
  route("invitations/:token", "routes/account/invitation.tsx"),
  route("register-organisation", "routes/account/register-organisation.tsx"),
  route("registration/:token", "routes/account/registration.tsx"),
  route("brand.css", "routes/account/brand.ts"),

  // Provider
  route("provider", "routes/provider/home.tsx"),
  route("provider/organisation", "routes/provider/organisation.tsx"),
  route("provider/organisation/details", "routes/provider/organisation-details.tsx"),
  route("provider/organisation/people", "routes/provider/organisation-people.tsx"),
  route("provider/organisation/locations", "routes/provider/organisation-locations.tsx"),
  route("provider/applications", "routes/provider/application/start.tsx"),
  ...prefix("provider/applications/:applicationId", [
    index("routes/provider/application/task-list.tsx"),
    route("organisation", "routes/provider/application/organisation.tsx"),
    route("declaration", "routes/provider/application/declaration.tsx"),
    route("lots", "routes/provider/application/lots.tsx"),
    route("lots/:lotId", "routes/provider/application/lot.tsx"),
    route("lots/:lotId/prices", "routes/provider/application/prices.tsx"),
    route("standards", "routes/provider/application/standards.tsx"),
    route("questions/:code", "routes/provider/application/question.tsx"),
    route("documents", "routes/provider/application/documents.tsx"),
    route("documents/:documentId", "routes/provider/application/document.ts"),
    route("partners", "routes/provider/application/partners.tsx"),
    route("check", "routes/provider/application/check.tsx"),
    route("submission", "routes/provider/application/submission.tsx"),
    route("withdrawal", "routes/provider/application/withdrawal.tsx"),
    route("receipt", "routes/provider/application/receipt.tsx"),
  ]),
  route("provider/partnerships/:partnerId", "routes/provider/application/partnership.tsx"),
  route("provider/capacity", "routes/provider/capacity.tsx"),
  route("provider/rates", "routes/provider/rates.tsx"),
  route("provider/rates/:lineId", "routes/provider/rate-history.tsx"),
  route("provider/rates/files/:format", "routes/provider/rates-file.ts"),
  route("provider/uplifts", "routes/provider/uplifts.tsx"),
  route("provider/uplifts/:upliftId/rates/:rateId", "routes/provider/uplift-evidence.tsx"),

  route("provider/rounds/:roundId/questions", "routes/provider/questions.tsx"),

  route("provider/applications/:applicationId/outcome", "routes/provider/outcome.tsx"),
  route("provider/applications/:applicationId/terms", "routes/provider/terms.tsx"),

  // Commissioner
  route("commissioner", "routes/commissioner/home.tsx"),
  route("commissioner/framework", "routes/commissioner/framework.tsx"),
  route("commissioner/framework/lots/:lotId", "routes/commissioner/framework-lot.tsx"),
  route("commissioner/rounds", "routes/commissioner/rounds/index.tsx"),
  route("commissioner/rounds/new/:frameworkId", "routes/commissioner/rounds/new.tsx"),
  route("commissioner/rounds/:roundId", "routes/commissioner/rounds/round.tsx"),
  route("commissioner/rounds/:roundId/edit", "routes/commissioner/rounds/edit.tsx"),
  route("commissioner/rounds/:roundId/publication", "routes/commissioner/rounds/publication.tsx"),
  route("commissioner/rounds/:roundId/cancellation", "routes/commissioner/rounds/cancellation.tsx"),
  route("commissioner/rounds/:roundId/extension", "routes/commissioner/rounds/extension.tsx"),
  route("commissioner/rounds/:roundId/preview", "routes/commissioner/rounds/preview.tsx"),
  route("commissioner/rounds/:roundId/questions", "routes/commissioner/rounds/questions.tsx"),
  route("commissioner/rounds/:roundId/questions/:clarificationId", "routes/commissioner/rounds/answer.tsx"),

  route("commissioner/stops", "routes/commissioner/stops/index.tsx"),
  route("commissioner/stops/new/:providerId", "routes/commissioner/stops/new.tsx"),
  route("commissioner/stops/:stopId/lifting", "routes/commissioner/stops/lifting.tsx"),

  route("commissioner/uplifts", "routes/commissioner/uplifts/index.tsx"),
  route("commissioner/uplifts/new", "routes/commissioner/uplifts/new.tsx"),
  route("commissioner/uplifts/:upliftId", "routes/commissioner/uplifts/uplift.tsx"),

  ...prefix("commissioner/members/:providerId/rates", [
    index("routes/commissioner/members/rates.tsx"),
    route(":lineId", "routes/commissioner/members/rate-history.tsx"),
    route("files/:format", "routes/commissioner/members/rates-file.ts"),
  ]),

  ...prefix("commissioner/rounds/:roundId", [
    route("interests", "routes/commissioner/evaluation/interests.tsx"),
    route("opening", "routes/commissioner/evaluation/opening.tsx"),
    route("panel", "routes/commissioner/evaluation/panel.tsx"),
    route("applications", "routes/commissioner/evaluation/applications.tsx"),
    route("applications/:submissionId", "routes/commissioner/evaluation/application.tsx"),
    route("applications/:submissionId/questions/:code", "routes/commissioner/evaluation/question.tsx"),
    route("applications/:submissionId/documents/:documentId", "routes/commissioner/evaluation/document.ts"),
    route("decisions", "routes/commissioner/evaluation/decisions.tsx"),
    route("letters", "routes/commissioner/evaluation/letters.tsx"),
    route("admission", "routes/commissioner/evaluation/admission.tsx"),
    route("admission/:submissionId", "routes/commissioner/evaluation/admission-of-one.tsx"),
  ]),

  // Brokerage
  route("brokerage", "routes/brokerage/home.tsx"),
  route("brokerage/search", "routes/brokerage/search.tsx"),
  route("brokerage/search.csv", "routes/brokerage/search-rows.tsx"),
  route("brokerage/providers/:providerId", "routes/brokerage/provider.tsx"),

  // Admin
  route("admin", "routes/admin/home.tsx"),
  route("admin/people", "routes/admin/people/index.tsx"),
  route("admin/people/new", "routes/admin/people/new.tsx"),
  route("admin/people/:accountId", "routes/admin/people/person.tsx"),
  route("admin/mail", "routes/admin/mail/index.tsx"),
  route("admin/mail/:mailId", "routes/admin/mail/letter.tsx"),
  route("admin/clock", "routes/admin/clock.tsx"),
  route("admin/settings", "routes/admin/settings.tsx"),
  route("admin/audit", "routes/admin/audit/index.tsx"),
  route("admin/audit.csv", "routes/admin/audit/rows.ts"),
  route("admin/audit/proof", "routes/admin/audit/proof.tsx"),
  route("admin/audit/subjects/:kind/:id", "routes/admin/audit/subject.tsx"),
  route("admin/imports", "routes/admin/imports/index.tsx"),
  route("admin/imports/:runId", "routes/admin/imports/run.tsx"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
