import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Builds the HTTP process and the pages into one file, so that they share one database client. */
function wholeServer(): Plugin {
  return {
    name: "careframe-whole-server",
    enforce: "post",
    config: (_config, { isSsrBuild }) =>
      isSsrBuild ? { build: { rollupOptions: { input: path.resolve("app/server.ts") } } } : undefined,
  };
}

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    wholeServer(),
  ],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { assetsInlineLimit: 0, sourcemap: false, target: "es2022" },
  logLevel: "warn",
});
