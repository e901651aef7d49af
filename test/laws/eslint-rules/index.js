import { exactMoney } from "./exact-money.js";
import { guardedRoutes } from "./guarded-routes.js";
import { noClockInDomain } from "./no-clock-in-domain.js";

/** The rules of the house that ESLint holds. */
export const house = {
  rules: {
    "exact-money": exactMoney,
    "guarded-routes": guardedRoutes,
    "no-clock-in-domain": noClockInDomain,
  },
};
