/**
 * `npm start`: the made-up municipality Fjordby, from nothing to a report in the browser.
 * Installs, makes the deliveries, builds the release and the web app, serves; each step only where it is missing or outdated.
 * Start with the five lines at the end.
 */
import { ensure } from './ensure.mjs';
import { bybalance, prepareAll, runSteps } from './steps.mjs';

await ensure();
await runSteps(async () => {
  await prepareAll();
  await bybalance('serve', 'sites/fjordby', ...process.argv.slice(2));
});
