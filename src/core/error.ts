/** Errors for people: something that they can put right about the run. */

/** Shown as `survey: <message>` and a hint, without a stack; the run ends with exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
  /** What to do next, a sentence. */
  readonly hint: string | undefined

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.hint = options.hint
  }
}

/** A file is no longer as it was read; who reads it again may write it. */
export class ChangedMeanwhile extends UserError {}

/** A person who was asked did not want to go on. */
export class BrokenOff extends UserError {}
