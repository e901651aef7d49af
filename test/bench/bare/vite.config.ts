import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** Builds the bare page: Remix with one route, the portal's components, and nothing to ask a database. */
export default defineConfig({
  plugins: [
    remix({
      appDirectory: "test/bench/bare",
      buildDirectory: "build/bench",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    {
      name: "careframe-bare-server",
      enforce: "post",
      config: (_config, { isSsrBuild }) =>
        isSsrBuild
          ? { build: { rollupOptions: { input: path.resolve("test/bench/bare/server.ts") } } }
          : undefined,
    },
  ],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { assetsInlineLimit: 0, sourcemap: false, target: "es2022" },
  logLevel: "warn",
});
