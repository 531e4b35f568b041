/** The grammar of themes.yaml and groups.yaml, in the catalogue and in a site's own folder. */
import type { Theme } from '@bybalance/release';
import { z } from 'zod';
import { condition } from './condition.ts';
import { id, object, text } from './fields.ts';
import type { GroupDefinition } from './types.ts';

/** Themes in the order of the report; `order` puts indicators first inside a theme, the rest follow by id. */
export const themesFile = z.array(object({ id, title: text, order: z.array(id).default([]) })).min(1);

const group = object({
  id: z.string().regex(/^[a-z0-9-]+:[a-z0-9+-]+$/, 'A group is written dimension:value, for example sex:k'),
  label: text,
  /** Which persons: fields of the population `state`. Missing: the group exists in delivered tables only. */
  when: condition('state').optional(),
});

/** Groups in the order of tables, one dimension after the other. */
export const groupsFile = z.array(group).min(1);

export function toGroups(written: z.output<typeof groupsFile>): readonly GroupDefinition[] {
  return written.map(({ id: name, label, when }) => ({
    id: name,
    dimension: name.split(':')[0] ?? name,
    label,
    when,
  }));
}

export function toThemes(written: z.output<typeof themesFile>): readonly Theme[] {
  return written.map(({ id: name, title }) => ({ id: name, title }));
}
