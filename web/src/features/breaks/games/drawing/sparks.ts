import type { GameEvent } from '../../../../engine/game'
import { COLOURS, HAND_COLOURS } from './palette'
import { spot, type Pen } from './pen'

const MOST_SPARKS = 90
const MOST_WORDS = 8
const SPARK_S = 0.7
const WORD_S = 0.95
/** Fewer points than this come many at a time: petals answer them, words would hide the picture. */
const SAID_FROM = 3
const RING_S = 0.5

interface Mote {
  x: number
  y: number
  age_s: number
  colour: string
}
interface Spark extends Mote {
  speed_x: number
  speed_y: number
  size: number
}
interface Word extends Mote {
  text: string
  size: number
}

/** Petals, points and rings that answer what happened; all in picture heights and parts. */
export class Sparks {
  #sparks: Spark[] = []
  #words: Word[] = []
  #rings: Mote[] = []

  /** True while something is still to be seen. */
  get isAlive(): boolean {
    return this.#sparks.length + this.#words.length + this.#rings.length > 0
  }

  happen(event: GameEvent, calm: boolean): void {
    const { light, deep } = HAND_COLOURS[event.hand]
    if (event.kind === 'hit') {
      if (!calm)
        this.#burst(event, event.points > 6 ? 12 : 5, [light, COLOURS.honey, COLOURS.cream])
      if (event.points >= SAID_FROM)
        this.#say(event, `+${event.points}`, event.points > 6 ? 0.05 : 0.036, COLOURS.cream)
    } else if (event.kind === 'done') {
      if (!calm)
        this.#burst(event, 32, [COLOURS.honey, COLOURS.persimmon, COLOURS.moss, COLOURS.cream])
      this.#say(event, `+${event.points}`, 0.085, COLOURS.honey)
    } else if (event.kind === 'combo') {
      this.#say(event, `×${event.amount}`, 0.1, COLOURS.honey, -0.09)
    } else if (event.kind === 'bumped') {
      this.#rings.push({ x: event.x, y: event.y, age_s: 0, colour: COLOURS.berry })
    } else if (event.kind === 'miss') {
      this.#rings.push({ x: event.x, y: event.y, age_s: 0, colour: deep })
    }
  }

  /** Moves everything on and draws it. */
  draw(pen: Pen, dt_s: number): void {
    const age = (mote: Mote) => (mote.age_s += dt_s)
    ;[...this.#sparks, ...this.#words, ...this.#rings].forEach(age)
    this.#sparks = this.#sparks.filter(({ age_s }) => age_s < SPARK_S)
    this.#words = this.#words.filter(({ age_s }) => age_s < WORD_S)
    this.#rings = this.#rings.filter(({ age_s }) => age_s < RING_S)
    this.#rings.forEach((ring) => drawRing(pen, ring))
    this.#sparks.forEach((spark) => drawSpark(pen, spark, dt_s))
    this.#words.forEach((word) => drawWord(pen, word))
    pen.context.globalAlpha = 1
  }

  #burst(event: GameEvent, count: number, colours: readonly string[]): void {
    for (let i = 0; i < count; i++) {
      const angle = (2 * Math.PI * (i + 0.6 * Math.random())) / count
      const speed = 0.16 + 0.3 * Math.random()
      this.#sparks.push({
        ...{ x: event.x, y: event.y, age_s: 0, colour: colours[i % colours.length]! },
        speed_x: Math.cos(angle) * speed,
        speed_y: Math.sin(angle) * speed - 0.12,
        size: 0.007 + 0.008 * Math.random()
      })
    }
    this.#sparks.splice(0, this.#sparks.length - MOST_SPARKS)
  }

  #say(event: GameEvent, text: string, size: number, colour: string, above = 0): void {
    this.#words.push({ text, size, colour, x: event.x, y: event.y + above - 0.03, age_s: 0 })
    this.#words.splice(0, this.#words.length - MOST_WORDS)
  }
}

function drawSpark({ context, place }: Pen, spark: Spark, dt_s: number): void {
  spark.x += (spark.speed_x * dt_s * place.height) / place.width
  spark.y += spark.speed_y * dt_s
  spark.speed_y += 0.7 * dt_s
  const left = 1 - spark.age_s / SPARK_S
  const size = spark.size * place.height * (0.4 + 0.6 * left)
  context.globalAlpha = Math.min(1, 2 * left)
  context.fillStyle = spark.colour
  context.beginPath()
  const angle = spark.age_s * 9 + spark.size * 900
  const x = place.left + spark.x * place.width
  const y = place.top + spark.y * place.height
  context.ellipse(x, y, size, size * 0.5, angle, 0, 2 * Math.PI) // a petal
  context.fill()
}

function drawRing(pen: Pen, ring: Mote): void {
  const { context, place } = pen
  const part = ring.age_s / RING_S
  const { x, y } = spot(pen, ring)
  context.globalAlpha = 0.8 * (1 - part)
  context.strokeStyle = ring.colour
  context.lineWidth = 0.008 * place.height * (1 - part) + 1
  context.beginPath()
  context.arc(
    x,
    Math.min(y, place.top + place.height * 0.97),
    (0.03 + 0.05 * part) * place.height,
    0,
    2 * Math.PI
  )
  context.stroke()
}

function drawWord(pen: Pen, word: Word): void {
  const { context, place, calm } = pen
  const part = word.age_s / WORD_S
  const { x, y } = spot(pen, { x: word.x, y: word.y - (calm ? 0.03 : 0.1 * part) })
  const pop = calm ? 1 : Math.min(1, 0.5 + word.age_s * 6)
  context.globalAlpha = Math.min(1, 2.5 * (1 - part))
  context.font = `640 ${Math.round(word.size * pop * place.height)}px "Fraunces Variable", Georgia, serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = Math.max(3, word.size * 0.16 * place.height)
  context.strokeStyle = 'rgb(26 16 12 / 75%)'
  context.fillStyle = word.colour
  context.strokeText(word.text, x, Math.max(y, place.top + word.size * place.height))
  context.fillText(word.text, x, Math.max(y, place.top + word.size * place.height))
}
