/** A format: one text form of papers, written and perhaps read. Called by `render`, `list`, `show` and `add`. */
import type { Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import type { Output } from '../core/manifest.ts'
import type { Place, SourceFile, Span } from '../core/text.ts'
import type { View } from '../core/view.ts'

export interface Format {
  readonly name: string
  readonly summary: string
  /** File name endings with their dot, the usual one first. */
  readonly extensions: readonly `.${string}`[]
  /** The drafts in a text, and what in it could not be read; never throws on what the text holds. Await it: large parsers load on demand. */
  read?(file: SourceFile): Imported | Promise<Imported>
  /** The view as text that ends in one newline; the same view gives the same text. */
  write?(view: View, options: WriteOptions): string
  /** Is this text, found where an output belongs, something this format wrote (so that it may be replaced)? */
  owns?(text: string): boolean
  /** The managed block of this name in a hand-written file, for formats that can have one. */
  findBlock?(text: string, name: string): ManagedBlock | undefined
}

/** What a manifest's output may ask of a format: the settings that are not about files. */
export interface WriteOptions
  extends Partial<Pick<Output, 'layout' | 'item' | 'links' | 'unicode' | 'block'>> {
  /** Headings above the block, for formats whose anchors depend on them. */
  readonly headings?: readonly string[]
}

/** Where the content of a managed block stands in a text, and the headings above it. */
export interface ManagedBlock extends Span {
  readonly headings: readonly string[]
}

export interface Imported {
  readonly drafts: readonly Draft[]
  readonly diagnostics: readonly Diagnostic[]
  /** What looked like content and was not understood; nothing is dropped without being named here. */
  readonly unread?: readonly Unread[]
  /** Title of the whole document, where it has one. */
  readonly title?: string
  /** What a legend says that marks mean, in its order. */
  readonly legend?: readonly { readonly marker: string; readonly title: string }[]
}

/** A piece of a document that is neither a paper nor known to be something else. */
export interface Unread {
  readonly place: Place
  readonly text: string
  /** Why it was not read, without a full stop: `no title`, `a list item without a link`. */
  readonly reason: string
}
