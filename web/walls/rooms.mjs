// The dependency rule of ARCHITECTURE.md, as dependency-cruiser enforces it (npm run check:rooms).

/** What each room may import besides itself; `package` names the npm packages that only it uses. */
export const ROOMS = {
  engine: { may: [] },
  i18n: { may: [] },
  ui: { may: ['i18n'] },
  api: { may: [], package: 'openapi-fetch' },
  outbox: { may: ['api'] },
  capture: { may: ['engine'], package: '@mediapipe' },
  features: { may: ['capture', 'engine', 'api', 'outbox', 'ui', 'i18n'] },
  lab: { may: ['capture', 'engine', 'ui'], package: 'uplot' },
  app: { may: ['features', 'lab', 'capture', 'engine', 'api', 'outbox', 'ui', 'i18n'] }
}

const oneOf = (rooms) => `^src/(${rooms.join('|')})/`

const roomRule = ([room, { may }]) => ({
  name: `${room}-room`,
  comment: `${room} may import ${may.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: oneOf([room, ...may]) }
})

const packageRule = ([room, { package: name }]) => ({
  name: `${name}-in-${room}`,
  comment: `Only ${room} uses ${name}.`,
  severity: 'error',
  from: { pathNot: `^src/${room}/` },
  to: { path: `node_modules/${name}` }
})

const rooms = Object.entries(ROOMS)

export default {
  forbidden: [
    ...rooms.map(roomRule),
    ...rooms.filter(([, rule]) => rule.package).map(packageRule),
    {
      name: 'features-apart',
      comment: 'Features never import each other; app composes them.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' }
    },
    {
      name: 'capture-by-its-door',
      comment:
        'capture is used through capture/index.ts, whose exports are proved to be numbers (P10).',
      severity: 'error',
      from: { pathNot: '^src/capture/' },
      to: { path: '^src/capture/', pathNot: '^src/capture/index\\.ts$' }
    },
    {
      name: 'lab-by-its-route',
      comment:
        'The lab is for development: only app/development.ts, which the build drops, has it.',
      severity: 'error',
      from: { pathNot: '^src/(lab/|app/development\\.ts$)' },
      to: { path: '^src/lab/' }
    },
    {
      name: 'recordings-in-lab',
      comment: 'Recordings are for tests and the lab; members get none.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/lab/|\\.test\\.ts$' },
      to: { path: '^\\.\\./engine/recordings/' }
    },
    {
      name: 'worker-alone',
      comment: 'What the capture worker is made of reaches no page code, no network door.',
      severity: 'error',
      from: { path: '^src/capture/(pose\\.worker|sound\\.worklet)\\.ts$' },
      to: { path: '^src/(api|outbox|ui|i18n|features|lab|app)/', reachable: true }
    },
    {
      name: 'health-workers-alone',
      comment: 'What reads health files reaches no page code, no network door (P11).',
      severity: 'error',
      from: { path: '^src/features/health/.*\\.worker\\.ts$' },
      to: { path: '^src/(api|outbox|ui|i18n|capture|app)/', reachable: true }
    },
    {
      name: 'outside-src',
      comment: 'Only content, the built engine and generated assets come from outside web/src.',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.test|_for_test)\\.ts$' },
      to: {
        pathNot: [
          '^src/',
          'node_modules/',
          '^\\.\\./content/',
          '^\\.\\./engine/recordings/',
          '\\.\\./build/wasm/',
          '^@sqlite\\.org/sqlite-wasm/sqlite3\\.wasm',
          '^generated-assets/'
        ]
      }
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one noun, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    {
      name: 'resolvable',
      comment: 'What is imported exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker|inline)' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
      extensions: ['.ts', '.svelte.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts']
    }
  }
}
