/** What a load function of the report needs of a request: who asks, in which language, for which address. */
export interface Asked {
  readonly locals: App.Locals;
  readonly url: URL;
}
