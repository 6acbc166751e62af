/** A colour of the design system as a canvas takes it, in the theme that `element` is shown in. */
export function colourOf(element: HTMLElement, name: string): string {
  const before = element.style.color
  element.style.color = `var(--${name})`
  const { color } = getComputedStyle(element)
  element.style.color = before
  return color
}
