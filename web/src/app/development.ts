/** The lab page; null in the product's build, which holds nothing of it (e2e/lab proves it). */
export const lab =
  import.meta.env.MODE === 'production' ? null : () => import('../lab/LabPage.svelte')
