/** What makes a protected table or finding: an import rule keeps it inside protect. */
export const mintKey: unique symbol = Symbol('protect-mint');
