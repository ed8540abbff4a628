/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { citiesModule } from './build/cities';
import { firstPage } from './build/firstPage';
import { compiledMessages } from './build/messages';

// What is needed to read one's bookings without network. The map and the places of the world are not: they are large.
const shellFiles = {
  globPatterns: ['index.html', 'theme.js', 'mark.svg', 'assets/*.{js,css}', 'assets/*-latin-wght-*.woff2'],
  // A classic script: module workers are not known everywhere.
  rollupFormat: 'iife' as const,
  globIgnores: ['**/{CourtMap,_virtual_cities,countries-,GalleryPage,ApiPage,ProblemsPage,pseudo}*'],
};

/** The router's package leads bundlers to what it built for developers, with its warnings. */
function builtRouter(): Plugin {
  const built = new URL('./node_modules/react-router/dist/production/index.mjs', import.meta.url).pathname;
  return {
    name: 'built-router',
    apply: 'build',
    config: () => ({ resolve: { alias: [{ find: /^react-router$/, replacement: built }] } }),
  };
}

const manifest = {
  name: 'Holdfast',
  short_name: 'Holdfast',
  description: 'Find a court near you, hold it, and book it.',
  id: '/',
  start_url: '/',
  display: 'standalone' as const,
  theme_color: '#FFFFFF',
  background_color: '#F3F6F8',
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' as const },
  ],
  shortcuts: [{ name: 'My bookings', url: '/my' }],
};

const isFirst = firstPage(new URL('./src/main.tsx', import.meta.url).pathname);
const server = loadEnv('development', '.', 'HOLDFAST_').HOLDFAST_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    citiesModule(),
    compiledMessages(),
    builtRouter(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: null,
      injectManifest: shellFiles,
      manifest,
    }),
  ],
  server: {
    host: '127.0.0.1',
    port: 5173,
    // A test compares the list of problems with the server's sources.
    fs: { allow: ['..'] },
    proxy: { '/api': server, '/openapi': server, '/health': server, '/hubs': { target: server, ws: true } },
  },
  build: {
    // Nothing is inlined into the page or the styles: the site's CSP allows no inline script, style or data font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // For scripts/budget.mjs.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs comes as two files: sixty small ones compress badly and cost a round of requests each.
          groups: [
            {
              name: 'base',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|use-intl|openapi-fetch)[\\/]/,
            },
            { name: (id, build) => (isFirst(id, build) ? 'first' : null) },
            // The parts that most other pages share.
            { name: 'ui', test: /src[\\/](ui|api|i18n)[\\/]|node_modules[\\/]zod[\\/]/, minShareCount: 8 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test-setup.ts'],
    testTimeout: 15_000,
  },
});
