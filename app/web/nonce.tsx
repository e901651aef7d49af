import { createContext, useContext } from "react";

/** The word of this response that lets our own scripts run under the content security policy. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
