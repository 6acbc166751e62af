import { expect, it } from 'vitest'
import { Energy } from './energy'
import { builtModule } from './performance_for_test'

it('counts energy by the engine', async () => {
  const energy = await Energy.create(builtModule('engine'))
  const squats = { code: '02052', value: 5, source: '2024 Adult Compendium' }

  expect(energy.metMinutes(squats, 90_000)).toBe(7.5)
  expect(energy.kilocalories(squats, 120_000, 60)).toBe(10)
  expect(energy.kilocalories(squats, 120_000, NaN)).toBe(0)
})
