const files = import.meta.glob<string>(
  ['../../../engine/recordings/*.json', '!../../../engine/recordings/*.games.json'],
  {
    query: '?raw',
    import: 'default'
  }
)

/** The recordings of the engine's own tests: a name, and how to get the text. */
export const samples: readonly { name: string; text: () => Promise<string> }[] = Object.entries(
  files
).map(([path, text]) => ({ name: path.split('/').at(-1)!.replace('.json', ''), text }))
