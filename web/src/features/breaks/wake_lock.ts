/**
 * Asks the screen to stay on. Browsers let go of it when the page is hidden, so it is asked for again
 * when the page comes back. Returns what ends it. Silent where the browser does not know it.
 */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | null = null
  let over = false

  async function ask(): Promise<void> {
    if (over || document.hidden || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (over) void lock.release()
    } catch {
      // Low battery, or the system says no: the walk goes on with a screen that may turn off.
    }
  }

  const onchange = () => void ask()
  document.addEventListener('visibilitychange', onchange)
  void ask()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', onchange)
    void lock?.release()
  }
}
