/**
 * The people one can be in the demo sign-in. None is real; example.org belongs to nobody (RFC 2606).
 * @typedef {{ id: string, name: string, email: string }} Person
 * @type {readonly Person[]}
 */
export const people = [
  { id: 'ada', name: 'Ada Lind', email: 'ada@example.org' },
  { id: 'emil', name: 'Emil Okafor', email: 'emil@example.org' },
  { id: 'noor', name: 'Noor Haddad', email: 'noor@example.org' },
  { id: 'sixten', name: 'Sixten Berg', email: 'sixten@example.org' }
]
