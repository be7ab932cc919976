import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The pages are served by the API beside it: relative addresses work under any mount point.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { outDir: '../api/pages', emptyOutDir: true, chunkSizeWarningLimit: 8_000 },
});
