import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

interface Body {
  content?: Record<string, { schema: object }>
}
interface Operation {
  requestBody?: Body
  responses: Record<string, Body & { $ref?: string }>
}

/** api/openapi.yaml as a judge of what is really sent and answered. */
export class Contract {
  private readonly document: {
    paths: Record<string, Record<string, Operation>>
    components: { responses: Record<string, Body> }
  }
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true })
  private readonly validators = new Map<object, ValidateFunction>()

  constructor() {
    const file = new URL('../../api/openapi.yaml', import.meta.url)
    this.document = parse(readFileSync(file, 'utf8'))
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv)
    this.ajv.addSchema({ $id: 'contract', ...this.document })
  }

  /** Why `body` may not be sent to this operation, or null when the contract declares it. */
  requestProblem(method: string, path: string, body: Buffer): string | null {
    const declared = this.operation(method, path)?.requestBody?.content?.['application/json']
    if (!declared) return 'the contract declares no body here'
    return this.mismatch(declared.schema, body.toString())
  }

  /** Why the contract does not allow this answer, or null when it does. */
  responseProblem(
    method: string,
    path: string,
    status: number,
    type: string,
    body: string
  ): string | null {
    const operation = this.operation(method, path)
    if (!operation) return `${method} ${path} is not in the contract`
    let declared = operation.responses[String(status)] ?? operation.responses.default
    if (!declared) return `${method} ${path}: status ${status} is not declared`
    if (declared.$ref) {
      declared = this.document.components.responses[declared.$ref.split('/').at(-1)!]!
    }
    const mediaType = type.split(';')[0]!.trim()
    if (!declared.content) return body === '' ? null : 'a body where none is declared'
    const media = declared.content[mediaType]
    return media
      ? this.mismatch(media.schema, body)
      : `${mediaType || 'no type'} is not declared for ${method} ${path} ${status}`
  }

  private operation(method: string, path: string): Operation | undefined {
    const parts = path.split('/')
    const match = Object.keys(this.document.paths).find((pattern) => {
      const wanted = pattern.split('/')
      return (
        wanted.length === parts.length &&
        wanted.every((part, i) => part.startsWith('{') || part === parts[i])
      )
    })
    return match ? this.document.paths[match]![method.toLowerCase()] : undefined
  }

  private mismatch(schema: object, text: string): string | null {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return 'not JSON'
    }
    let validate = this.validators.get(schema)
    if (!validate) {
      validate = this.ajv.compile(absoluteReferences(schema))
      this.validators.set(schema, validate)
    }
    return validate(value) ? null : this.ajv.errorsText(validate.errors)
  }
}

/** References inside the document start at its root; outside it they need its name. */
function absoluteReferences(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/'))
}
