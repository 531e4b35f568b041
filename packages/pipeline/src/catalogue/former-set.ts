/** How an area set of an earlier edition is told from today's set of the same id. */
export const formerSetId = (id: string, vintage: string): string => `${id}@${vintage}`;
