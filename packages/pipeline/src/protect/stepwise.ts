/** Long work in small steps, so that a wish to stop is heard. */
import { setImmediate } from 'node:timers/promises';
import { type RunContext, stopIfAsked } from '../support/context.ts';

/** Goes through a list one by one, with a chance to be stopped before each: a signal is heard only between turns of the event loop. */
export async function stepwise<In, Out>(
  list: readonly In[],
  step: (one: In) => Out,
  context: Pick<RunContext, 'signal'>,
): Promise<readonly Out[]> {
  const made: Out[] = [];
  for (const one of list) {
    await setImmediate();
    stopIfAsked(context);
    made.push(step(one));
  }
  return made;
}
