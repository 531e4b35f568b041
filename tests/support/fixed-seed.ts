/** On a build machine random cases are the same every time, so that a verdict can be repeated; elsewhere they are new on every run. */
import fc from 'fast-check';

if (process.env['CI']) fc.configureGlobal({ seed: 20_261_201 });
