/**
 * The checklist before publishing: everything that must be true of a release, asked before a byte is written.
 * Belongs here: the order of the questions, and what an error means. Does not belong: mending, writing.
 * An error blocks; a warning is published with the release. Counts and names only, never a figure.
 */
import type { OperationalReport, Text } from '@bybalance/release';
import { ProtectedFinding, ProtectedTable } from '../protect/types.ts';
import { EXIT, type Issue, UserError } from '../support/errors.ts';
import { checkAreas, checkFindings, checkIndicators, checkSilence } from './check-figures.ts';
import { checkFrame, checkLaws, checkMadeUp, checkPersonLike, checkSources } from './check-frame.ts';
import type { ReleaseContents } from './contents.ts';
import type { Line } from './line.ts';
import type { PublishInput } from './types.ts';

/** Layers whose figures no attack has been made on. */
function layersWithoutCertificate({ frame, certificates }: PublishInput): readonly string[] {
  return frame.layers.filter((layer) => !certificates.some((certificate) => certificate.layer === layer));
}

/** Throws UserError publish/not-protected (exit code 4) unless all was minted by protect and every layer has its certificate. */
export function checkIsProtected(input: PublishInput): void {
  const bare =
    input.tables.filter((table) => !ProtectedTable.is(table)).length +
    input.findings.filter((finding) => !ProtectedFinding.is(finding)).length;
  const untried = layersWithoutCertificate(input);
  if (bare === 0 && untried.length === 0) return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'publish/not-protected',
        place: { file: input.frame.edition.id },
        problem: `${bare} tables or findings have not been through protect; ${untried.length} layers have no certificate.`,
        remedy: 'Nothing was written. This is a fault in the program: please report it.',
      },
    ],
    EXIT.protectionRefused,
  );
}

const TITLE: Text = { da: 'Tjekliste før offentliggørelse', en: 'Checklist before publishing' };

/** Answers every question; in: what will be published and the texts of its files. */
export function toChecklist(input: PublishInput, contents: ReleaseContents): OperationalReport {
  return {
    kind: 'checklist',
    title: TITLE,
    lines: [
      ...checkIndicators(input),
      ...checkSilence(input),
      ...checkSources(input),
      ...checkAreas(input),
      ...checkFrame(input),
      ...checkLaws(input),
      ...checkFindings(input),
      ...checkMadeUp(input),
      ...checkPersonLike(contents),
    ],
  };
}

function toIssue({ code, text }: Line, edition: string): Issue {
  return {
    level: 'error',
    code,
    place: { file: `edition ${edition}` },
    problem: text.en,
    remedy: 'Nothing was written; the release in force is as it was.',
  };
}

/** Throws UserError (exit code 3) with every error of the checklist. */
export function checkMayPublish(checklist: OperationalReport, edition: string): void {
  const errors = checklist.lines.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new UserError(errors.map((one) => toIssue(one, edition)));
}
